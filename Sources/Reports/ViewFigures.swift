internal import Inference
internal import Verdicts

/// What a further method says, in one sentence: `mann whitney: difference −12.0 ms (95 %: …); p = 0.0031; …`.
struct ViewFigures {
  private let view: ComparisonView
  private let figures: MetricFigures
  private var telling: Telling { figures.telling }

  init(_ view: ComparisonView, figures: MetricFigures) {
    self.view = view
    self.figures = figures
  }

  var sentence: String {
    var parts: [String] = []
    if let detail = view.detail { parts.append(telling.told(detail)) }
    if let reason = view.reason {
      parts.append(telling(FigurePhrase.noAnswerBecause, telling.told(reason)))
    }
    let level = view.level.map { telling.figure(Figures.level($0)) + ": " } ?? ""
    if let difference = view.difference {
      let ends = figures.differenceInterval(difference)
      parts.append(
        "\(telling(ReportPhrase.difference)) \(figures.difference(difference.estimate)) (\(level)\(ends))")
    }
    if let lift = view.lift {
      let estimate = telling.figure(Figures.percent(lift.estimate, signed: true))
      parts.append("\(telling(ReportPhrase.lift)) \(estimate) (\(level)\(telling.liftInterval(lift)))")
    }
    if let test = view.test { parts.append(Figures.pValue(test.pValue, log10: test.log10PValue)) }
    parts += view.figures.map { figure in
      let isWhole = figure.value == figure.value.rounded() && figure.value.magnitude < 1e9
      let value = isWhole ? Figures.count(Int(figure.value)) : Figures.significant(figure.value, digits: 3)
      return "\(telling.name(figure.name)) \(value)"
    }
    return "\(telling.name(view.name)): " + parts.joined(separator: "; ")
  }
}
