/// What an analysis says beside the words that it shares with reports.
package enum AnalysisPhrase: Phrase {
  case experiment, from, until, planned, missing, against
  case failed, checks, passed, rows
  case difference, lift, unboundedLift, eachAgainst, eachCorrected, liftInterval, detectable, designEffect
  case inGroups, isInconclusive, outcome, means, change, inconclusiveFor, notChecked, noWarning, mind
  case appendix, noAnswer, noLift, noBounds, comparison, smallestEffect

  package var texts: (english: String, korean: String) {
    switch self {
    case .experiment: ("Experiment", "실험")
    case .from: ("from {0}", "{0}부터")
    case .until: ("to {0}", "{0}까지")
    case .planned: ("Planned {0}.", "계획된 기간: {0}.")
    case .missing: ("missing: {0}", "부족한 것: {0}")
    case .against: ("{0} against {1}", "{1} 대비 {0}")
    case .failed: ("the data fail a check, see below: {0}", "데이터가 점검을 통과하지 못함, 아래 참조: {0}")
    case .checks: ("Checks", "데이터 점검")
    case .passed: ("passed: {0}", "통과: {0}")
    case .rows: ("{0} {1}", "{1} {0}건")
    case .difference: ("difference {0}, {1} {2}", "차이 {0}, {1} {2}")
    case .lift: ("lift {0}, {1} {2}", "상대 변화 {0}, {1} {2}")
    case .unboundedLift: ("lift {0}, {1} {2}, because {3}", "상대 변화 {0}, {1} {2}, {3}")
    case .eachAgainst: ("each against {0}", "각각 {0} 대비")
    case .eachCorrected: ("each against {0}, corrected for their number", "각각 {0} 대비, 비교 횟수에 맞춰 보정함")
    case .liftInterval: ("interval of lift", "상대 변화의 신뢰구간")
    case .detectable: ("detectable", "감지 가능 효과")
    case .designEffect: ("design effect", "설계 효과")
    case .inGroups: ("{0} requests in {1} groups", "{1}개 그룹의 요청 {0}건")
    case .isInconclusive: ("is inconclusive", "결론 없음")
    case .outcome: ("**{0}** of {1} {2}", "{1}의 **{0}** {2}")
    case .means: ("{0} against {1}", "대조군 {1} → 실험군 {0}")
    case .change: ("{0} ({1} {2}{3})", "변화 {0}({1} {2}{3})")
    case .inconclusiveFor: ("**{0}** is inconclusive for {1} treatments.", "**{0}**: 실험군 {1}개에서 결론 없음.")
    case .notChecked: ("Not checked: {0}.", "확인 안 됨: {0}.")
    case .noWarning: ("No check of the data gives a warning.", "데이터 점검에서 경고가 없습니다.")
    case .mind: ("**Mind the data:** {0}.", "**데이터 주의:** {0}.")
    case .appendix: ("How this was made: settings, inputs, rows", "작성 방법: 설정, 입력 파일, 행")
    case .noAnswer: ("No answer for {0}: {1}.", "{0}: 답할 수 없음, {1}.")
    case .noLift: ("No lift of {0}: {1}.", "{0}: 상대 변화를 구할 수 없음, {1}.")
    case .noBounds: ("The lift of {0} is not bounded: {1}.", "{0}: 상대 변화가 한정되지 않음, {1}.")
    case .comparison: ("treatment against control", "대조군 대비 실험군")
    case .smallestEffect: ("smallest detectable effect", "최소 감지 가능 효과")
    }
  }
}
