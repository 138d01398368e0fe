internal import Inference
internal import Verdicts

/// The answer in words and figures, as every report tells it.
extension PowerAnswer {
  /// What was solved for, in one sentence.
  var sentence: String {
    let chance = "with a chance of \(Figures.proportion(power))"
    return switch solved {
    case .sampleSize, .power: "\(shownSizes) find an effect of \(shownEffect) \(chance)."
    case .effect: "\(shownSizes) find no effect smaller than \(shownEffect) \(chance)."
    case .alpha:
      "\(shownSizes) find an effect of \(shownEffect) \(chance) at α = \(Figures.short(alpha))."
    }
  }

  private var shownSizes: String {
    "\(Figures.count(sizes.control)) in the control and \(Figures.count(sizes.treatment)) in the treatment"
  }

  private var shownEffect: String {
    let symbol = kind == .mean ? "d" : "h"
    var text = "\(symbol) = \(Figures.significant(effectSize, digits: 3))"
    if let baseline, let rate = treatmentRate {
      text += " (\(Figures.proportion(baseline)) to \(Figures.proportion(rate)))"
    } else if let difference {
      text += " (a difference of \(Figures.short(difference))"
      text += standardDeviation.map { ", standard deviation \(Figures.short($0))" } ?? ""
      text += ")"
    }
    return text
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
    if let days {
      let daily = daily.map { " at \(Figures.short($0)) a day, both groups together" } ?? ""
      facts.append(("days", Figures.short(days) + daily))
    }
    return facts
  }

  private var shownAlternative: String {
    switch alternative {
    case .twoSided: "two-sided"
    case .greater: "one-sided, treatment above control"
    case .less: "one-sided, treatment below control"
    }
  }
}
