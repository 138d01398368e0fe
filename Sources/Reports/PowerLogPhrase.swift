/// What a log says of how long each stage must last.
package enum PowerLogPhrase: Phrase {
  case requests, requestsADay, overDays, noTimes, lessThanADay
  case units, oneDay, returning, onADay, hardly, doubling
  case noAnswer, baseline, deviation, deviationValue, request, unit, sizeOfUnit, variation, correlation
  case toSee, target, targetUnits, cannot
  case stage, share, hours, stageRequests, betterFrom, worseFrom, seesFrom, provesFrom, daysFor, daysProving
  case never, place, gate, cannotProve, proves

  package var texts: (english: String, korean: String) {
    switch self {
    case .requests: ("{0} requests of {1} say what to expect", "{1}의 요청 {0}건을 바탕으로 예상합니다")
    case .requestsADay:
      ("{0}; all groups together have {1} requests a day", "{0}. 모든 그룹을 합친 요청은 하루 {1}건입니다")
    case .overDays:
      (
        "{0}; all groups together have {1} requests a day, over {2} days",
        "{0}. 모든 그룹을 합친 요청은 {2}일에 걸쳐 하루 {1}건입니다"
      )
    case .noTimes:
      (
        "The log has no times to tell the daily traffic by: --time names their column, --daily N the requests of a day.",
        "로그에 시각이 없어 하루 트래픽을 알 수 없습니다. --time으로 시각의 열을, --daily N으로 하루 요청 수를 지정할 수 있습니다."
      )
    case .lessThanADay:
      (
        "Less than a day was seen: night and day may differ, and so may the days of a week.",
        "관찰한 시간이 하루보다 짧습니다. 밤과 낮, 요일에 따라 다를 수 있습니다."
      )
    case .units: ("about {0} units", "단위 약 {0}개")
    case .oneDay:
      (
        "The requests come from {0}. How many come back another day cannot be told from one day: new ones are assumed each day, so that the days below are the fewest.",
        "요청은 {0}에서 왔습니다. 하루만으로는 다른 날에 다시 오는 단위의 수를 알 수 없어 날마다 새로운 단위로 보았으며, 따라서 아래의 일수는 최솟값입니다."
      )
    case .returning:
      (
        "The requests come from {0}{1}. Units come back, so that days do not add up: ",
        "요청은 {0}에서 왔습니다{1}. 같은 단위가 다시 오므로 일수가 그대로 더해지지 않습니다: "
      )
    case .onADay: (", {0} on a day", " (하루 {0}개)")
    case .hardly: ("more requests bring hardly any new ones.", "요청이 늘어도 새로운 단위는 거의 늘지 않습니다.")
    case .doubling: ("twice the requests bring {0} times as many units.", "요청이 두 배가 되면 단위는 {0}배가 됩니다.")
    case .noAnswer: ("no answer", "답할 수 없음")
    case .baseline: ("baseline", "기준값")
    case .deviation: ("standard deviation", "표준편차")
    case .deviationValue: ("{0} of one {1}", "{1} 하나의 {0}")
    case .request: ("request", "요청")
    case .unit: ("unit", "단위")
    case .sizeOfUnit: ("requests a unit", "단위당 요청 수")
    case .variation: (", coefficient of variation {0}", ", 변동계수 {0}")
    case .correlation: ("correlation in a unit", "단위 내 상관")
    case .toSee: ("to see {0}", "{0} 감지")
    case .target: ("{0} requests in each of two halves{1}", "반씩 나눈 두 그룹에 각각 요청 {0}건{1}")
    case .targetUnits: (", about {0} units", ", 단위 약 {0}개")
    case .cannot: ("cannot be: the value would leave its range", "불가능: 값이 범위를 벗어남")
    case .stage: ("stage", "단계")
    case .share: ("share", "비율")
    case .hours: ("hours", "시간")
    case .stageRequests: ("requests", "요청 수")
    case .betterFrom: ("better from", "개선 하한")
    case .worseFrom: ("worse from", "악화 하한")
    case .seesFrom: ("sees from", "감지 하한")
    case .provesFrom: ("proves > {0} from", "> {0} 입증 하한")
    case .daysFor: ("days, {0}", "일수, {0}")
    case .daysProving: ("days, > {0} at {1}", "일수, {1}에서 > {0}")
    case .never: ("never", "불가")
    case .place: ("{0} hours at {1}", "트래픽 {1}, {0}시간")
    case .gate: ("more than {0} better", "{0} 초과 개선")
    case .cannotProve:
      (
        "In {0} stage {1} cannot prove {2}, however much better the treatment is.",
        "{1}단계({0})에서는 실험군이 아무리 나아도 {2:을} 입증할 수 없습니다."
      )
    case .proves:
      (
        "In {0} stage {1} proves {2} with a chance of {3} if the treatment is truly {4} better or more.",
        "{1}단계({0})에서는 실험군이 실제로 {4} 이상 나을 때 {3}의 확률로 {2:을} 입증합니다."
      )
    }
  }
}
