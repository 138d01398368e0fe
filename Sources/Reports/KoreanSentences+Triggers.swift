extension KoreanSentences {
  /// Of triggers.
  static let triggers = [
    "no answer of {0}: {1} of {2} within {3}, {4} are needed":
      "{0}에 대한 답이 없습니다: {3} 동안 {2}의 {1}, {4}건 이상 필요합니다",
    "{0} of {1} in {2}": "{2} 동안 {1}의 {0}",
    "{0} {1} of {2} in {3}": "{3} 동안 {2}의 {0} {1}",
    " (reached back for them)": " (요청 수를 채우려고 더 앞의 시간까지 포함)",
    ", not above {0}": ", {0} 이하",
    ", not below {0}": ", {0} 이상",
    ", above {0}": ", {0} 초과",
    ", below {0}": ", {0} 미만",
    " ({0} of {1} {2})": " ({1}건 중 {0}건 {2})",
    "a healthy canary": "정상적인 canary",
    "a canary just at that limit": "한계에 걸친 canary",
    "; 1 unit": ". 단위 1개",
    "; {0} units": ". 단위 {0}개",
    "; legacy breaches too at {0}: an outage, not a bad canary":
      ". legacy도 {0:으로} 기준을 벗어나, canary의 문제가 아니라 전체 장애로 보입니다",
    "; legacy breaches too: an outage, not a bad canary": ". legacy도 기준을 벗어나, canary의 문제가 아니라 전체 장애로 보입니다",
    "; legacy {0}": ". legacy {0}",
    "failed": "실패",
    "without success": "성공하지 못함",
    "slower than {0}": "{0}보다 느림",
    "faster than {0}": "{0}보다 빠름",
    "not proven: no rate of it is permitted by which its chance could be told":
      "입증되지 않았습니다. 허용된 비율이 없어 우연히 일어날 확률을 구할 수 없습니다",
    "not proven: all of them are of one unit": "입증되지 않았습니다. 모두 한 단위의 요청입니다",
    "not proven: a chance below 1 in 10,000 is asked for": "입증되지 않았습니다. 우연히 일어날 확률이 10,000분의 1보다 작아야 합니다",
    "hardly noise: fewer than 1 in 1e300 windows of {0}": "우연으로 보기 어렵습니다 ({0}의 구간 1e300개 중 1개 미만)",
    "could be noise: most windows of {0} are so": "우연일 수 있습니다 ({0}의 구간은 대부분 그러합니다)",
    "hardly noise: 1 in {0} windows of {1}": "우연으로 보기 어렵습니다 ({1}의 구간 {0}개 중 1개꼴)",
    "could be noise: 1 in {0} windows of {1}": "우연일 수 있습니다 ({1}의 구간 {0}개 중 1개꼴)",
    "1 request with a known outcome": "결과가 기록된 요청 1건",
    "{0} requests with a known outcome": "결과가 기록된 요청 {0}건",
    "1 request with a stated success": "성공 여부가 기록된 요청 1건",
    "{0} requests with a stated success": "성공 여부가 기록된 요청 {0}건",
    "1 request with a response time": "응답 시간이 기록된 요청 1건",
    "{0} requests with a response time": "응답 시간이 기록된 요청 {0}건",
    "1 request with a confidence": "신뢰도 점수가 기록된 요청 1건",
    "{0} requests with a confidence": "신뢰도 점수가 기록된 요청 {0}건",
  ]
}
