extension KoreanSentences {
  /// Of a watch: what happened, and what is to be done.
  static let watch = [
    "{0}: back to legacy alone": "{0}. 모든 트래픽을 legacy로 되돌려야 합니다",
    "{0}: back to stage {1}": "{0}. {1}단계로 되돌려야 합니다",
    "{0}: back to the stage before": "{0}. 이전 단계로 되돌려야 합니다",
    "{0}: it must be over within {1}": "{0}. {1} 안에 해소되어야 합니다",
    "{0}: the warning is back and must be over in the {1} that are left":
      "{0}. 경고가 다시 발생했으며, 남은 {1} 안에 해소되어야 합니다",
    "{0}: the warning stands and must be over within {1}": "{0}. 경고가 계속되고 있으며, {1} 안에 해소되어야 합니다",
    "{0}: the warning has not recovered within {1}": "{0}. 경고가 {1} 안에 해소되지 않았습니다",
    "{0}: the warning is over": "{0}. 경고가 해소되었습니다",
    "{0}: a warning stands": "{0}. 경고가 계속되고 있습니다",
    "no request of {0} yet": "아직 {0}의 요청이 없습니다",
    "{0} is silent": "{0}의 요청이 끊겼습니다",
    "1 trigger": "트리거 1개",
    "{0} triggers": "트리거 {0}개",
    "none of {0} holds; {1} had {2} in the last 5 min":
      "{0} 중 발동한 것이 없습니다. 최근 5분 동안 {1}에 {2:이} 있었습니다",
    "{0} has an answer again": "{0:을} 다시 판정할 수 있습니다",
    "; so it is of {0}": ". {0}도 마찬가지입니다",
    "no request of {0} for {1}, in which {2} were to be expected beside {3} of {4}":
      "{1} 동안 {0}의 요청이 없습니다. 그동안 {4}에 {3:이} 있었으므로 {2:이} 예상되었습니다",
    "no request of {0} at all, in which {1} were to be expected beside {2} of {3}":
      "{0}의 요청이 전혀 없습니다. {3}에 {2:이} 있었으므로 {1:이} 예상되었습니다",
    "1 row of {0} did not count, more than 1 %": "{0}행 중 1행이 집계되지 않아 1%를 넘습니다",
    "{0} rows of {1} did not count, more than 1 %": "{1}행 중 {0}행이 집계되지 않아 1%를 넘습니다",
    "1 row did not count: {0}": "1행이 집계되지 않았습니다: {0}",
    "{0} rows did not count: {1}": "{0}행이 집계되지 않았습니다: {1}",
    "more than {0} late": "{0} 넘게 늦게 도착함",
    "far ahead of all others": "시각이 다른 행보다 훨씬 앞섬",
    "watching stage {0}: {1} against {2}": "{0}단계 관찰을 시작합니다: {2} 대비 {1}",
    "watching the release: {0} against {1}": "배포 관찰을 시작합니다: {1} 대비 {0}",
    "{0}: no such file yet; waiting for it": "{0}: 아직 파일이 없어 기다립니다",
    "{0}: its rows lack a column so far: {1}": "{0}: 지금까지의 행에 없는 열이 있습니다: {1}",
    "{0}: rotated; the new file is read from its start": "{0}: 로그가 교체되어 새 파일을 처음부터 읽습니다",
    "{0}: cut short or written anew; read again from its start":
      "{0}: 파일이 잘렸거나 새로 쓰여 처음부터 다시 읽습니다",
    "{0}: gone; waiting for the next file": "{0}: 파일이 사라져 다음 파일을 기다립니다",
    "{0}: ended": "{0}: 로그가 끝났습니다",
  ]
}
