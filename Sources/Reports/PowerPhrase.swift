/// What the answer of a power calculation says.
package enum PowerPhrase: Phrase {
  case sizes, chance, chanceAtAlpha
  case provesFrom, provesIf, findsNone, finds
  case notWorse, better, rates, standardised, deviation, lift
  case sampleSize, groupSizes, power, effect, ratio, method, quantile, toProve
  case looks, looksAnd, designEffect, correlated, days, daily
  case twoSided, greater, less
  case smallestRate, smallestD, smallestEffect, curve

  package var texts: (english: String, korean: String) {
    switch self {
    case .sizes: ("{0} in the control and {1} in the treatment", "대조군 {0}개와 실험군 {1}개")
    case .chance: ("with a chance of {0}", "{0}의 확률로")
    case .chanceAtAlpha: ("with a chance of {0} at α = {1}", "α = {1}에서 {0}의 확률로")
    case .provesFrom:
      (
        "{0} prove {1} that the treatment is {2}, from a true effect of {3} on.",
        "{0}이면 {1} 실험군이 {2}는 것을 입증합니다. 실제 효과가 {3} 또는 그보다 클 때의 확률입니다."
      )
    case .provesIf:
      (
        "{0} prove {1} that the treatment is {2}, if the true effect is {3}.",
        "{0}이면 {1} 실험군이 {2}는 것을 입증합니다. 실제 효과가 {3}일 때의 확률입니다."
      )
    case .findsNone: ("{0} find no effect smaller than {1} {2}.", "{0}이면 {2} 찾을 수 있는 가장 작은 효과는 {1}입니다.")
    case .finds: ("{0} find an effect of {1} {2}.", "{0}이면 {2} {1}의 효과를 찾습니다.")
    case .notWorse: ("worse by less than {0}", "{0} 이상 나쁘지 않다")
    case .better: ("better by more than {0}", "{0} 넘게 낫다")
    case .rates: ("h = {0} ({1} to {2})", "h = {0}({1}에서 {2:으로} 변화)")
    case .standardised: ("d = {0} (a difference of {1}{2}{3})", "d = {0}(차이 {1}{2}{3})")
    case .deviation: (", standard deviation {0}", ", 표준편차 {0}")
    case .lift: (", {0} of {1}", ", {1}의 {0}")
    case .sampleSize: ("sample size", "표본 크기")
    case .groupSizes: ("control {0}, treatment {1}", "대조군 {0}, 실험군 {1}")
    case .power: ("power", "검정력")
    case .effect: ("effect", "효과")
    case .ratio: ("treatment ÷ control", "실험군 ÷ 대조군")
    case .method: ("method", "방법")
    case .quantile: ("quantile", "분위수")
    case .toProve: ("to prove", "입증할 것")
    case .looks: ("looks", "중간 확인")
    case .looksAnd: ("{0}, α spent by {1}", "{0}회, {1:으로} α 배분")
    case .designEffect: ("design effect", "설계 효과")
    case .correlated:
      (
        ": requests of a unit correlated by {0}, {1} a unit; about {2} and {3} units",
        ": 같은 단위의 요청 간 상관 {0}, 단위당 요청 {1}건, 단위 약 {2}개와 {3}개"
      )
    case .days: ("days", "일수")
    case .daily: ("{0} at {1} a day, both groups together", "{0}일, 두 그룹을 합쳐 하루 {1}건일 때")
    case .twoSided: ("two-sided", "양측")
    case .greater: ("one-sided, treatment above control", "단측, 실험군이 대조군보다 큼")
    case .less: ("one-sided, treatment below control", "단측, 실험군이 대조군보다 작음")
    case .smallestRate: ("smallest rate", "최소 비율")
    case .smallestD: ("smallest d", "최소 d")
    case .smallestEffect: ("smallest effect", "최소 효과")
    case .curve: ("Curve", "검정력 곡선")
    }
  }
}
