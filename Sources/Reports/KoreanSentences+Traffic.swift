extension KoreanSentences {
  /// Of changes of the traffic, and of how users are assigned.
  static let traffic = [
    "see how the traffic is split now": "트래픽이 지금 어떻게 나뉘어 있는지 확인합니다",
    "where legacy is a service of its own: keep it as a small backup":
      "legacy가 별도 서비스라면 작은 규모의 예비로 남겨 둡니다",
    "where the canary is a service of its own: give it room": "canary가 별도 서비스라면 용량을 늘립니다",
    "the rule's own": "규칙에 정해진 값",
    "as asked for": "지정한 값",
    "of stage {0}": "{0}단계의 값",
    "as the plan's groups have it": "계획의 그룹에 정해진 값",
    "by default": "기본값",
  ]
}
