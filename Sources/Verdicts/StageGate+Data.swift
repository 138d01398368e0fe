internal import Plans
internal import Sentences

extension StageGate {
  /// Whether the canary was watched for the stage's hours.
  func hours(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(
      name: "hours_watched", value: evidence.watched?.hours,
      threshold: stage.hours.isFinite ? stage.hours : nil, count: evidence.canary.requests,
      status: .noData, finding: "")
    guard stage.hours.isFinite else {
      criterion.status = .notAsked
      criterion.finding = "the stage has no end"
      return criterion
    }
    guard evidence.source == .log else { return unavailable(criterion, evidence) }
    guard let watched = evidence.watched else {
      criterion.finding =
        "how long \(name: evidence.canaryName) was watched is not known: the log tells no times of it; --time names their column"
      return criterion
    }
    criterion.status = Threshold.isBelow(watched.hours, stage.hours) ? .notMet : .met
    criterion.finding = watchedText(watched)
    if watched.gaps == 1 {
      criterion.finding += ", without a gap of \(Figures.hours(watched.gapHours)) hours"
    } else if watched.gaps > 1 {
      criterion.finding +=
        ", without \(Figures.count(watched.gaps)) gaps of \(Figures.hours(watched.gapHours)) hours"
    }
    return criterion
  }

  /// Whether the groups share the units as the stage plans it.
  func sampleRatio(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(name: "sample_ratio", threshold: 0.001, status: .noData, finding: "")
    if let waived = withoutLegacy(criterion, evidence) { return waived }
    guard evidence.source == .log else { return unavailable(criterion, evidence) }
    guard let check = evidence.sampleRatio else {
      criterion.finding = "the split of one group alone cannot be looked at"
      return criterion
    }
    criterion.value = check.pValue
    criterion.finding = check.finding
    switch check.status {
    case .pass, .warn: criterion.status = .met
    case .fail:
      criterion.status = .notMet
      criterion.finding = "the sample ratio is in alarm, \(check.quoted)"
    case .notChecked: criterion.status = .noData
    }
    return criterion
  }

  /// Whether no check of the data fails; warnings are listed and hold nothing back.
  func dataChecks(_ evidence: StageEvidence) -> Criterion {
    let criterion = Criterion(name: "data_checks", threshold: 0, status: .noData, finding: "")
    guard evidence.source == .log else { return unavailable(criterion, evidence) }
    guard let checks = evidence.dataChecks else {
      if let waived = withoutLegacy(criterion, evidence) { return waived }
      var missing = criterion
      missing.finding = "the data of one group alone cannot be looked at"
      return missing
    }
    return Criterion(dataChecks: checks)
  }

  /// Whether no trigger fired that rolls back, and no warning stood until it did.
  func rollbackTriggers(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(name: "rollback_triggers", threshold: 0, status: .notAsked, finding: "")
    guard let fired = evidence.firedTriggers else {
      criterion.finding = "no rows were replayed"
      return criterion
    }
    criterion.value = Double(fired.count)
    criterion.status = fired.isEmpty ? .met : .notMet
    guard let first = fired.first else {
      criterion.finding = "no rollback trigger fired"
      return criterion
    }
    criterion.finding =
      first.trigger.action == .rollBack
      ? "a rollback trigger fired at \(Figures.minute(first.since)): \(first.finding)"
      : "a warning had not recovered in time at \(Figures.minute(first.end)): \(first.finding)"
    if fired.count > 1 { criterion.finding += "; and \(Figures.count(fired.count - 1)) more" }
    return criterion
  }

  /// Whether the load test passed.
  func loadTest(_ evidence: StageEvidence) -> Criterion {
    guard let test = evidence.loadTest else {
      return Criterion(
        name: "load_test", status: .noData,
        finding: "no load test is named; --load-test FILE names its result"
      )
    }
    return test.criterion(stage.limits)
  }

  /// Whether the A/B decision is to promote.
  func decision(_ evidence: StageEvidence) -> Criterion {
    guard let decision = evidence.decision else {
      return Criterion(
        name: "decision", status: .noData,
        finding: "no A/B decision is known; --decision FILE names that of decide-stage5")
    }
    return decision.criterion
  }

  /// The criterion not asked where the caller said that there is no legacy group.
  private func withoutLegacy(_ criterion: Criterion, _ evidence: StageEvidence) -> Criterion? {
    guard evidence.legacy == .waived else { return nil }
    var criterion = criterion
    criterion.status = .notAsked
    criterion.finding = "judged without \(name: evidence.legacyName), as asked for"
    return criterion
  }
}
