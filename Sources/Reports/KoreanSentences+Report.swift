extension KoreanSentences {
  /// Of a report that asks no gate.
  static let report = [
    "stage {0} has {1} of the traffic: no gate leads out of it":
      "{0}단계는 트래픽의 {1:을} 받으므로 다음 단계로 넘어가는 게이트가 없습니다",
    "the logs hold several treatments ({0}); --treatment names the one to judge":
      "로그에 실험군이 여럿입니다({0}). 판정할 실험군은 --treatment로 지정합니다",
    "the logs have nothing to make {0} from, which the gate judges":
      "게이트가 판정하는 {0:을} 구할 열이 로그에 없습니다",
    "{0} of {1} rows of {2} lack {3}, which the gate judges, more than {4}":
      "{2}의 {1}행 중 {0}행에 게이트가 판정하는 {3:이} 없어 허용 비율 {4:을} 넘습니다",
  ]
}
