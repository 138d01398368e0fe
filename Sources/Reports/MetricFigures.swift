internal import Inference
internal import Summaries
internal import Verdicts

/// The numbers of a metric as people read them: milliseconds of durations, percent of proportions.
struct MetricFigures {
  let specification: MetricSpecification
  var telling = Telling.english

  private var isProportion: Bool { specification.kind.isShare }
  private var unit: String { specification.isDuration ? " ms" : "" }

  /// A value without its unit, which the head of the table tells.
  func value(_ value: Double) -> String {
    telling.figure(isProportion ? Figures.proportion(value) : Figures.significant(value))
  }

  /// A value with its unit, for a sentence.
  func withUnit(_ value: Double) -> String { self.value(value) + unit }

  /// An interval of values.
  func interval(_ interval: Interval?) -> String {
    guard let interval else { return "–" }
    if isProportion {
      return telling.figure(Figures.proportions([interval.lower, interval.upper]).joined(separator: " to "))
    }
    return telling.figure("\(value(interval.lower)) to \(value(interval.upper))")
  }

  /// A difference with its sign and unit.
  func difference(_ difference: Double) -> String {
    telling.figure(isProportion ? Figures.points(difference) : Figures.signed(difference) + unit)
  }

  /// The ends of the interval of a difference.
  func differenceInterval(_ interval: Interval) -> String {
    guard isProportion else {
      return telling.figure("\(Figures.signed(interval.lower)) to \(Figures.signed(interval.upper))\(unit)")
    }
    let lower = Figures.points(interval.lower)
    return telling.figure(
      "\(lower.hasSuffix(" points") ? String(lower.dropLast(7)) : lower) to \(Figures.points(interval.upper))"
    )
  }

  /// The smallest difference that would be seen.
  func detectable(_ effect: Double) -> String {
    telling.figure(
      isProportion ? String(Figures.points(effect).drop { $0 == "+" }) : Figures.significant(effect) + unit)
  }

  /// The p-value that decides, for a column that is headed p.
  static func deciding(_ comparison: MetricComparison) -> String {
    guard let test = comparison.test else { return "–" }
    guard let adjusted = comparison.adjustedPValue, adjusted != test.pValue else {
      return cell(Figures.pValue(test.pValue, log10: test.log10PValue))
    }
    return cell(bare(adjusted))
  }

  /// A p-value of which only the value is known, not its logarithm.
  static func bare(_ pValue: Double) -> String {
    Figures.pValue(pValue, log10: pValue < 1e-300 ? -301 : 0)
  }

  private static func cell(_ text: String) -> String {
    String(text.dropFirst(text.hasPrefix("p = ") ? 4 : 2))
  }
}

extension Telling {
  /// The ends of a lift, or the stretch it leaves out.
  func liftInterval(_ lift: RelativeLift) -> String {
    func percent(_ share: Double) -> String { figure(Figures.percent(share, signed: true)) }
    switch lift.form {
    case .bounded: return figure("\(percent(lift.lower)) to \(percent(lift.upper))")
    case .complement:
      guard let excluded = lift.excluded else { return self(FigurePhrase.unbounded) }
      return self(FigurePhrase.unboundedBut, percent(excluded.lower), percent(excluded.upper))
    case .wholeLine: return self(FigurePhrase.unbounded)
    }
  }

  /// The standardised difference: `d = −0.400 (−0.520 to −0.280)`.
  func effect(_ effect: EffectSize) -> String {
    if let h = effect.cohensH { return "h = \(Figures.significant(h, digits: 3))" }
    guard let d = effect.cohensD else { return "d = –" }
    let text = "d = \(Figures.significant(d, digits: 3))"
    guard let lower = effect.lower, let upper = effect.upper else { return text }
    return text
      + figure(" (\(Figures.significant(lower, digits: 3)) to \(Figures.significant(upper, digits: 3)))")
  }

  /// The p-value; where it was adjusted or an exact one is made, these too.
  func pValue(_ comparison: MetricComparison) -> String? {
    guard let test = comparison.test else { return nil }
    var text = Figures.pValue(test.pValue, log10: test.log10PValue)
    if let adjusted = comparison.adjustedPValue, adjusted != test.pValue {
      text += ", " + self(FigurePhrase.adjusted, MetricFigures.bare(adjusted))
    }
    if let exact = comparison.exactPValue {
      text += ", " + self(FigurePhrase.exact, MetricFigures.bare(exact))
    }
    return text
  }
}
