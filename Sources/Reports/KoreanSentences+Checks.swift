extension KoreanSentences {
  /// Of checks of the data.
  static let checks = [
    "no split is planned; --split 50/50 states one, control first":
      "계획된 배정 비율이 없습니다. --split 50/50처럼 대조군부터 지정할 수 있습니다",
    "{0} in a group that was planned to get none: {1}": "배정하지 않기로 한 그룹에 {0:이} 있습니다: {1}",
    "{0}: {1}; planned {2}": "{0}: {1} (계획 {2})",
    "; the groups are not what was planned, so differences between them may be too":
      ". 그룹이 계획대로 나뉘지 않았으므로 그룹 간 차이도 왜곡되었을 수 있습니다",
    "cannot be tested: {0} {1}, planned {2}": "검정할 수 없습니다: {0} {1}, 계획 {2}",
    "every row could be read": "모든 행을 읽었습니다",
    "{0} of {1} rows: {2}": "{1}행 중 {0}행: {2}",
    "{0} and {1}": "{0:과} {1}",
    "every unit is in one group": "모든 단위가 한 그룹에만 속합니다",
    "{0} in {1}": "{1}에 {0}개",
    "{0} of {1} units are in more than one group": "단위 {1}개 중 {0}개가 둘 이상의 그룹에 속합니다",
    "units are in more than one group: {0}": "둘 이상의 그룹에 속한 단위가 있습니다: {0}",
    "; where a stage moved them, --from and --to take one stage's rows":
      ". 단계가 바뀌면서 옮겨진 것이라면 --from과 --to로 한 단계의 행만 볼 수 있습니다",
    "every request names its unit": "모든 요청에 단위가 적혀 있습니다",
    "{0} of {1} requests, each taken as a unit of its own": "요청 {1}건 중 {0}건에 단위가 없어 각각 별개의 단위로 보았습니다",
    "{0} has {1} requests": "{0} 요청 {1}건",
    "{0} has {1} requests of {2} units": "{0} 요청 {1}건(단위 {2}개)",
    "{0}; the plan asks for {1} of each": "{0}. 계획에서는 각각 {1}개 이상을 요구합니다",
    "error rate and success rate have one source, the column {0}": "오류율과 성공률이 모두 {0} 열에서 나옵니다",
    "no row names its request": "요청의 이름이 적힌 행이 없습니다",
    "every request is logged once": "모든 요청이 한 번씩 기록되었습니다",
    "{0} of {1} rows repeat a request that was logged before": "{1}행 중 {0}행이 이미 기록된 요청을 다시 기록했습니다",
    "{0} of {1} rows looked at, one name in {2} repeat a request that was logged before":
      "이름 {2}개 중 1개꼴로 살펴본 {1}행 중 {0}행이 이미 기록된 요청을 다시 기록했습니다",
    "one unit of {0} makes {1} of its requests": "{0}의 단위 하나가 그 요청의 {1:을} 차지합니다",
    "{0}: a robot, or a name that many share?": "{0}. 로봇이거나 여럿이 함께 쓰는 이름일 수 있습니다",
    "this is look {0}, and each takes its chance of a false alarm of {1} %; --sequential keeps that of all of them below it":
      "{0}번째 중간 확인이며, 확인할 때마다 거짓 경보가 날 확률 {1}%가 더해집니다. --sequential을 쓰면 모든 확인을 합친 확률이 그 아래로 유지됩니다",
    "no look of what is planned can be made of these data": "이 데이터로는 계획된 중간 확인을 할 수 없습니다",
    "at {0} of {1} planned {2}": "계획된 {2} {1}개의 {0} 시점",
    "{0}, after a look at the planned end: α is spent, so nothing counts as significant":
      "{0}이지만 계획된 종료 시점을 이미 확인하였습니다. α가 모두 소진되어 어떤 결과도 유의하다고 보지 않습니다",
    "confidence sequence {0}: every look holds, and intervals are {1} standard errors to either side":
      "{0}의 신뢰 시퀀스로, 언제 확인해도 유효하며 구간은 양쪽으로 표준오차의 {1}배입니다",
    "of {0} planned ones": "계획된 {0}회 중",
    "by the ledger": "확인 기록 기준",
    "look {0} {1}, {2}, {3} spending: {4} of α is spent, the boundary is {5} standard errors":
      "{1} {0}번째 확인({2}), {3} 방식: α의 {4:을} 썼으며 경계는 표준오차의 {5}배입니다",
    "no request of {0} is between the first and the last of {1}: what changed in the meantime is in the difference too":
      "{1}의 첫 요청과 마지막 요청 사이에 {0}의 요청이 하나도 없습니다. 그 사이에 바뀐 것도 차이에 섞여 있습니다",
    "no group is silent while the other is served": "한 그룹만 요청이 끊긴 시간이 없습니다",
    "all groups are served to the end": "모든 그룹이 끝까지 요청을 받았습니다",
    "all rows are close together": "모든 행이 짧은 시간 안에 모여 있습니다",
    "there is no long time without any row": "오랫동안 기록이 없는 시간이 없습니다",
    "no row at all from {0} to {1}, where about {2} were to be expected: is a part of the log missing, or a clock wrong?":
      "{0}부터 {1}까지 행이 하나도 없습니다 (약 {2}건 예상). 로그의 일부가 빠졌거나 시계가 틀렸을 수 있습니다",
    "no request of {0} from {1} to {2}, where about {3} were to be expected":
      "{1}부터 {2}까지 {0}의 요청이 없습니다 (약 {3}건 예상)",
    ", and {0} more": " 외 {0}건",
    "{0} over {1} stages, each at its own split": "{1}개 단계의 {0:을} 단계별 배정 비율로 함께 검정했습니다",
    "{0} of one stage, at its own split": "한 단계의 {0:을} 그 단계의 배정 비율로 검정했습니다",
    "1 stratum": "1개 층",
    "{0} strata": "{0}개 층",
    "{0} in {1}: {2}, which is not the planned split; p corrected for {3}":
      "{1}의 {0}: {2}. 계획된 배정 비율과 다릅니다 (p값은 {3}에 대해 보정)",
    "{0} share as planned in each of {1}; the smallest p, corrected for their number":
      "{1} 모두에서 {0:이} 계획대로 나뉘었습니다 (층의 수에 대해 보정한 최소 p값)",
    "{0} {1} of {2}": "{0} {2}건 중 {1}건",
    "; more are missing in one group than chance explains, and what is missing may differ":
      ". 한 그룹의 결측이 우연으로 설명할 수 있는 것보다 많으며, 빠진 값은 나머지와 다를 수 있습니다",
    "without the largest value of each group the difference is {0}, not {1}, and {2}; --without-outliers tells more":
      "그룹마다 가장 큰 값을 빼면 차이가 {1}에서 {0:으로} 바뀌고 {2}. --without-outliers로 더 자세히 볼 수 있습니다",
    "points the other way": "방향이 반대가 됩니다",
    "would be significant": "유의해집니다",
    "would not be significant": "유의하지 않게 됩니다",
    "there is no interval": "신뢰구간이 없습니다",
    "not proven: {0}": "입증되지 않았습니다: {0}",
    "harm {0}, at worst {1}, margin {2}": "악화 {0}, 최악의 경우 {1}, 허용 한계 {2}",
    "harm beyond the margin is ruled out": "허용 한계를 넘는 악화가 배제됩니다",
    "harm beyond the margin is not ruled out": "허용 한계를 넘는 악화를 배제할 수 없습니다",
    "the harm is beyond the margin": "악화가 허용 한계를 넘었습니다",
    "; {0} moved to a treatment with a stage, as planned": ". {0}개는 계획대로 단계와 함께 실험군으로 옮겨졌습니다",
    "within each stage every unit is in one group": "각 단계 안에서 모든 단위가 한 그룹에만 속합니다",
    "of {0} units {1} are in more than one group within a stage and {2} went back from a treatment to the control":
      "단위 {0}개 중 {1}개는 한 단계 안에서 둘 이상의 그룹에 속하고 {2}개는 실험군에서 대조군으로 되돌아갔습니다",
    "all rows together {0}, within {1} {2}": "전체 행 {0}, {1}별 층화 {2}",
    "; they point opposite ways, because the groups' shares changed with time: only the one within strata holds":
      ". 그룹 비율이 시간에 따라 바뀌어 두 추정의 방향이 반대입니다. 층화 추정만 유효합니다",
    "; they differ by more than chance, because the groups' shares changed with time: trust the one within strata":
      ". 그룹 비율이 시간에 따라 바뀌어 두 추정이 우연 이상으로 다릅니다. 층화 추정을 신뢰하십시오",
    "no row names its unit": "단위가 적힌 행이 없습니다",
    "; {0} moved with a stage, as planned": ". {0}개는 계획대로 단계와 함께 옮겨졌습니다",
    "each of {0} units is in the group that the rule {1} gives": "단위 {0}개가 모두 규칙 {1:이} 정한 그룹에 있습니다",
    "{0} of {1} units ({2}) have rows in another group than the rule {3} gives, {4} of all units in both groups":
      "단위 {1}개 중 {0}개({2})의 행이 규칙 {3:이} 정한 그룹이 아닌 곳에 있으며, 전체 단위 중 {4}개는 두 그룹에 모두 있습니다",
    "nearly every unit is in the other group: the names of the groups are swapped":
      "거의 모든 단위가 반대 그룹에 있습니다. 그룹의 이름이 서로 바뀌었습니다",
    "all are wrong in one direction: the percentage is another one": "모두 한 방향으로만 어긋납니다. 배정 비율이 다릅니다",
    "they are wrong in both directions: the rule or the seed is another one, or the log's unit is not what was hashed":
      "양방향으로 어긋납니다. 규칙이나 시드가 다르거나, 로그의 단위가 해시에 쓰인 값이 아닙니다",
    "the data fail a check, {0}: {1}": "데이터 점검({0})에 실패했습니다: {1}",
    "; and {0}": ". 그 밖에 실패한 점검: {0}",
    "no check of the data fails": "실패한 데이터 점검이 없습니다",
    "; warnings: {0}": ". 경고: {0}",
  ]
}
