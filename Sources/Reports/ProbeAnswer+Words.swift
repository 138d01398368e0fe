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

extension ProbeAnswer {
  /// What was done, in a sentence.
  var sentence: String {
    let made = Verdicts.Figures.count(done)
    let all = Verdicts.Figures.count(planned)
    let what = isInterrupted ? "interrupted after \(made) of \(all) requests" : "\(made) requests"
    return what + ", each kind to both sides in turn, \(settings.concurrency) at a time"
  }

  /// The heads of the figures; those of what no answer tells are left out.
  var columns: [ProbeColumn] {
    var columns = [
      ProbeColumn(title: "side", isText: true), ProbeColumn(title: "kind", isText: true),
      ProbeColumn(title: "requests", dispensability: 4), ProbeColumn(title: "success"),
      ProbeColumn(title: "mean"), ProbeColumn(title: "median"),
      ProbeColumn(title: "min", dispensability: 2), ProbeColumn(title: "max", dispensability: 1),
      ProbeColumn(title: "sd", dispensability: 3),
    ]
    if hasConfidence { columns.append(ProbeColumn(title: "confidence", dispensability: 5)) }
    if hasPersona { columns.append(ProbeColumn(title: "persona", dispensability: 6)) }
    return columns
  }

  /// The figures, kind by kind and then over all; the same kind of both sides stand together.
  var rows: [[String]] {
    let kinds = sides.first?.kinds.count ?? 0
    let single = kinds < 2
    var rows: [[String]] = []
    for place in 0..<(single ? 0 : kinds) {
      rows += sides.compactMap { side in
        side.kinds.indices.contains(place) ? cells(side.kinds[place], of: side, name: nil) : nil
      }
    }
    return rows + sides.map { cells($0.total, of: $0, name: single ? nil : "all") }
  }

  /// What was wrong, a sentence a side that had any trouble.
  var troubles: [String] {
    sides.compactMap { side in
      guard !side.total.troubles.isEmpty else { return nil }
      let listed = side.total.troubles.prefix(6).map { "\(Verdicts.Figures.count($0.count)) × \($0.reason)" }
      let rest = side.total.troubles.count - listed.count
      return "\(side.name) failed: " + listed.joined(separator: ", ")
        + (rest > 0 ? ", and \(rest) further reasons" : "")
    }
  }

  private var hasConfidence: Bool { sides.contains { $0.total.confidence.count > 0 } }
  private var hasPersona: Bool { sides.contains { $0.total.persona.count > 0 } }

  private func cells(_ figures: Figures, of side: Side, name: String?) -> [String] {
    func number(_ value: Double, _ moments: Moments) -> String {
      moments.count == 0 ? "–" : Verdicts.Figures.significant(value)
    }
    let times = figures.times
    var cells = [
      side.name, name ?? figures.kind ?? side.kinds.first?.kind ?? "all",
      Verdicts.Figures.count(figures.requests),
      figures.successRate.map { Verdicts.Figures.proportion($0) } ?? "–",
      number(times.mean, times), figures.median.map { Verdicts.Figures.significant($0) } ?? "–",
      number(times.minimum, times), number(times.maximum, times), number(times.standardDeviation, times),
    ]
    if hasConfidence { cells.append(number(figures.confidence.mean, figures.confidence)) }
    if hasPersona { cells.append(number(figures.persona.mean, figures.persona)) }
    return cells
  }
}
