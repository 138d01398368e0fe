/// The words of pictures.
package enum PicturePhrase: Phrase {
  case responseTime, successRate, errorRate, confidence
  case upTo, fromOn, unbounded
  case fell, rose, notProven, noLift, ofTreatment
  case liftsNote, higherIsBetter, lowerIsBetter, promotionLine, row

  package var texts: (english: String, korean: String) {
    switch self {
    case .responseTime: ("Response time", "응답 시간")
    case .successRate: ("Success rate", "성공률")
    case .errorRate: ("Error rate", "오류율")
    case .confidence: ("Confidence score", "신뢰도 점수")
    case .upTo: ("up to {0}", "{0} 이하")
    case .fromOn: ("{0} or more", "{0} 이상")
    case .unbounded: ("unbounded", "한계 없음")
    case .fell: ("{0} fell by {1} ({2})", "{0} {1} 감소 ({2})")
    case .rose: ("{0} rose by {1} ({2})", "{0} {1} 증가 ({2})")
    case .notProven: ("{0}: no proven change, {1} ({2})", "{0}: 변화 입증 안 됨, {1} ({2})")
    case .noLift: ("{0}: no lift can be told", "{0}: 상대 변화를 구할 수 없음")
    case .ofTreatment: ("{0}, {1}", "{1}, {0}")
    case .liftsNote:
      (
        "Change against {0} in percent, {1} intervals. Arrow at the name: the better direction.",
        "{0} 대비 상대 변화(%)와 {1} 신뢰구간. 이름 옆 화살표는 좋은 방향입니다."
      )
    case .higherIsBetter: ("higher is better", "높을수록 좋음")
    case .lowerIsBetter: ("lower is better", "낮을수록 좋음")
    case .promotionLine: ("promotion line {0}", "승격 기준선 {0}")
    case .row: ("{0} ({1}): {2}, {3}", "{0}({1}): {2}, {3}")
    }
  }
}
