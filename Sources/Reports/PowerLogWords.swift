internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

/// How long each stage must last in words and figures, as every report tells it.
struct PowerLogWords {
  let answer: PowerLogAnswer
  let telling: Telling

  /// The traffic, and what must be known of it, sentence by sentence.
  var sentences: [String] {
    let text = telling(
      PowerLogPhrase.requests, Figures.count(answer.requests), Markup.visible(answer.control))
    guard let traffic = answer.traffic else { return [text + ".", telling(PowerLogPhrase.noTimes)] }
    let daily = Figures.significant(traffic.dailyRequests)
    let first =
      traffic.days.map { telling(PowerLogPhrase.overDays, text, daily, Figures.short($0, digits: 3)) }
      ?? telling(PowerLogPhrase.requestsADay, text, daily)
    var sentences = [first + "."]
    if let days = traffic.days, days < 1 { sentences.append(telling(PowerLogPhrase.lessThanADay)) }
    if let units = traffic.units, answer.unit != nil { sentences.append(returning(units, traffic)) }
    return sentences
  }

  /// How units come back.
  private func returning(_ units: Double, _ traffic: LogTraffic) -> String {
    let shown = telling(PowerLogPhrase.units, Figures.count(Int(units.rounded())))
    guard let doubling = traffic.unitsPerDoubling else { return telling(PowerLogPhrase.oneDay, shown) }
    let mean =
      traffic.dailyUnits.map { telling(PowerLogPhrase.onADay, Figures.count(Int($0.rounded()))) } ?? ""
    let start = telling(PowerLogPhrase.returning, shown, mean)
    guard doubling >= 1.005 else { return start + telling(PowerLogPhrase.hardly) }
    return start + telling(PowerLogPhrase.doubling, Figures.short(doubling, digits: 3))
  }

  /// What is known of a metric.
  func facts(_ metric: PowerLogAnswer.Metric) -> [(name: String, value: String)] {
    guard let power = metric.power else {
      return [(telling(PowerLogPhrase.noAnswer), metric.reasonSentence.map { telling.told($0) } ?? "")]
    }
    let figures = MetricFigures(specification: metric.specification, telling: telling)
    let worth = power.worth == .unit ? PowerLogPhrase.unit : .request
    var facts: [(PowerLogPhrase, String)] = [
      (.baseline, figures.withUnit(power.value)),
      (
        .deviation,
        telling(
          PowerLogPhrase.deviationValue, Figures.significant(power.standardDeviation), telling(worth))
      ),
    ]
    if let size = power.unitSize {
      let variation = power.unitSizeVariation.map {
        telling(PowerLogPhrase.variation, Figures.short($0, digits: 3))
      }
      facts.append((.sizeOfUnit, Figures.short(size, digits: 3) + (variation ?? "")))
    }
    if let correlation = power.intraclassCorrelation {
      facts.append((.correlation, Figures.short(correlation, digits: 3)))
    }
    var told = facts.map { (name: telling($0.0), value: $0.1) }
    if let effect = power.designEffect {
      told.append((telling(PowerPhrase.designEffect), Figures.short(effect, digits: 3)))
    }
    return told + metric.targets.map(target)
  }

  private func target(_ target: LogPower.Target) -> (name: String, value: String) {
    let units = target.units.map { telling(PowerLogPhrase.targetUnits, Figures.count($0.control)) } ?? ""
    let requests = target.requests.map {
      telling(PowerLogPhrase.target, Figures.count($0.control), units)
    }
    return (
      telling(PowerLogPhrase.toSee, level(target.improvement)), requests ?? telling(PowerLogPhrase.cannot)
    )
  }

  /// The heads of the table of stages.
  func stageHeads(_ metric: PowerLogAnswer.Metric) -> [String] {
    let isShare = metric.specification.kind.isShare
    let gate = level(answer.settings.improvement)
    let first: [PowerLogPhrase] =
      [.stage, .share, .hours, .stageRequests] + (isShare ? [.betterFrom, .worseFrom] : [.seesFrom])
    return first.map { telling($0) } + (isShare ? [] : [telling(PowerLogPhrase.provesFrom, gate)])
      + answer.improvements.map { telling(PowerLogPhrase.daysFor, level($0)) }
      + (isShare ? [] : proofs.map { telling(PowerLogPhrase.daysProving, gate, level($0)) })
  }

  /// The improvements that are more than the gate's.
  private var proofs: [Double] { answer.improvements.filter { $0 > answer.settings.improvement } }

  /// The cells of a stage, as `stageHeads`.
  func cells(_ place: Int, of metric: PowerLogAnswer.Metric) -> [String] {
    let stage = metric.stages[place]
    let planned = answer.stages[place]
    let isShare = metric.specification.kind.isShare
    func percent(_ share: Double?) -> String { share.map { telling.figure(Figures.percent($0)) } ?? "–" }
    func days(_ days: Double?) -> String {
      guard let days else { return telling(PowerLogPhrase.never) }
      return days > 1_000 ? "> 1,000" : Figures.short(days, digits: 3)
    }
    let proofs = zip(answer.improvements, stage.proofDays).filter { $0.0 > answer.settings.improvement }
      .map(\.1)
    return [
      "\(planned.number)", level(planned.share), Figures.short(planned.hours),
      stage.requests.map { Figures.count(Int($0.rounded())) } ?? "–", percent(stage.smallest),
      percent(isShare ? stage.smallestDecline : stage.smallestProof),
    ] + (stage.days + (isShare ? [] : proofs)).map(days)
  }

  /// Whether the last stage, the one that the gate judges, can prove the gate's improvement.
  func verdict(_ metric: PowerLogAnswer.Metric) -> String? {
    guard metric.power?.forecast != nil, !metric.specification.kind.isShare, let stage = answer.stages.last,
      let last = metric.stages.last
    else { return nil }
    let place = telling(PowerLogPhrase.place, Figures.short(stage.hours), level(stage.share))
    let gate = telling(PowerLogPhrase.gate, level(answer.settings.improvement))
    guard let smallest = last.smallestProof else {
      return telling(PowerLogPhrase.cannotProve, place, "\(stage.number)", gate)
    }
    return telling(
      PowerLogPhrase.proves, place, "\(stage.number)", gate,
      telling.figure(Figures.proportion(answer.settings.power)), telling.figure(Figures.percent(smallest)))
  }

  private func level(_ share: Double) -> String { telling.figure(Figures.level(share)) }
}
