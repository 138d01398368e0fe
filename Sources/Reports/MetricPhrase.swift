internal import Inference
internal import Verdicts

/// What is said of one metric in detail.
package enum MetricPhrase: Phrase {
  case designEffect, detectable, required, overLooks, boundary

  package var texts: (english: String, korean: String) {
    switch self {
    case .designEffect: ("design effect {0}", "설계 효과 {0}")
    case .detectable: ("smallest detectable effect {0}", "최소 감지 가능 효과 {0}")
    case .required:
      ("{0} treatment requests would see the target", "목표를 감지하려면 실험군 요청 {0}건 필요")
    case .overLooks: ("over all looks {0} ({1})", "모든 중간 확인을 통틀어 {0}({1})")
    case .boundary: (", boundary {0} standard errors", ", 경계는 표준오차의 {0}배")
    }
  }
}

extension Telling {
  /// What one of several looks says.
  func sequential(_ figures: SequentialFigures) -> String {
    let boundary = figures.boundary.map { self(MetricPhrase.boundary, Figures.significant($0)) } ?? ""
    return self(
      MetricPhrase.overLooks, Figures.pValue(figures.pValue, log10: figures.log10PValue),
      spending(figures.method) + boundary)
  }
}
