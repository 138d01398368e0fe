/// What lists of users and their groups say, and whether a log agrees with the hash.
package enum AssignmentPhrase: Phrase {
  case user, bucket, group, users, share, planned
  case rule, ruleHead, seed, against, binomial, chiSquared, emptyLines, more
  case agrees, disagrees, allAgree, someDisagree
  case rows, units, bothGroups, moved, loggedAs, withinStage, asPlanned, inStage
  case judged, outside, withoutUnit, unit, hashGives, logHas, stage, andMore

  package var texts: (english: String, korean: String) {
    switch self {
    case .user: ("user", "사용자")
    case .bucket: ("bucket", "버킷")
    case .group: ("group", "그룹")
    case .users: ("users", "사용자 수")
    case .share: ("share", "비율")
    case .planned: ("planned", "계획")
    case .rule: ("rule {0}", "규칙 {0}")
    case .ruleHead: ("rule", "규칙")
    case .seed: (", seed {0}", ", 시드 {0}")
    case .against: ("against the planned shares: {0} ({1})", "계획된 비율과 비교: {0}({1})")
    case .binomial: ("exact binomial test", "정확 이항 검정")
    case .chiSquared: ("χ² test", "카이제곱 검정")
    case .emptyLines: ("{0} empty lines name nobody", "빈 줄 {0}개에는 사용자가 없음")
    case .more: ("  and {0} more; --format csv lists all", "  외 {0}명, --format csv는 모두 표시")
    case .agrees: ("AGREES", "일치")
    case .disagrees: ("DISAGREES", "불일치")
    case .allAgree: ("each of {0} units is in the group that the hash gives", "단위 {0}개가 모두 해시가 정한 그룹에 있습니다")
    case .someDisagree:
      (
        "{0} of {1} units ({2}) have rows in another group than the hash gives; tolerated are {3}",
        "단위 {1}개 중 {0}개({2})의 행이 해시가 정한 그룹이 아닌 곳에 있습니다. 허용 비율은 {3}입니다"
      )
    case .rows: ("rows", "행")
    case .units: ("units", "단위")
    case .bothGroups: ("in both groups", "두 그룹 모두")
    case .moved: ("moved with a stage", "단계와 함께 이동")
    case .loggedAs:
      ("{0} of {1} logged as {2}, {3} of {2} logged as {1}", "{2}로 기록된 {1} {0}개, {1}로 기록된 {2} {3}개")
    case .withinStage: ("{0} within a stage", "한 단계 안에서 {0}")
    case .asPlanned: ("{0}, as planned", "{0}, 계획대로")
    case .inStage: ("{0} in stage {1}", "{1}단계 {0}")
    case .judged: ("{0} judged, {1} in another group", "{0}행 판정, {1}행이 다른 그룹")
    case .outside: ("{0} outside of every stage", "{0}행이 어느 단계에도 속하지 않음")
    case .withoutUnit: ("{0} without a unit", "{0}행에 단위가 없음")
    case .unit: ("unit", "단위")
    case .hashGives: ("hash gives", "해시")
    case .logHas: ("log has", "로그")
    case .stage: ("stage", "단계")
    case .andMore: ("  and {0} more", "  외 {0}개")
    }
  }
}
