internal import Inference
internal import Verdicts

/// The words that stand in figures and in short descriptions of metrics, in every form.
package enum FigurePhrase: Phrase {
  case unbounded, unboundedBut, unboundedLift, adjusted, exact
  case excludes, noneFails, noneFires, hours, minutes, seconds, levelInterval
  case noAnswer, noAnswerBecause, includesZero, exactDisagrees, notBelowLimit
  case mean, share, ratio, perUnit
  case primary, secondary, guardrail
  case kindMean, kindProportion, kindRatio, kindCount, kindSum, kindMeanPerUnit, kindShare
  case inMilliseconds, higherIsBetter, lowerIsBetter, filtered, cut
  case approximate, clustered, independent, corrected, none

  package var texts: (english: String, korean: String) {
    switch self {
    case .unbounded: ("unbounded", "한정되지 않음")
    case .unboundedBut: ("unbounded: up to {0}, or from {1}", "한정되지 않음: {0} 이하 또는 {1} 이상")
    case .unboundedLift: ("the control's mean is not clearly above zero", "대조군 평균이 0보다 뚜렷이 크지 않음")
    case .adjusted: ("adjusted {0}", "보정 {0}")
    case .exact: ("exact {0}", "정확 검정 {0}")
    case .excludes: ("excludes {0}", "{0:을} 포함하지 않음")
    case .noneFails: ("none fails", "실패 없음")
    case .noneFires: ("none fires", "발동 없음")
    case .hours: ("{0} h", "{0}시간")
    case .minutes: ("{0} min", "{0}분")
    case .seconds: ("{0} s", "{0}초")
    case .levelInterval: ("{0} interval", "{0} 신뢰구간")
    case .noAnswer: ("no answer", "답할 수 없음")
    case .noAnswerBecause: ("no answer, because {0}", "답할 수 없음, {0}")
    case .includesZero: ("the interval includes zero", "신뢰구간이 0을 포함함")
    case .exactDisagrees: ("the exact test does not confirm it", "정확 검정으로 확인되지 않음")
    case .notBelowLimit: ("the p-value is not below the limit", "p값이 유의수준보다 작지 않음")
    case .mean: ("mean", "평균")
    case .share: ("share", "비율")
    case .ratio: ("ratio", "비(比)")
    case .perUnit: ("per unit", "단위당")
    case .primary: ("primary", "주요 지표")
    case .secondary: ("secondary", "보조 지표")
    case .guardrail: ("guardrail", "가드레일 지표")
    case .kindMean: ("mean", "평균")
    case .kindProportion: ("proportion", "비율")
    case .kindRatio: ("ratio", "두 합계의 비")
    case .kindCount: ("count per unit", "단위당 개수")
    case .kindSum: ("sum per unit", "단위당 합계")
    case .kindMeanPerUnit: ("mean per unit", "단위당 평균")
    case .kindShare: ("share of units", "단위의 비율")
    case .inMilliseconds: ("{0} in ms", "{0}, 단위 ms")
    case .higherIsBetter: ("higher is better", "높을수록 좋음")
    case .lowerIsBetter: ("lower is better", "낮을수록 좋음")
    case .filtered: ("where {0}", "조건 {0}")
    case .cut: ("cut down to {0} of all groups", "전체 그룹의 {0}에서 절단")
    case .approximate: ("approximate within {0}", "근사값(오차 {0} 이내)")
    case .clustered:
      (
        "clustered by {0}, as requests of one unit are not independent",
        "같은 {0}의 요청은 서로 독립이 아니므로 {0} 단위로 군집 보정함"
      )
    case .independent: ("requests taken as independent", "요청을 서로 독립으로 봄")
    case .corrected:
      ("{0}, over secondary metrics and over treatments", "{0}, 보조 지표들과 실험군들에 걸쳐 적용")
    case .none: ("none", "없음")
    }
  }
}

extension Telling {
  /// A name from outside with all that hides in it shown; one that is empty says so.
  package func shown(_ name: String) -> String {
    let visible = name.isEmpty ? "" : Markup.visible(name)
    guard let first = visible.firstIndex(where: { $0 != " " }),
      let last = visible.lastIndex(where: { $0 != " " })
    else { return self(ReportTextPhrase.empty) }
    return String(visible[first...last])
  }

  /// The level of an interval and that it is one: `95 % interval`.
  func levelInterval(_ level: Double) -> String {
    self(FigurePhrase.levelInterval, figure(Figures.level(level)))
  }

  /// What a metric decides.
  func role(_ role: MetricRole) -> String {
    switch role {
    case .primary: self(FigurePhrase.primary)
    case .secondary: self(FigurePhrase.secondary)
    case .guardrail: self(FigurePhrase.guardrail)
    }
  }

  /// What a group is.
  func role(_ role: GroupRole) -> String {
    switch role {
    case .control: self(ReportPhrase.control)
    case .treatment: self(ReportPhrase.treatment)
    }
  }

  /// What a metric is of the values.
  func kind(_ kind: MetricKind) -> String {
    switch kind {
    case .mean: self(FigurePhrase.kindMean)
    case .proportion: self(FigurePhrase.kindProportion)
    case .ratio: self(FigurePhrase.kindRatio)
    case .quantile: kind.rawValue
    case .countPerUnit: self(FigurePhrase.kindCount)
    case .sumPerUnit: self(FigurePhrase.kindSum)
    case .meanPerUnit: self(FigurePhrase.kindMeanPerUnit)
    case .shareOfUnits: self(FigurePhrase.kindShare)
    }
  }
}
