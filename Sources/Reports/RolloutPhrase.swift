/// What a change of the traffic says.
package enum RolloutPhrase: Phrase {
  case stage, percent, toLegacy, toStage, emergency
  case rollbackWaits, first, passed, or, forced, mustPass, lastMustPass
  case dryRun, dryRunAbout, apply, applyAbout, done, doneAbout, nothingChanged
  case change, service, traffic, gate, gateIs, project, region
  case nowYours, laterYours, title, version, revision, byHand

  package var texts: (english: String, korean: String) {
    switch self {
    case .stage: ("stage {0}: {1} of the traffic to the canary", "{0}단계: 트래픽의 {1:을} canary로 보냅니다")
    case .percent: ("{0} of the traffic to the canary", "트래픽의 {0:을} canary로 보냅니다")
    case .toLegacy: ("roll back to legacy alone", "모든 트래픽을 legacy로 되돌립니다")
    case .toStage: ("roll back to stage {0}: {1} to the canary", "{0}단계로 되돌립니다: canary {1}")
    case .emergency: ("emergency: all traffic to legacy", "긴급: 모든 트래픽을 legacy로 보냅니다")
    case .rollbackWaits: ("none: a rollback waits for no gate", "없음: 롤백은 게이트를 기다리지 않습니다")
    case .first: ("none: nothing stands before the first stage", "없음: 첫 단계 앞에는 게이트가 없습니다")
    case .passed: ("{0} has passed ({1})", "{0} 통과({1})")
    case .or: (" or ", " 또는 ")
    case .forced: ("{0}, passed over by --force", "{0:을} --force로 건너뜁니다")
    case .mustPass: ("{0} must have passed: {1}", "{0:을} 통과해야 합니다: {1}")
    case .lastMustPass:
      ("{0} must have passed: assay decide-stage5, or {1}", "{0:을} 통과해야 합니다: assay decide-stage5 또는 {1}")
    case .dryRun: ("DRY RUN", "모의 실행")
    case .dryRunAbout:
      ("nothing is changed; with --apply the command below is run", "아무것도 바꾸지 않습니다. --apply를 쓰면 아래 명령을 실행합니다")
    case .apply: ("APPLY", "적용")
    case .applyAbout: ("the command below will be run", "아래 명령을 실행합니다")
    case .done: ("DONE", "완료")
    case .doneAbout: ("the traffic is split anew", "트래픽을 새로 나누었습니다")
    case .nothingChanged: ("nothing is changed", "아무것도 바꾸지 않았습니다")
    case .change: ("change", "변경")
    case .service: ("service", "서비스")
    case .traffic: ("traffic", "트래픽")
    case .gate: ("gate", "게이트")
    case .gateIs: ("Gate: {0}.", "게이트: {0}.")
    case .project: ("project {0}", "프로젝트 {0}")
    case .region: ("region {0}", "리전 {0}")
    case .nowYours: ("Now yours to do:", "이제 직접 할 일:")
    case .laterYours: ("Afterwards yours to do:", "이후 직접 할 일:")
    case .title: ("Rollout: {0}", "트래픽 변경: {0}")
    case .version: ("version", "버전")
    case .revision: ("revision", "리비전")
    case .byHand: ("Afterwards, by hand", "이후 직접 할 일")
    }
  }
}
