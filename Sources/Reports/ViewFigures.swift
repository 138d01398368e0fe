internal import Inference
internal import Verdicts

/// What a further method says, in one sentence: `mann whitney: difference −12.0 ms (95 %: …); p = 0.0031; …`.
struct ViewFigures {
  private let view: ComparisonView
  private let figures: MetricFigures

  init(_ view: ComparisonView, figures: MetricFigures) {
    self.view = view
    self.figures = figures
  }

  var sentence: String {
    var parts: [String] = []
    if let detail = view.detail { parts.append(detail) }
    if let reason = view.reason { parts.append("no answer, because \(reason)") }
    let level = view.level.map { Figures.level($0) + ": " } ?? ""
    if let difference = view.difference {
      parts.append(
        "difference \(figures.difference(difference.estimate)) (\(level)\(figures.differenceInterval(difference)))"
      )
    }
    if let lift = view.lift {
      parts.append(
        "lift \(Figures.percent(lift.estimate, signed: true)) (\(level)\(MetricFigures.liftInterval(lift)))")
    }
    if let test = view.test { parts.append(Figures.pValue(test.pValue, log10: test.log10PValue)) }
    parts += view.figures.map { figure in
      let isWhole = figure.value == figure.value.rounded() && figure.value.magnitude < 1e9
      let value = isWhole ? Figures.count(Int(figure.value)) : Figures.significant(figure.value, digits: 3)
      return "\(Words.plain(figure.name)) \(value)"
    }
    return "\(Words.plain(view.name)): " + parts.joined(separator: "; ")
  }
}
