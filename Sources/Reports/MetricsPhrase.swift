/// What the metrics of both versions say beside the words that they share with reports.
package enum MetricsPhrase: Phrase {
  case version, requests, share, errors, errorRate, mean
  case rateChange, shorter, longer, meanTime, against, brackets, withinError
  case byEndpoint, endpoint, withoutEndpoint, title

  package var texts: (english: String, korean: String) {
    switch self {
    case .version: ("version", "버전")
    case .requests: ("requests", "요청 수")
    case .share: ("share", "비율")
    case .errors: ("errors", "오류 수")
    case .errorRate: ("error rate", "오류율")
    case .mean: ("mean ms", "평균 ms")
    case .rateChange: ("error rate {0} points", "오류율 {0}%p")
    case .shorter: ("{0} {1} shorter", "{0} {1} 단축")
    case .longer: ("{0} {1} longer", "{0} {1} 증가")
    case .meanTime: ("mean response time", "평균 응답 시간")
    case .against: ("canary against legacy: {0}", "legacy 대비 canary: {0}")
    case .brackets:
      (
        "in brackets the {0} of the difference, or of what is shorter",
        "괄호 안은 차이 또는 단축률의 {0}"
      )
    case .withinError: ("p95 and p99 are told within {0}", "p95와 p99의 오차는 {0} 이내")
    case .byEndpoint: ("By endpoint", "엔드포인트별")
    case .endpoint: ("endpoint", "엔드포인트")
    case .withoutEndpoint: ("{0} requests name no endpoint", "요청 {0}건에는 엔드포인트가 없음")
    case .title: ("Metrics", "지표")
    }
  }
}
