internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

/// The answer in words and figures, as every report tells it.
extension PowerLogAnswer {
  /// The traffic, and what must be known of it, sentence by sentence.
  var sentences: [String] {
    var text = "\(Figures.count(requests)) requests of \(Markup.visible(control)) say what to expect"
    guard let traffic else {
      return [
        text + ".",
        "The log has no times to tell the daily traffic by: --time names their column, --daily N the requests of a day.",
      ]
    }
    text += "; all groups together have \(Figures.significant(traffic.dailyRequests)) requests a day"
    if let days = traffic.days { text += ", over \(Figures.short(days, digits: 3)) days" }
    var sentences = [text + "."]
    if let days = traffic.days, days < 1 {
      sentences.append("Less than a day was seen: night and day may differ, and so may the days of a week.")
    }
    if let units = traffic.units, unit != nil { sentences.append(returning(units, traffic)) }
    return sentences
  }

  /// How units come back.
  private func returning(_ units: Double, _ traffic: LogTraffic) -> String {
    let shown = "about \(Figures.count(Int(units.rounded()))) units"
    guard let doubling = traffic.unitsPerDoubling else {
      return "The requests come from \(shown). How many come back another day cannot be told from one day: "
        + "new ones are assumed each day, so that the days below are the fewest."
    }
    let mean = traffic.dailyUnits.map { ", \(Figures.count(Int($0.rounded()))) on a day" } ?? ""
    let start = "The requests come from \(shown)\(mean). Units come back, so that days do not add up: "
    guard doubling >= 1.005 else { return start + "more requests bring hardly any new ones." }
    return start
      + "twice the requests bring \(Figures.short(doubling, digits: 3)) times as many units."
  }

  /// What is known of a metric.
  func facts(_ metric: Metric) -> [(name: String, value: String)] {
    guard let power = metric.power else { return [("no answer", metric.reason ?? "")] }
    let figures = MetricFigures(specification: metric.specification)
    var facts = [("baseline", figures.withUnit(power.value))]
    facts.append(
      ("standard deviation", "\(Figures.significant(power.standardDeviation)) of one \(power.worth.rawValue)")
    )
    if let size = power.unitSize {
      let variation = power.unitSizeVariation.map {
        ", coefficient of variation \(Figures.short($0, digits: 3))"
      }
      facts.append(("requests a unit", Figures.short(size, digits: 3) + (variation ?? "")))
    }
    if let correlation = power.intraclassCorrelation {
      facts.append(("correlation in a unit", Figures.short(correlation, digits: 3)))
    }
    if let effect = power.designEffect { facts.append(("design effect", Figures.short(effect, digits: 3))) }
    for target in metric.targets {
      let units = target.units.map { ", about \(Figures.count($0.control)) units" } ?? ""
      facts.append(
        (
          "to see \(Figures.level(target.improvement))",
          target.requests.map { "\(Figures.count($0.control)) requests in each of two halves\(units)" }
            ?? "cannot be: the value would leave its range"
        ))
    }
    return facts
  }

  /// The heads of the table of stages.
  func stageHeads(_ metric: Metric) -> [String] {
    let isShare = metric.specification.kind.isShare
    let gate = Figures.level(settings.improvement)
    return ["stage", "share", "hours", "requests"]
      + (isShare ? ["better from", "worse from"] : ["sees from", "proves > \(gate) from"])
      + improvements.map { "days, \(Figures.level($0))" }
      + (isShare ? [] : proofs.map { "days, > \(gate) at \(Figures.level($0))" })
  }

  /// The improvements that are more than the gate's.
  private var proofs: [Double] { improvements.filter { $0 > settings.improvement } }

  /// The cells of a stage, as `stageHeads`.
  func cells(_ place: Int, of metric: Metric) -> [String] {
    let stage = metric.stages[place]
    let isShare = metric.specification.kind.isShare
    func percent(_ share: Double?) -> String { share.map { Figures.percent($0) } ?? "–" }
    func days(_ days: Double?) -> String {
      guard let days else { return "never" }
      return days > 1_000 ? "> 1,000" : Figures.short(days, digits: 3)
    }
    let proofs = zip(improvements, stage.proofDays).filter { $0.0 > settings.improvement }.map(\.1)
    return [
      "\(stages[place].number)", Figures.level(stages[place].share), Figures.short(stages[place].hours),
      stage.requests.map { Figures.count(Int($0.rounded())) } ?? "–", percent(stage.smallest),
      percent(isShare ? stage.smallestDecline : stage.smallestProof),
    ] + (stage.days + (isShare ? [] : proofs)).map(days)
  }

  /// Whether the last stage, the one that the gate judges, can prove the gate's improvement.
  func verdict(_ metric: Metric) -> String? {
    guard metric.power?.forecast != nil, !metric.specification.kind.isShare, let stage = stages.last,
      let last = metric.stages.last
    else { return nil }
    let hours = "\(Figures.short(stage.hours)) hours at \(Figures.level(stage.share))"
    let gate = "more than \(Figures.level(settings.improvement)) better"
    guard let smallest = last.smallestProof else {
      return "In \(hours) stage \(stage.number) cannot prove \(gate), however much better the treatment is."
    }
    return
      "In \(hours) stage \(stage.number) proves \(gate) with a chance of \(Figures.proportion(settings.power)) "
      + "if the treatment is truly \(Figures.percent(smallest)) better or more."
  }
}
