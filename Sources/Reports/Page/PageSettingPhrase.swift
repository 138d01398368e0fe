/// The names and values of settings, as the page tells them.
package enum PageSettingPhrase: Phrase {
  case level, significance, test, correction, sequential, power, target
  case group, unit, time, durations, from, to, split, rejected, metrics, quantiles, quantileError
  case noGroup, noUnit, noneLooks, obrienFleming, pocock, confidenceSequence
  case milliseconds
  case evidence, timeZone, version

  package var texts: (english: String, korean: String) {
    switch self {
    case .level: ("confidence level", "신뢰수준")
    case .significance: ("significance level", "유의수준")
    case .test: ("test of means", "평균 검정")
    case .correction: ("correction", "다중 비교 보정")
    case .sequential: ("early looks", "중간 확인 방식")
    case .power: ("planned power", "계획 검정력")
    case .target: ("target lift", "목표 변화")
    case .group: ("group column", "그룹 열")
    case .unit: ("unit column", "단위 열")
    case .time: ("time column", "시간 열")
    case .durations: ("unit of durations", "시간 길이의 단위")
    case .from: ("from", "시작")
    case .to: ("to", "끝")
    case .split: ("planned split", "계획 배분")
    case .rejected: ("rejected rows permitted", "허용하는 거부 행")
    case .metrics: ("metrics", "지표")
    case .quantiles: ("quantiles", "분위수")
    case .quantileError: ("{0}, approximate within {1}", "{0}, 오차 {1} 이내의 근삿값")
    case .noGroup: ("none: each file is a group", "없음: 파일마다 한 그룹")
    case .noUnit: ("none: requests taken as independent", "없음: 요청을 서로 독립으로 봄")
    case .noneLooks: ("one look", "한 번만 확인")
    case .obrienFleming: ("O’Brien and Fleming’s spending", "O’Brien–Fleming 방식")
    case .pocock: ("Pocock’s spending", "Pocock 방식")
    case .confidenceSequence: ("confidence sequence", "신뢰 수열")
    case .milliseconds: ("{0}, ms", "{0}(ms)")
    case .evidence: ("evidence asked for", "요구한 증거 수준")
    case .version: ("assay version", "assay 버전")
    case .timeZone: ("time zone", "시간대")
    }
  }
}
