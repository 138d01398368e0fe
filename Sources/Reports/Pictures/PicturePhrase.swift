/// The words of pictures.
package enum PicturePhrase: Phrase {
  case responseTime, successRate, errorRate, confidence
  case upTo, fromOn, unbounded
  case fell, rose, notProven, noLift
  case liftsNote, higherIsBetter, lowerIsBetter, promotionLine, shortPromotionLine, row
  case logarithmicNote, linearNote, distributionFinding
  case courseNote, courseNoteSampled, courseLine, courseInterval, courseSequence
  case courseProven, courseOpen, courseUnbounded, courseUnboundedOrBeyond, courseBeyond, coursePoint
  case requestsADay, requestsADayLogarithmic, errorsADay
  case requestsOf, withErrors, trafficFinding, trafficFindingOneDay
  case criteriaNote, criteriaAllMet, criteriaOpen, noneFails, noneFires, excludes
  case powerFinding, powerNone, powerNote, powerNow, powerTwice, powerTarget, powerSmallest,
    powerPoint

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
    case .liftsNote: ("Change against {0}, {1} interval. {2}.", "{0} 대비 상대 변화, {1} 신뢰구간. {2}.")
    case .higherIsBetter: ("higher is better", "높을수록 좋음")
    case .lowerIsBetter: ("lower is better", "낮을수록 좋음")
    case .promotionLine: ("promotion line {0}", "승격 기준선 {0}")
    case .shortPromotionLine: ("promote {0}", "승격 {0}")
    case .row: ("{0} ({1}): {2}, {3} interval", "{0}({1}): {2}, {3} 신뢰구간")
    case .logarithmicNote:
      ("Share of requests up to each value; logarithmic axis.", "각 값 이하인 요청의 비율. 가로축은 로그 눈금입니다.")
    case .linearNote: ("Share of requests up to each value.", "각 값 이하인 요청의 비율.")
    case .distributionFinding: ("{0}: median {1}, p95 {2}, p99 {3}", "{0}: 중앙값 {1}, p95 {2}, p99 {3}")
    case .courseNote: ("Change by {0}, over all requests since {1}.", "{1} 이후 누적한 {0}의 상대 변화.")
    case .courseNoteSampled:
      (
        "Change by {0}, over all requests since {1}; spread taken from {2} of the units.",
        "{1} 이후 누적한 {0}의 상대 변화. 산포는 단위의 {2}에서 추정했습니다."
      )
    case .courseLine: ("lift so far", "누적 상대 변화")
    case .courseInterval: ("{0} interval of one look", "{0} 신뢰구간(1회 확인)")
    case .courseSequence: ("{0} confidence sequence", "{0} 신뢰 시퀀스(매일 확인)")
    case .courseProven:
      ("{0}: {1} ({2}) so far, proven at every look since {3}", "{0}: 누적 {1} ({2}), {3}부터 매일 확인해도 입증됨")
    case .courseOpen:
      ("{0}: {1} ({2}) so far, not yet proven at every look", "{0}: 누적 {1} ({2}), 매일 확인하는 기준으로는 아직 입증 안 됨")
    case .courseUnbounded:
      ("Until {0} the confidence sequence is unbounded.", "{0}까지는 신뢰 시퀀스에 한계가 없습니다.")
    case .courseUnboundedOrBeyond:
      (
        "Until {0} the confidence sequence is unbounded or reaches beyond the picture.",
        "{0}까지는 신뢰 시퀀스에 한계가 없거나 그림을 벗어납니다."
      )
    case .courseBeyond:
      ("Until {0} the confidence sequence reaches beyond the picture.", "{0}까지는 신뢰 시퀀스가 그림을 벗어납니다.")
    case .coursePoint:
      (
        "{0}: {1}, interval {2}, confidence sequence {3}, {4} requests",
        "{0}: {1}, 신뢰구간 {2}, 신뢰 시퀀스 {3}, 요청 {4}건"
      )
    case .requestsADay: ("Requests a day", "일별 요청 수")
    case .requestsADayLogarithmic: ("Requests a day, logarithmic axis", "일별 요청 수(로그 눈금)")
    case .errorsADay: ("Error rate with its interval", "오류율과 신뢰구간")
    case .requestsOf: ("{0} {1}", "{0} {1}건")
    case .withErrors: ("{0}, error rate {1} ({2})", "{0}, 오류율 {1} ({2})")
    case .trafficFinding: ("Requests in {1} days: {0}", "{1}일간 요청: {0}")
    case .trafficFindingOneDay: ("Requests in {1} day: {0}", "{1}일간 요청: {0}")
    case .criteriaNote:
      ("Each criterion on its own scale; the line is its threshold.", "기준마다 눈금이 다르며, 세로선이 기준값입니다.")
    case .criteriaAllMet: ("All {0} criteria are met", "판정 기준 {0}개 모두 충족")
    case .criteriaOpen: ("{0} of {1} criteria met; open: {2}", "판정 기준 {1}개 중 {0}개 충족, 남은 기준: {2}")
    case .noneFails: ("none fails", "실패 없음")
    case .noneFires: ("none fires", "발동 없음")
    case .excludes: ("excludes {0}", "{0} 제외")
    case .powerFinding:
      ("{0}: these data show a lift of {1} or more with {2} power", "{0}: 현재 데이터로 {1} 이상의 변화를 검정력 {2}로 탐지")
    case .powerNone:
      ("{0}: these data show no lift with {1} power", "{0}: 현재 데이터로는 검정력 {1}에 이르는 변화가 없음")
    case .powerNote:
      (
        "Chance of a significant result by the true lift, in the good direction; level {0}. Dotted: planned power {1}.",
        "실제 변화(좋은 방향)에 따라 유의할 확률, 유의수준 {0}. 점선은 계획 검정력 {1}."
      )
    case .powerNow: ("now, {0} requests", "현재, 요청 {0}건")
    case .powerTwice: ("twice the data", "데이터 2배")
    case .powerTarget: ("target {0}", "목표 {0}")
    case .powerSmallest: ("smallest seen {0}", "최소 탐지 {0}")
    case .powerPoint:
      ("True lift {0}: seen with {1}, with twice the data {2}", "실제 변화 {0}: 검정력 {1}, 데이터 2배일 때 {2}")
    }
  }
}
