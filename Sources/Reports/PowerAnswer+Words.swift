internal import Inference
internal import Verdicts

/// The answer in words and figures, as every report tells it.
extension PowerAnswer {
  /// What was solved for, in one sentence.
  var sentence: String {
    let chance = "with a chance of \(Figures.proportion(power))"
    let level = solved == .alpha ? " at α = \(Figures.short(alpha))" : ""
    if let claim {
      let effect =
        solved == .effect ? "from a true effect of \(shownEffect) on" : "if the true effect is \(shownEffect)"
      return "\(shownSizes) prove \(chance)\(level) that the treatment is \(claim), \(effect)."
    }
    return solved == .effect
      ? "\(shownSizes) find no effect smaller than \(shownEffect) \(chance)."
      : "\(shownSizes) find an effect of \(shownEffect) \(chance)\(level)."
  }

  /// What is proved against a margin; nil without one.
  private var claim: String? {
    guard let margin else { return nil }
    let shown = isMarginRelative ? Figures.percent(margin) : Figures.short(margin)
    return switch aim {
    case .difference: nil
    case .nonInferiority: "worse by less than \(shown)"
    case .superiority: "better by more than \(shown)"
    }
  }

  private var shownSizes: String {
    "\(Figures.count(sizes.control)) in the control and \(Figures.count(sizes.treatment)) in the treatment"
  }

  private var shownEffect: String {
    let size = Figures.significant(effectSize, digits: 3)
    switch kind {
    case .proportion:
      guard let baseline, let rate = treatmentRate else { return "h = \(size)" }
      return "h = \(size) (\(Figures.proportion(baseline)) to \(Figures.proportion(rate)))"
    case .mean:
      guard let difference else { return "d = \(size)" }
      let deviation = standardDeviation.map { ", standard deviation \(Figures.short($0))" } ?? ""
      return "d = \(size) (a difference of \(Figures.short(difference))\(shownLift)\(deviation))"
    case .ratio, .quantile:
      return "\(Figures.short(difference ?? 0))\(shownLift)"
    }
  }

  /// The difference as a share of the control's value, `, +10.0 % of 450`.
  private var shownLift: String {
    guard let difference, let baseline, baseline > 0, difference != 0 else { return "" }
    return ", \(Figures.percent(difference / baseline, signed: true)) of \(Figures.short(baseline))"
  }

  /// All that the answer rests on.
  var facts: [(name: String, value: String)] {
    var facts = [
      (
        "sample size",
        "control \(Figures.count(sizes.control)), treatment \(Figures.count(sizes.treatment))"
      ),
      ("power", Figures.proportion(power)),
      ("effect", shownEffect),
      ("α", "\(Figures.short(alpha)), \(shownAlternative)"),
      ("treatment ÷ control", Figures.short(ratio)),
      ("method", Words.plain(method)),
    ]
    if let level { facts.insert(("quantile", "p" + Figures.level(level).dropLast(2)), at: 0) }
    if let claim { facts.insert(("to prove", claim), at: 0) }
    if let looks {
      facts.append(("looks", "\(looks.count), α spent by \(Words.plain(looks.spending.rawValue))"))
    }
    if let designEffect { facts.append(("design effect", "\(Figures.short(designEffect))\(shownUnits)")) }
    if let days {
      let daily = daily.map { " at \(Figures.short($0)) a day, both groups together" } ?? ""
      facts.append(("days", Figures.short(days) + daily))
    }
    return facts
  }

  private var shownUnits: String {
    guard let unitSize, let intraclassCorrelation, let units else { return "" }
    return ": requests of a unit correlated by \(Figures.short(intraclassCorrelation)), "
      + "\(Figures.short(unitSize)) a unit; about \(Figures.count(units.control)) and "
      + "\(Figures.count(units.treatment)) units"
  }

  private var shownAlternative: String {
    switch alternative {
    case .twoSided: "two-sided"
    case .greater: "one-sided, treatment above control"
    case .less: "one-sided, treatment below control"
    }
  }

  /// The heads of the columns of the curve.
  var curveHeads: [String] {
    let effect =
      switch kind {
      case .proportion: "smallest rate"
      case .mean where standardDeviation == nil: "smallest d"
      default: "smallest effect"
      }
    return ["control", "treatment", "power", effect] + (daily == nil ? [] : ["days"])
  }

  /// The cells of a point of the curve, as `curveHeads`.
  func curveCells(_ point: Point) -> [String] {
    let effect = point.smallestEffect.map {
      kind == .proportion ? Figures.proportion($0) : Figures.significant($0, digits: 3)
    }
    let cells = [
      Figures.count(point.sizes.control), Figures.count(point.sizes.treatment),
      point.power.map(Figures.proportion) ?? "–", effect ?? "–",
    ]
    return daily == nil ? cells : cells + [point.days.map { Figures.short($0) } ?? "–"]
  }
}
