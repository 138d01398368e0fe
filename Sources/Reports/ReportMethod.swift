/// A method that reports may use; its texts are its name.
package enum ReportMethod: String, Phrase {
  case moments, quantiles, deltaMethod
  case welch, student, z, fieller, woodruff
  case wilson, miettinenNurminen, raoScott, boschloo, fisher
  case effectSize, effectSizeOfShares
  case holm, hochberg, benjaminiHochberg, bonferroni
  case groupSequential, confidenceSequence, proportionSequence
  case sampleRatio, detectableEffect
  case stratified, heterogeneity, ranks, bootstrap, regressionAdjustment, bayesian, novelty

  package var texts: (english: String, korean: String) {
    switch self {
    case .moments: ("Means and variances", "평균과 분산")
    case .quantiles: ("Quantiles", "분위수")
    case .deltaMethod: ("Delta method", "델타 방법")
    case .welch: ("Welch’s t test", "Welch t 검정")
    case .student: ("Student’s t test", "Student t 검정")
    case .z: ("z test", "z 검정")
    case .fieller: ("Fieller’s interval", "Fieller 신뢰구간")
    case .woodruff: ("Woodruff’s interval", "Woodruff 신뢰구간")
    case .wilson: ("Wilson’s interval", "Wilson 신뢰구간")
    case .miettinenNurminen: ("Miettinen and Nurminen’s score test", "Miettinen–Nurminen 스코어 검정")
    case .raoScott: ("Rao and Scott’s effective sizes", "Rao–Scott 유효 표본 크기")
    case .boschloo: ("Boschloo’s exact test", "Boschloo 정확 검정")
    case .fisher: ("Fisher’s exact test", "Fisher 정확 검정")
    case .effectSize: ("Cohen’s d and Hedges’ g", "Cohen의 d와 Hedges의 g")
    case .effectSizeOfShares: ("Cohen’s h", "Cohen의 h")
    case .holm: ("Holm’s correction", "Holm 보정")
    case .hochberg: ("Hochberg’s correction", "Hochberg 보정")
    case .benjaminiHochberg: ("Benjamini and Hochberg’s correction", "Benjamini–Hochberg 보정")
    case .bonferroni: ("Bonferroni’s correction", "Bonferroni 보정")
    case .groupSequential: ("Group sequential test", "집단 축차 검정")
    case .confidenceSequence: ("Confidence sequence", "신뢰 수열")
    case .proportionSequence: ("Confidence sequence of shares", "비율의 신뢰 수열")
    case .sampleRatio: ("Sample ratio check", "표본 비율 점검")
    case .detectableEffect: ("Smallest detectable effect", "최소 감지 가능 효과")
    case .stratified: ("Stratified difference", "층화 차이 추정")
    case .heterogeneity: ("Test of equal effects", "효과 동질성 검정")
    case .ranks: ("Rank test", "순위 검정")
    case .bootstrap: ("Poisson bootstrap", "포아송 부트스트랩")
    case .regressionAdjustment: ("Regression adjustment (CUPED, Lin)", "회귀 조정(CUPED, Lin)")
    case .bayesian: ("Bayesian view", "베이즈 관점")
    case .novelty: ("Novelty slope", "신규성 효과 기울기")
    }
  }

  /// What it is for, in a few words.
  package func purpose(in language: Language) -> String {
    language == .english ? purposes.english : purposes.korean
  }

  /// What it is for, in each language.
  package var purposes: (english: String, korean: String) {
    switch self {
    case .moments: ("merged block by block without cancellation", "블록별로 계산해 자릿수 손실 없이 병합")
    case .quantiles: ("linear interpolation between ordered values", "정렬된 값 사이의 선형 보간")
    case .deltaMethod:
      ("variances from the sums of units, whose requests are not independent", "요청이 서로 독립이 아닌 단위별 합계로 분산 추정")
    case .welch: ("means of two groups whose variances differ", "분산이 다른 두 그룹의 평균 비교")
    case .student: ("means of two groups of one variance", "분산이 같은 두 그룹의 평균 비교")
    case .z: ("means of large groups", "대표본 두 그룹의 평균 비교")
    case .fieller:
      ("the interval of a relative difference; it agrees with the test", "상대 변화의 신뢰구간, 검정 결과와 일치")
    case .woodruff: ("the interval of a quantile", "분위수의 신뢰구간")
    case .wilson: ("the interval of a share", "비율의 신뢰구간")
    case .miettinenNurminen: ("two shares: test, difference and ratio", "두 비율의 검정과 차이, 비의 신뢰구간")
    case .raoScott: ("shares of requests that come from the same units", "같은 단위에서 나온 요청의 비율 보정")
    case .boschloo: ("beside the score test where counts are small", "개수가 적을 때 스코어 검정과 함께 확인")
    case .fisher: ("beside the score test where counts are small", "개수가 적을 때 스코어 검정과 함께 확인")
    case .effectSize: ("the difference in standard deviations", "표준편차 단위의 차이")
    case .effectSizeOfShares: ("the difference of two shares on the arcsine scale", "아크사인 척도의 두 비율 차이")
    case .holm, .hochberg, .bonferroni:
      ("p-values and intervals of several questions", "여러 질문의 p값과 신뢰구간 보정")
    case .benjaminiHochberg: ("false discoveries among several questions", "여러 질문의 거짓 발견 비율 통제")
    case .groupSequential: ("keeps α over the planned looks", "계획된 중간 확인 전체에서 α 유지")
    case .confidenceSequence: ("intervals that hold at every look together", "모든 시점에서 동시에 성립하는 신뢰구간")
    case .proportionSequence: ("shares that are looked at again and again", "반복해서 확인하는 비율의 신뢰구간")
    case .sampleRatio: ("whether groups are as large as planned (χ²)", "그룹 크기가 계획과 맞는지 확인(χ²)")
    case .detectableEffect: ("what the data could see with the planned power", "계획한 검정력으로 볼 수 있는 가장 작은 효과")
    case .stratified: ("a split that changes is not mistaken for an effect", "변하는 트래픽 배분을 효과로 오인하지 않도록 층별 결합")
    case .heterogeneity: ("whether parts of the traffic differ in effect", "구간마다 효과가 다른지 검정")
    case .ranks: ("whether values of one group tend to be higher", "한 그룹의 값이 더 큰 경향이 있는지 확인")
    case .bootstrap: ("intervals by resampling of units", "단위 재표집에 의한 신뢰구간")
    case .regressionAdjustment: ("less noise by what units did before", "실험 이전 행동으로 잡음 축소")
    case .bayesian:
      ("chance of being better and expected loss; it never decides", "더 나을 확률과 기대 손실, 판정에는 쓰지 않음")
    case .novelty: ("whether the effect fades from day to day", "효과가 날마다 줄어드는지 확인")
    }
  }
}
