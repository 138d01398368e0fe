extension KoreanSentences {
  /// Of comparisons of metrics, views and strata.
  static let comparisons = [
    "a group has 1 value and needs {0}": "한 그룹의 값이 1개뿐이며 {0}개 이상 필요합니다",
    "a group has {0} values and needs {1}": "한 그룹의 값이 {0}개이며 {1}개 이상 필요합니다",
    "a group has 1 unit and needs {0}; --unit none takes requests as independent":
      "한 그룹의 단위가 1개뿐이며 {0}개 이상 필요합니다. --unit none을 쓰면 요청을 서로 독립으로 봅니다",
    "a group has {0} units and needs {1}; --unit none takes requests as independent":
      "한 그룹의 단위가 {0}개이며 {1}개 이상 필요합니다. --unit none을 쓰면 요청을 서로 독립으로 봅니다",
    "{0} rows are more than the {1} that can be enumerated": "{0}행은 정확히 열거할 수 있는 {1}행보다 많습니다",
    "neither the values nor the units vary, so there is nothing to measure a difference with":
      "값도 단위도 변동이 없어 차이를 잴 기준이 없습니다",
    "the units in both groups vary alike, so there is nothing to measure a difference with":
      "두 그룹에 함께 속한 단위가 똑같이 변동하여 차이를 잴 기준이 없습니다",
    "a mean or a variance is not a finite number": "평균이나 분산이 유한한 수가 아닙니다",
    "{0} is not inside 0 and 1": "{0:은} 0과 1 사이의 수가 아닙니다",
    "{0} is not a share between 0 and 1": "{0:은} 0 이상 1 이하의 비율이 아닙니다",
    "{0} is not a valid number here": "{0:은} 여기에 쓸 수 없는 수입니다",
    "{0} is not a number of degrees of freedom": "{0:은} 자유도가 될 수 없습니다",
    "{0} and {1} numbers do not belong together": "{0}개와 {1}개의 수는 짝이 맞지 않습니다",
    "the control's mean is {0}, and a relative difference needs one above 0":
      "대조군의 평균이 {0}이며, 상대 변화를 구하려면 0보다 커야 합니다",
    "no value reaches {0}": "{0}에 이르는 값이 없습니다",
    "there are no units to count; --unit names their column": "셀 단위가 없습니다. --unit으로 단위의 열을 지정하십시오",
    "no unit has a history, and no --covariate is named": "과거 기록이 있는 단위가 없고 --covariate도 지정되지 않았습니다",
    "adjusted for nothing": "조정에 쓴 변수가 없습니다",
    "adjusted for {0}": "조정 변수: {0}",
    "; {0} left out: constant, or told by the others": "; 제외: {0}(상수이거나 다른 변수로 설명됨)",
    "; columns of the experiment's own rows": "; 실험 기간의 행에서 얻은 열",
    "{0} before": "{0}(실험 이전)",
    "no {0}": "{0} 없음 여부",
    "flat beta priors": "균등 베타 사전분포",
    "flat prior": "균등 사전분포",
    "the difference has no standard error": "차이의 표준오차가 없습니다",
    "BCa, {0} resamples of units, seed {1}": "BCa, 단위 재표집 {0}회, 시드 {1}",
    "{0} units are in both groups, and this method takes the groups as independent":
      "단위 {0}개가 두 그룹에 모두 속하는데, 이 방법은 두 그룹을 독립으로 봅니다",
    "ranks need all values, of which only a sketch was kept; --memory raises the limit":
      "순위를 매기려면 모든 값이 필요하지만 요약본만 보관되었습니다. --memory로 한도를 높일 수 있습니다",
    "P(treatment > control) by the placements of units": "단위별 순위로 구한 P(실험군 > 대조군)",
    "exact p-value": "정확 p값",
    "by {0}": "{0}별",
    "within {0} {1}": "{0}개 {1} 안에서 비교",
    ", {0} without rows of both groups left out": ", 두 그룹의 행이 모두 있지 않은 {0}개 제외",
    "only means and proportions of one reading are summed within strata": "층별 합계는 한 가지 값의 평균과 비율에 대해서만 구합니다",
    "only means and proportions of one reading are summed within days": "일자별 합계는 한 가지 값의 평균과 비율에 대해서만 구합니다",
    "course of the difference over {0} days": "{0}일에 걸친 차이의 추이",
    "fewer than three days have {0} units in both groups": "두 그룹 모두 단위가 {0}개 이상인 날이 사흘보다 적습니다",
    "fewer than two strata have {0} units in both groups": "두 그룹 모두 단위가 {0}개 이상인 층이 둘보다 적습니다",
    "without the largest 0.1 % of all values": "전체 값에서 가장 큰 0.1% 제외",
    "there are no values": "값이 없습니다",
  ]
}
