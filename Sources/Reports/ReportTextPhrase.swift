/// What a report says in Markdown and on a terminal, beside the words that all forms share.
package enum ReportTextPhrase: Phrase {
  case empty, last
  case stage, hoursOfStage, fromTo, period, gate, verdict, groups, new, gone, whatChanged
  case requests, units, oneDay, days, daysOnly, criteriaMet, overLooks, noComparison, mind, begin
  case askedAt, nothingAsked
  case shareOfPlan, alphaSpent, looksUncorrected, looksCorrected
  case obrienFleming, pocock, confidenceSequence, mixture
  case noLiftBecause, unboundedBecause, intervals, correctedBy, metricDetails
  case lastDays, allDays, zone
  case rowsHead, read, used, excludedAs, rejectedAs, account, passed
  case smallestLift, targetLift, requiredRequests, requestsSoFar, requestsADay, daysLeft, unknown, enough
  case sees, takes, moreDays, trueLift, powerHead, powerOfTwice, powerCurve
  case appendix, madeBy, noInputs, file, bytes, rowsOfFile, setting, method, sources

  package var texts: (english: String, korean: String) {
    switch self {
    case .empty: ("(empty)", "(빈 값)")
    case .last: ("the last report", "지난")
    case .stage: ("stage {0}", "{0}단계")
    case .hoursOfStage: ("first {0} h of stage {1}", "{1}단계 첫 {0}시간")
    case .fromTo: ("{0} to {1}", "{0}부터 {1}까지")
    case .period: ("period", "기간")
    case .gate: ("gate", "게이트")
    case .verdict: ("verdict", "판정")
    case .groups: ("Groups", "그룹")
    case .new: ("new", "신규")
    case .gone: ("not reported any more", "더 이상 보고하지 않음")
    case .whatChanged: ("What changed", "달라진 점")
    case .requests: ("{0} requests", "요청 {0}건")
    case .units: ("{0} units", "단위 {0}개")
    case .oneDay: ("1 day ({0})", "1일({0})")
    case .daysOnly: ("{0} days", "{0}일")
    case .days: ("{0} days ({1})", "{0}일({1})")
    case .criteriaMet: ("{0} of {1} criteria met ({2})", "판정 기준 {1}개 중 {0}개 충족({2})")
    case .overLooks: ("over all looks {0}", "모든 중간 확인을 통틀어 {0}")
    case .noComparison: ("no comparison was made", "비교한 결과가 없습니다")
    case .mind: ("Mind the data", "데이터 주의")
    case .begin: ("Command to begin with", "먼저 실행할 명령")
    case .askedAt: ("Asked: {0}, at the level of evidence “{1}”.", "판정 대상은 {0}이며, 증거 수준은 ‘{1}’입니다.")
    case .nothingAsked: ("No gate was asked: {0}.", "게이트 판정을 하지 않았습니다. {0}")
    case .shareOfPlan: ("share of plan", "계획 대비")
    case .alphaSpent: ("α spent", "누적 α 사용량")
    case .looksUncorrected:
      (
        "Looks do not share α by a method: α spent is what all of them together may have spent.",
        "중간 확인에 대한 α 배분 방법을 정하지 않았습니다. 누적 α 사용량은 모든 확인에서 썼을 수 있는 합계입니다."
      )
    case .looksCorrected: ("Looks share α by {0}.", "중간 확인은 {0} 방식으로 α를 나눕니다.")
    case .obrienFleming: ("O’Brien–Fleming spending", "O’Brien–Fleming 소비함수")
    case .pocock: ("Pocock spending", "Pocock 소비함수")
    case .confidenceSequence: ("a confidence sequence", "신뢰 수열")
    case .mixture: ("a beta-binomial mixture", "베타-이항 혼합")
    case .noLiftBecause: ("no lift, because {0}", "상대 변화를 구할 수 없음, {0}")
    case .unboundedBecause: ("the lift is unbounded, because {0}", "상대 변화가 한정되지 않음, {0}")
    case .intervals:
      (
        "Values with their {0}; corrected comparisons state a level of their own.",
        "괄호 안은 {0}이며, 보정한 비교에는 수준을 따로 적었습니다."
      )
    case .correctedBy: ("Correction of p: {0}.", "p값 보정: {0}.")
    case .metricDetails:
      ("Each metric in detail: quantiles, design effect, further methods", "지표별 상세: 분위수, 설계 효과, 추가 방법")
    case .lastDays: ("Last {0} of {1} days", "전체 {1}일 중 최근 {0}일")
    case .allDays: ("All {0} days", "전체 {0}일")
    case .zone: ("Days are cut in {0}.", "날짜는 {0} 기준입니다.")
    case .rowsHead: ("rows", "행")
    case .read: ("read", "읽은 행")
    case .used: ("used", "사용한 행")
    case .excludedAs: ("excluded: {0}", "제외: {0}")
    case .rejectedAs: ("rejected: {0}", "거부: {0}")
    case .account:
      (
        "{0} read = {1} used + {2} excluded{3} + {4} rejected{5}",
        "읽음 {0} = 사용 {1} + 제외 {2}{3} + 거부 {4}{5}"
      )
    case .passed: ("{0} checks passed", "점검 {0}개 통과")
    case .smallestLift: ("smallest lift seen with {0} power", "검정력 {0:으로} 감지할 수 있는 최소 상대 변화")
    case .targetLift: ("lift that is to be seen", "감지하려는 상대 변화")
    case .requiredRequests: ("requests of {0} that this takes", "이에 필요한 {0}의 요청 수")
    case .requestsSoFar: ("requests of {0} so far", "현재까지 {0}의 요청 수")
    case .requestsADay: ("requests of {0} a day", "{0}의 하루 요청 수")
    case .daysLeft: ("days until there are enough", "충분해질 때까지 남은 일수")
    case .unknown: ("not known", "알 수 없음")
    case .enough: ("0: there are enough", "0일, 이미 충분함")
    case .sees: ("{0} or more would be seen with {1} power", "{0} 이상의 변화를 검정력 {1:으로} 감지할 수 있음")
    case .takes: ("{0} takes {1} treatment requests, there are {2}", "{0} 감지에는 실험군 요청 {1}건 필요, 현재 {2}건")
    case .moreDays: ("about {0} more days", "약 {0}일 더 필요")
    case .trueLift: ("true lift", "실제 상대 변화")
    case .powerHead: ("power", "검정력")
    case .powerOfTwice: ("power with twice the data", "데이터가 두 배일 때 검정력")
    case .powerCurve: ("The chance of seeing each lift", "상대 변화별 감지 확률")
    case .appendix:
      ("How this was made: settings, methods, inputs", "작성 방법: 설정, 통계 방법, 입력 파일")
    case .madeBy: ("Made by assay {0}.", "assay {0:으로} 만들었습니다.")
    case .noInputs: ("None.", "없음.")
    case .file: ("file", "파일")
    case .bytes: ("bytes", "바이트")
    case .rowsOfFile: ("rows", "행 수")
    case .setting: ("setting", "설정")
    case .method: ("method", "방법")
    case .sources: ("source", "출처")
    }
  }
}

