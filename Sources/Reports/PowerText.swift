internal import Inference
internal import Verdicts

/// The answer of a power calculation as it is shown on a terminal.
public struct PowerText: Sendable {
  private let answer: PowerAnswer
  private let terminal: Terminal

  /// The text of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - terminal: what it is shown on.
  public init(_ answer: PowerAnswer, terminal: Terminal) {
    self.answer = answer
    self.terminal = terminal
  }

  /// The text, with a final newline: what was solved for first, then all that it rests on.
  public var text: String {
    let head = terminal.wrapped(sentence).map { terminal.styled($0, .bold) }
    let width = facts.map { DisplayWidth.of($0.name) }.max() ?? 0
    let lines = facts.flatMap { fact in
      let space = String(repeating: " ", count: width - DisplayWidth.of(fact.name) + 2)
      var lines = terminal.wrapped(fact.value, indentation: width + 4)
      if let first = lines.first {
        lines[0] = "  \(terminal.styled(fact.name, .dim))\(space)" + first.dropFirst(width + 4)
      }
      return lines
    }
    return (head + [""] + lines).joined(separator: "\n") + "\n"
  }

  private var sentence: String {
    let effect = "an effect of \(effect)"
    let power = Figures.proportion(answer.power)
    switch answer.solved {
    case .sampleSize: return "\(sizes) find \(effect) with a chance of \(power)."
    case .power: return "\(sizes) find \(effect) with a chance of \(power)."
    case .effect: return "\(sizes) find \(effect), and none much smaller, with a chance of \(power)."
    case .alpha:
      return "\(sizes) find \(effect) with a chance of \(power) at α = \(Figures.short(answer.alpha))."
    }
  }

  private var sizes: String {
    "\(Figures.count(answer.sizes.control)) in the control and \(Figures.count(answer.sizes.treatment)) in the treatment"
  }

  private var effect: String {
    let symbol = answer.kind == .mean ? "d" : "h"
    var text = "\(symbol) = \(Figures.significant(answer.effectSize, digits: 3))"
    if let baseline = answer.baseline, let rate = answer.treatmentRate {
      text += " (\(Figures.proportion(baseline)) to \(Figures.proportion(rate)))"
    } else if let difference = answer.difference {
      text += " (a difference of \(Figures.short(difference))"
      text += answer.standardDeviation.map { ", standard deviation \(Figures.short($0))" } ?? ""
      text += ")"
    }
    return text
  }

  private var facts: [(name: String, value: String)] {
    var facts = [
      (
        "sample size",
        "control \(Figures.count(answer.sizes.control)), treatment \(Figures.count(answer.sizes.treatment))"
      ),
      ("power", Figures.proportion(answer.power)),
      ("effect", effect),
      ("α", "\(Figures.short(answer.alpha)), \(alternative)"),
      ("treatment ÷ control", Figures.short(answer.ratio)),
      ("method", Words.plain(answer.method)),
    ]
    if let effect = answer.designEffect {
      facts.append(("design effect", Figures.significant(effect, digits: 3)))
    }
    if let days = answer.days {
      let daily = answer.daily.map { " at \(Figures.short($0)) a day, both groups together" } ?? ""
      facts.append(("days", Figures.short(days) + daily))
    }
    return facts
  }

  private var alternative: String {
    switch answer.alternative {
    case .twoSided: "two-sided"
    case .greater: "one-sided, treatment above control"
    case .less: "one-sided, treatment below control"
    }
  }
}
