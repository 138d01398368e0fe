internal import Summaries
internal import Verdicts

/// A column of the figures of a probe.
struct ProbeColumn {
  var title: String
  /// Whether it holds a name and not a number.
  var isText = false
  /// How readily it is left out where there is little room; 0 is never.
  var dispensability = 0
}

/// What a probe found as the sentences and cells of its reports.
struct ProbeWords {
  let answer: ProbeAnswer
  let telling: Telling

  /// What was done, in a sentence.
  var sentence: String {
    let made = Figures.count(answer.done)
    let concurrency = "\(answer.settings.concurrency)"
    guard answer.isInterrupted else { return telling(ProbePhrase.made, made, concurrency) }
    return telling(ProbePhrase.interrupted, made, Figures.count(answer.planned), concurrency)
  }

  /// The heads of the figures; those of what no answer tells are left out.
  var columns: [ProbeColumn] {
    func column(_ phrase: ProbePhrase, _ dispensability: Int = 0, isText: Bool = false) -> ProbeColumn {
      ProbeColumn(title: telling(phrase), isText: isText, dispensability: dispensability)
    }
    var columns = [
      column(.side, isText: true), column(.kind, isText: true), column(.requests, 4), column(.success),
      column(.mean), column(.median), column(.least, 2), column(.most, 1), column(.deviation, 3),
    ]
    if hasConfidence { columns.append(column(.confidence, 5)) }
    if hasPersona { columns.append(column(.persona, 6)) }
    return columns
  }

  /// The figures, kind by kind and then over all; the same kind of both sides stand together.
  var rows: [[String]] {
    let kinds = answer.sides.first?.kinds.count ?? 0
    let single = kinds < 2
    var rows: [[String]] = []
    for place in 0..<(single ? 0 : kinds) {
      rows += answer.sides.compactMap { side in
        side.kinds.indices.contains(place) ? cells(side.kinds[place], of: side, name: nil) : nil
      }
    }
    return rows
      + answer.sides.map { cells($0.total, of: $0, name: single ? nil : telling(ProbePhrase.all)) }
  }

  /// What was wrong, a sentence a side that had any trouble.
  var troubles: [String] {
    answer.sides.compactMap { side in
      guard !side.total.troubles.isEmpty else { return nil }
      let listed = side.total.troubles.prefix(6).map { "\(Figures.count($0.count)) × \($0.reason)" }
      let rest = side.total.troubles.count - listed.count
      return telling(ProbePhrase.failed, side.name, listed.joined(separator: ", "))
        + (rest > 0 ? telling(ProbePhrase.further, "\(rest)") : "")
    }
  }

  /// Why there is no comparison.
  var refusal: String { answer.refusal ?? telling(ProbePhrase.notAnalysed) }

  private var hasConfidence: Bool { answer.sides.contains { $0.total.confidence.count > 0 } }
  private var hasPersona: Bool { answer.sides.contains { $0.total.persona.count > 0 } }

  private func cells(_ figures: ProbeAnswer.Figures, of side: ProbeAnswer.Side, name: String?) -> [String] {
    func number(_ value: Double, _ moments: Moments) -> String {
      moments.count == 0 ? "–" : Figures.significant(value)
    }
    let times = figures.times
    var cells = [
      side.name, name ?? figures.kind ?? side.kinds.first?.kind ?? telling(ProbePhrase.all),
      Figures.count(figures.requests),
      figures.successRate.map { telling.figure(Figures.proportion($0)) } ?? "–",
      number(times.mean, times), figures.median.map { Figures.significant($0) } ?? "–",
      number(times.minimum, times), number(times.maximum, times), number(times.standardDeviation, times),
    ]
    if hasConfidence { cells.append(number(figures.confidence.mean, figures.confidence)) }
    if hasPersona { cells.append(number(figures.persona.mean, figures.persona)) }
    return cells
  }
}
