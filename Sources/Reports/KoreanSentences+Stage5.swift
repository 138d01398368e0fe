extension KoreanSentences {
  /// Of the last gate.
  static let stage5 = [
    "{0} worse": "{0} 악화",
    "{0} better": "{0} 개선",
    "{0} of {1} is {2}": "{1}의 {0:이} {2}되었습니다",
    "{0} of {1} is {2} on successful requests": "성공한 요청에서 {1}의 {0:이} {2}되었습니다",
    " (interval {0})": " (신뢰구간 {0})",
    " ({0} against {1})": " ({1} → {0})",
    " ({0} against {1}; interval {2})": " ({1} → {0}, 신뢰구간 {2})",
    "unbounded: the control mean is too close to zero": "한계 없음: 대조군 평균이 0에 너무 가까움",
    "the smallest effect this could see is {0}": "이 데이터로 감지할 수 있는 가장 작은 효과는 {0}입니다",
    "{0}; more data help only where the true improvement is above {1}":
      "{0}. 데이터를 더 모으는 것은 실제 개선이 {1:을} 넘을 때에만 도움이 됩니다",
    "{0}; about {1} more {2} requests are needed": "{0}. {2} 요청이 약 {1}건 더 필요합니다",
    "{0}; about {1} more {2} requests are needed, {3} hours at this rate":
      "{0}. {2} 요청이 약 {1}건 더 필요하며, 지금 속도로는 {3}시간이 걸립니다",
    "; the document does not tell how fast successful requests are, and failing fast is no improvement":
      ". 문서에 성공한 요청의 응답 시간이 없으며, 빨리 실패하는 것은 개선이 아닙니다",
    " (refused with 4xx: {0} against {1})": " (4xx로 거절: {0}, 대조군 {1})",
    "; the file holds two averages and no evidence of significance": ". 파일에 평균 두 개만 있어 유의성을 뒷받침할 근거가 없습니다",
    "the data do not tell": "데이터에서 알 수 없습니다",
    "the improvement of {0} is not known: {1}": "{0}의 개선율을 알 수 없습니다: {1}",
    "{0}, not more than {1}": "{0:며}, 기준인 {1:을} 넘지 못합니다",
    "{0}, more than {1}": "{0:며}, 기준인 {1:을} 넘습니다",
    "{0}, but the source has no interval that could prove it": "{0:지만}, 이를 입증할 신뢰구간이 없습니다",
    "{0}, and the interval proves more than {1}": "{0:며}, 신뢰구간이 {1} 초과를 입증합니다",
    "{0}, but the interval from {1} does not prove more than {2}":
      "{0:지만}, 신뢰구간의 하한이 {1}이므로 {2} 초과가 입증되지 않습니다",
    "the file has the error rate of one group only; add error_rate to the other":
      "파일에 한 그룹의 오류율만 있습니다. 다른 그룹에도 error_rate를 넣으십시오",
    "the file has no error rates": "파일에 오류율이 없습니다",
    "error rates are not known, and failing fast is no improvement: the data need a status or success column with values in both groups":
      "오류율을 알 수 없으며, 빨리 실패하는 것은 개선이 아닙니다. 두 그룹 모두 값이 있는 상태 코드 열이나 성공 여부 열이 필요합니다",
    "the share of successful requests is not known, and failing fast is no improvement":
      "성공한 요청의 비율을 알 수 없으며, 빨리 실패하는 것은 개선이 아닙니다",
    "requests without success": "성공하지 못한 요청의 비율",
    "{0} {1} against {2} of {3}": "{0:은} {1}입니다 ({3} {2})",
    "{0}: higher by {1}, the limit is below {2}": "{0:며}, {1}만큼 높아 한계({2} 미만)를 벗어났습니다",
    "{0} {1} requests of {2} units, {3} {4} of {5}": "{0} 요청 {1}건(단위 {2}개), {3} 요청 {4}건(단위 {5}개)",
    "{0} {1} requests, {2} {3}": "{0} 요청 {1}건, {2} 요청 {3}건",
    ": each group needs {0} requests and units": ". 그룹마다 요청과 단위가 {0}개 이상 필요합니다",
    "the sample ratio is in alarm, {0}": "표본 비율 경보가 발생했습니다. {0}",
    "the interval of the difference in {0} is {1}": "{0} 차이의 신뢰구간은 {1}입니다",
    "{0}, without zero": "{0:며}, 0을 포함하지 않습니다",
    "{0}, which does not prove an improvement": "{0:며}, 개선을 입증하지 못합니다",
    "a file with two averages does not carry it": "평균 두 개가 담긴 파일에는 이 정보가 없습니다",
    "the source does not carry it": "데이터에 이 정보가 없습니다",
    "all values of {0} are equal to {1}": "{0}의 값이 모두 {1:으로} 같습니다",
    "{0} has values below 0, such as {1}, of which no share can be better":
      "{0}에 {1}처럼 0보다 작은 값이 있어 개선율을 말할 수 없습니다",
    "there is none to judge": "판정할 값이 없습니다",
    "on successful requests, {0}": "성공한 요청에서는 {0}",
    "the document has no relative difference": "문서에 상대 변화가 없습니다",
  ]
}