/// What is said of groups within strata.
package enum StrataPhrase: Phrase {
  case stage, day
  case tableHolds, moreInDocument, without, noMetric, ofTreatment, notCompared, differs, maybeEven, leftOut

  package var texts: (english: String, korean: String) {
    switch self {
    case .stage: ("stage", "단계")
    case .day: ("day", "날짜")
    case .tableHolds:
      (
        "{0}, {1} of control and treatment; p corrected for the number of rows",
        "{0}의 대조군·실험군 {1}, p값은 행 수에 맞춰 보정함"
      )
    case .moreInDocument: ("{0} more are in the JSON document", "나머지 {0}개는 JSON 문서에 있음")
    case .without: ("{0} requests have no {1}", "요청 {0}건에는 {1} 값이 없음")
    case .noMetric: ("no metric is summed by {0}", "{0}별로 집계한 지표가 없음")
    case .ofTreatment: ("{0} of {1}", "{1}의 {0}")
    case .notCompared: ("{0}: not compared, because {1}", "{0}: 비교하지 않음, {1}")
    case .differs: ("{0}: the difference differs from {1} to {1} ({2})", "{0}: {1}에 따라 차이가 다름({2})")
    case .maybeEven:
      (
        "{0}: the difference does not provably differ from {1} to {1} ({2})",
        "{0}: {1}에 따라 차이가 다르다고 할 수 없음({2})"
      )
    case .leftOut: ("; {0} with few units left out", ", 단위가 적은 {0}개는 제외")
    }
  }
}
