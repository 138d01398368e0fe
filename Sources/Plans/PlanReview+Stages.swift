internal import Documents

extension PlanReview {
  /// A stage and the place in the file where it was read.
  private struct PlacedStage {
    var place: DocumentValue
    var stage: CanaryStage
    var start: Int64?
    var end: Int64?
  }

  /// Stages: shares that fall, dates that cannot be, stages of which nothing is asked.
  mutating func review(stages canary: DocumentValue, _ time: (String, Bool) -> Int64?) {
    var stages: [PlacedStage] = []
    for place in Self.elements(canary, "stages") {
      var reading = PlanReading()
      guard let stage = CanaryStage(place, &reading) else { continue }
      stages.append(
        PlacedStage(
          place: place, stage: stage, start: moment(Self.value(place, "start"), isEnd: false, time),
          end: moment(Self.value(place, "end"), isEnd: true, time)))
    }
    for found in stages { review(found, hasServices: Self.value(canary, "services") != nil) }
    for (earlier, later) in zip(stages, stages.dropFirst()) {
      let share = Self.value(later.place, "percentage") ?? later.place
      let (was, now) = (earlier.stage.percentage, later.stage.percentage)
      if now < was {
        refuse(share, "is below the \(JSON(was)) % of stage \(earlier.stage.number): a stage cannot go back")
      } else if now == was {
        doubt(share, "is that of stage \(earlier.stage.number), too")
      }
    }
    let dated = stages.filter { $0.start != nil }
    for (earlier, later) in zip(dated, dated.dropFirst()) {
      guard let before = earlier.start, let start = later.start else { continue }
      let place = Self.value(later.place, "start") ?? later.place
      if start <= before {
        refuse(place, "must lie after the start of stage \(earlier.stage.number)")
      } else if let end = earlier.end, end > start, end > before {
        refuse(place, "lies before the end of stage \(earlier.stage.number): the two overlap")
      }
    }
  }

  private mutating func review(_ found: PlacedStage, hasServices: Bool) {
    let (place, stage) = (found.place, found.stage)
    let share = Self.value(place, "percentage") ?? place
    if stage.percentage == 0 {
      doubt(share, "sends the canary no request: there will be nothing to judge")
    } else if hasServices, stage.percentage.rounded() != stage.percentage {
      doubt(share, "is no whole number: Cloud Run splits traffic in whole percents, and rollout refuses it")
    }
    if stage.limits == StageLimits(), stage.percentage < 100, !stage.needsLoadTest, !stage.needsDecision {
      doubt(
        place, "asks nothing of the canary itself: it has no limits, no load test and no decision")
    }
    guard let start = found.start, let end = found.end, let ending = Self.value(place, "end") else { return }
    let hours = Double(end - start) / 3_600_000
    if end <= start {
      refuse(ending, "must lie after the start of its stage")
    } else if hours < stage.hours, stage.hours.isFinite {
      doubt(ending, "leaves \(JSON(hours)) h of the \(JSON(stage.hours)) h that the stage must be watched")
    }
  }

  /// What is asked beside the legacy version, and for all traffic.
  mutating func review(limits canary: DocumentValue) {
    if let improvement = Self.value(Self.value(canary, "promotion"), "improvement") {
      switch improvement.json.doubleValue {
      case 0?: doubt(improvement, "of 0 promotes a canary that is faster by next to nothing")
      case 1?: refuse(improvement, "of 1 cannot be exceeded: no canary would ever be promoted")
      default: break
      }
    }
    let legacy = Self.value(canary, "legacy")
    for key in ["error_rate_increase", "p95_increase"] {
      guard let limit = Self.value(legacy, key), limit.json.doubleValue == 0 else { continue }
      doubt(limit, "of 0 asks the canary to be better than legacy: equality fails")
    }
  }
}
