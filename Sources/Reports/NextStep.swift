internal import Inference
internal import Plans
package import Verdicts

/// What is to be done after a report: sentences, and a command where there is one.
///
/// It follows from the answer of the gate, from what stands in its way, and from how many days the data still need.
package struct NextStep: Sendable, Equatable {
  /// What to do and why, a sentence each without its full stop; plain text, which may hold names from logs.
  package private(set) var sentences: [String] = []
  /// The command to begin with; nil where nothing is to be run.
  ///
  /// Capitals stand for files that the reader has.
  package private(set) var command: String?

  /// What to do after a report, in the language of its telling.
  package init(_ report: ExperimentReport, _ telling: Telling) {
    switch report.verdict?.decision {
    case .promote: promote(report, telling)
    case .rollBack:
      sentences = [telling(NextPhrase.rollBack), telling(NextPhrase.findCause)]
      command = "assay rollout --emergency --plan PLAN --apply"
    case .hold: hold(report, telling)
    case nil:
      sentences = [telling(NextPhrase.askGate)]
      wait(report, telling)
    }
  }

  private mutating func promote(_ report: ExperimentReport, _ telling: Telling) {
    let stages = report.analysis.plan.canary.stages
    let gate = report.gate?.gate ?? ""
    let number = Int(gate.drop { !$0.isNumber }) ?? 0
    guard let next = stages.first(where: { $0.number > number }) ?? (gate == "stage5" ? stages.last : nil)
    else {
      sentences = [telling(NextPhrase.finished)]
      return
    }
    sentences = [
      next.percentage >= 100
        ? telling(NextPhrase.allTraffic, String(next.number))
        : telling(
          NextPhrase.beginStage, String(next.number), telling.figure(Figures.percent(next.share))),
      telling(NextPhrase.keepWatching),
    ]
    command = "assay rollout --stage \(next.number) --plan PLAN --gate ANSWER --apply"
  }

  private mutating func hold(_ report: ExperimentReport, _ telling: Telling) {
    let blocking = report.verdict?.criteria.filter { !$0.status.allowsPromotion } ?? []
    let list = blocking.map { telling.name($0.name) }.joined(separator: ", ")
    let names = list.isEmpty ? "" : " (\(list))"
    switch Self.cure(of: blocking) {
    case .findData: sentences = [telling(NextPhrase.findData, names)]
    case .mendData: sentences = [telling(NextPhrase.mendData, names)]
    case .mendCanary: sentences = [telling(NextPhrase.mendCanary, names)]
    case .gather:
      sentences = [telling(NextPhrase.keepSplit, names)]
      wait(report, telling)
    }
    if let missing = report.verdict?.missing { sentences.append(telling.told(missing)) }
  }

  /// When there will be enough data, where that is known and not now.
  private mutating func wait(_ report: ExperimentReport, _ telling: Telling) {
    guard let power = report.power, let days = power.daysLeft, days.isFinite, days > 0 else { return }
    let target = power.targetLift.map { telling.figure(Figures.percent($0)) }
    let number = Figures.significant(days, digits: 2)
    sentences.append(
      target.map { telling(NextPhrase.daysLeftFor, number, $0) } ?? telling(NextPhrase.daysLeft, number))
  }

  private enum Cure {
    case findData, mendData, mendCanary, gather
  }

  /// What helps against the criteria that stand in the way: the data first, for no number counts before they are right.
  private static func cure(of blocking: [Criterion]) -> Cure {
    let failed = blocking.filter { $0.status == .notMet && !isOpen($0) }.map(\.name)
    if failed.contains(where: { ["sample_ratio", "data_checks"].contains($0) }) { return .mendData }
    let isGathering = ["sample_size", "requests", "hours_watched"]
    if failed.contains(where: { !isGathering.contains($0) }) { return .mendCanary }
    if blocking.contains(where: { $0.status == .noData }) { return .findData }
    return .gather
  }

  /// Whether the threshold lies within the interval, so that more data may bring either answer.
  private static func isOpen(_ criterion: Criterion) -> Bool {
    guard let lower = criterion.lower, let upper = criterion.upper, let threshold = criterion.threshold else {
      return false
    }
    return lower <= threshold && threshold <= upper
  }
}

/// The sentences of what comes next.
package enum NextPhrase: Phrase {
  case beginStage, allTraffic, finished, keepWatching
  case rollBack, findCause
  case findData, mendData, mendCanary, keepSplit, daysLeft, daysLeftFor
  case askGate

  package var texts: (english: String, korean: String) {
    switch self {
    case .beginStage:
      ("Begin stage {0}: the canary gets {1} of the traffic", "{0}단계를 시작하고 카나리에 트래픽의 {1}를 보냅니다")
    case .allTraffic:
      ("Begin stage {0}: let all traffic through to the canary", "{0}단계를 시작하고 모든 트래픽을 카나리로 보냅니다")
    case .finished: ("The release is complete; no stage is left", "배포가 끝났습니다. 남은 단계가 없습니다")
    case .keepWatching:
      (
        "Keep “assay watch” running, so that a rollback is seen at once",
        "‘assay watch’를 계속 실행해 롤백이 필요하면 바로 알 수 있게 합니다"
      )
    case .rollBack: ("Give all traffic back to legacy now", "지금 모든 트래픽을 기존 버전으로 되돌립니다")
    case .findCause: ("Then find the cause before the release begins again", "배포를 다시 시작하기 전에 원인을 찾습니다")
    case .findData: ("Supply the data that are missing{0}, then ask again", "빠진 데이터{0}를 보완한 뒤 다시 판정합니다")
    case .mendData:
      (
        "Find out what is wrong with the data{0}; until then no number here counts",
        "데이터의 문제{0}를 먼저 밝혀야 합니다. 그 전에는 이 보고서의 수치를 근거로 쓸 수 없습니다"
      )
    case .mendCanary:
      (
        "Keep the split as it is and improve the canary{0}; more data of the same kind will hardly change the answer",
        "배분을 유지한 채 카나리를 개선합니다{0}. 같은 데이터를 더 모아도 판정이 바뀌기 어렵습니다"
      )
    case .keepSplit:
      ("Keep the split as it is, gather more data and ask again{0}", "배분을 유지한 채 데이터를 더 모아 다시 판정합니다{0}")
    case .daysLeft:
      ("At this rate there will be enough data in about {0} days", "지금 속도라면 약 {0}일 뒤 데이터가 충분해집니다")
    case .daysLeftFor:
      (
        "At this rate there will be enough data to see a lift of {1} in about {0} days",
        "지금 속도라면 {1}의 변화를 볼 수 있는 데이터가 약 {0}일 뒤 모입니다"
      )
    case .askGate:
      (
        "Ask a gate before anything is promoted: “assay validate-stage” or “assay decide-stage5”",
        "승격하기 전에 ‘assay validate-stage’ 또는 ‘assay decide-stage5’로 판정을 받습니다"
      )
    }
  }
}
