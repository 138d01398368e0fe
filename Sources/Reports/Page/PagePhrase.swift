/// The words of the page that no other form has.
package enum PagePhrase: Phrase {
  case title, subtitle, language, contents, skip, unnamed
  case week, stageHours, range, allRows, dates, planned
  case noReason, missingIs, evidencePoint, evidenceSignificant, evidenceBound
  case against, intervalOf, ofUnits, ofRequests, excludedRows, days, oneDay, run
  case before, now, nothingBefore, looksBy, alphaSpent, period
  case betterHigher, betterLower
  case detail, deviation, smallest, largest, counted
  case noAnswer, noLift, unbounded, unboundedBut, adjusted, exact
  case excludes, noneFails, noneFires
  case viewsTitle, view, says
  case strataNote, strataMore, strataWithout, even, uneven, evenUnknown
  case sumOfRows, rowsRead, rowsUsed, excluded, rejected
  case seen, seenNot, required, enough, curve, trueLift, chance, chanceTwice
  case setting, file, bytes, hash, none, madeBy, sortBy, sources
  case sourceLog, sourceSnapshot, sourceAnalysis, sourceAverages
  case verdictHead, verdictStays, verdictChanges, asked, monthDays
  case source, stage, day, timeZone, dayAlone, stageTitle

  package var texts: (english: String, korean: String) {
    switch self {
    case .title: ("{0}: {1}", "{0}: {1}")
    case .subtitle: ("Experiment report", "실험 보고서")
    case .language: ("Language", "언어")
    case .contents: ("Contents", "차례")
    case .skip: ("Skip to the verdict", "판정으로 건너뛰기")
    case .unnamed: ("(no name)", "(이름 없음)")
    case .week: ("Week {0}", "{0} 주간")
    case .stageHours: ("Stage {0}, first {1} hours", "{0}단계 첫 {1}시간")
    case .range: ("From {0}", "{0} 기간")
    case .allRows: ("All rows", "전체 데이터")
    case .dates: ("{0} to {1}", "{0} ~ {1}")
    case .planned: ("planned {0}", "계획 {0}")
    case .noReason: ("No gate was asked", "판정을 요청하지 않았습니다")
    case .missingIs: ("What is missing: {0}", "부족한 것: {0}")
    case .evidencePoint: ("estimates on the right side", "추정값이 기준 충족")
    case .evidenceSignificant: ("a significant difference", "통계적으로 유의한 차이")
    case .evidenceBound: ("the whole interval beyond the limit", "신뢰구간 전체가 기준 충족")
    case .against: ("{0} against {1}", "{1} → {0}")
    case .intervalOf: ("{0} interval {1}", "{0} 신뢰구간 {1}")
    case .ofUnits: ("{0} units", "단위 {0}개")
    case .ofRequests: ("{0} requests", "요청 {0}건")
    case .excludedRows: ("{0} of {1} rows used", "{1}행 중 {0}행 사용")
    case .days: ("{0} days", "{0}일")
    case .oneDay: ("1 day", "1일")
    case .run: ("Command", "명령")
    case .before: ("before", "이전")
    case .now: ("now", "이번")
    case .nothingBefore: ("new", "신규")
    case .looksBy: ("How looks share α: {0}.", "중간 확인의 α 배분: {0}.")
    case .alphaSpent: ("α spent", "사용한 α")
    case .period: ("period", "기간")
    case .betterHigher: ("higher is better", "높을수록 좋음")
    case .betterLower: ("lower is better", "낮을수록 좋음")
    case .detail: ("Values of each group", "그룹별 상세 값")
    case .deviation: ("standard deviation", "표준편차")
    case .smallest: ("smallest", "최솟값")
    case .largest: ("largest", "최댓값")
    case .counted: ("values", "값 개수")
    case .noAnswer: ("No answer for {0}: {1}.", "{0} 결과 없음: {1}.")
    case .noLift: ("No lift for {0}: {1}.", "{0} 상대 변화 없음: {1}.")
    case .unbounded: ("unbounded", "한계 없음")
    case .unboundedBut: ("up to {0}, or from {1}", "{0} 이하 또는 {1} 이상")
    case .adjusted: ("unadjusted {0}", "보정 전 {0}")
    case .exact: ("exact {0}", "정확 검정 {0}")
    case .excludes: ("excludes 0", "0 제외")
    case .noneFails: ("none fails", "실패 없음")
    case .noneFires: ("none fires", "발동 없음")
    case .viewsTitle: ("What further methods say", "다른 방법의 결과")
    case .view: ("method", "방법")
    case .says: ("further figures", "기타 수치")
    case .strataNote: ("{0}; p is corrected for the number of rows.", "{0} 기준. p값은 행 수에 맞게 보정했습니다.")
    case .strataMore: ("{0} more are in the JSON document.", "나머지 {0}개는 JSON 문서에 있습니다.")
    case .strataWithout: ("{0} requests have none.", "값이 없는 요청은 {0}건입니다.")
    case .even:
      ("{0}: the difference does not provably vary ({1}).", "{0}: 구간에 따라 차이가 다르다는 증거가 없습니다({1}).")
    case .uneven: ("{0}: the difference varies ({1}).", "{0}: 구간에 따라 차이가 다릅니다({1}).")
    case .evenUnknown: ("{0}: not compared, because {1}.", "{0}: 비교하지 않았습니다. {1}.")
    case .sumOfRows:
      ("{0} read = {1} used + {2} excluded + {3} rejected.", "읽음 {0} = 사용 {1} + 제외 {2} + 거부 {3}.")
    case .rowsRead: ("read", "읽음")
    case .rowsUsed: ("used", "사용")
    case .excluded: ("excluded: {0}", "제외: {0}")
    case .rejected: ("rejected: {0}", "거부: {0}")
    case .seen:
      (
        "With these data a true lift of {0} in {1} is seen with a chance of {2}.",
        "이 데이터로는 {1}의 실제 변화 {0}를 {2}의 확률로 감지할 수 있습니다."
      )
    case .seenNot: ("What these data could see is not known.", "이 데이터로 감지할 수 있는 변화는 알 수 없습니다.")
    case .required:
      (
        "To see {0} takes {1} requests of {2}; there are {3}.", "{0}를 보려면 {2}의 요청 {1}건이 필요하며, 현재 {3}건입니다."
      )
    case .enough: ("There are enough data for it.", "필요한 데이터가 모두 모였습니다.")
    case .curve: ("The curve in figures", "곡선의 수치")
    case .trueLift: ("true lift", "실제 변화")
    case .chance: ("chance of seeing it", "감지할 확률")
    case .chanceTwice: ("with twice the data", "데이터가 두 배일 때")
    case .setting: ("setting", "설정")
    case .file: ("file", "파일")
    case .bytes: ("bytes", "바이트")
    case .hash: ("hash (xxh3_128)", "해시(xxh3_128)")
    case .none: ("none", "없음")
    case .madeBy: ("Made by assay {0}.", "assay {0}으로 작성했습니다.")
    case .sortBy: ("sort", "정렬")
    case .sources: ("sources", "출처")
    case .source: ("Asked of {0}.", "판정 근거: {0}.")
    case .stage: ("stage", "단계")
    case .day: ("day", "날짜")
    case .sourceLog: ("request logs", "요청 로그")
    case .sourceSnapshot: ("a monitor’s snapshot", "모니터링 스냅샷")
    case .sourceAnalysis: ("an analysis document", "분석 문서")
    case .sourceAverages: ("a file with two averages", "두 평균이 담긴 파일")
    case .verdictHead: ("verdict", "판정")
    case .verdictStays:
      (
        "The verdict was {0} on {1} requests and is still {2} on {3}.",
        "판정은 요청 {1}건 기준 {0}, {3}건 기준에서도 {2}입니다."
      )
    case .verdictChanges:
      (
        "The verdict was {0} on {1} requests and is now {2} on {3}.",
        "판정이 요청 {1}건 기준 {0}에서 {3}건 기준 {2:으로} 바뀌었습니다."
      )
    case .asked: ("asked: {0}", "판정 조건: {0}")
    case .monthDays: ("{0}–{1}", "{0}~{1}")
    case .stageTitle: ("Stage {0}", "{0}단계")
    case .timeZone: ("Days are cut in {0}.", "날짜는 {0} 기준입니다.")
    case .dayAlone:
      (
        "The lift in the table is that of the day alone; the picture shows it over all rows up to each day.",
        "표의 상대 변화는 그날만의 값이고, 그림은 그날까지 모든 행의 상대 변화입니다."
      )
    }
  }
}
