internal import Inference
internal import Summaries
internal import Verdicts

extension PageArticle {
  /// The state of the data, and what became of every row.
  var quality: Section {
    var table = PageTable(
      telling(ReportPhrase.dataQuality), name: "checks",
      columns: [
        .init(telling(ReportPhrase.check), isText: true), .init(telling(ReportPhrase.status), isText: true),
        .init(telling(ReportPhrase.finding), isText: true, isLong: true), .init(telling(ReportPhrase.pValue)),
      ])
    table.rows = Words.worstFirst(analysis.checks).map { check in
      [
        .init(checkName(check.name)), status(check.status),
        .init(check.detail.isEmpty ? HTML("–") : .sentence(telling.told(check.detail))),
        .init(check.pValue.map(figures.bare) ?? "–", key: check.pValue),
      ]
    }
    return Section(
      "data", HTML(telling(ReportPhrase.dataQuality)),
      [table.html, .tag("h3", [:], HTML(telling(ReportPhrase.rows))), rowsSentence, rowsTable])
  }

  /// A check's name, which may end with a metric's after a colon.
  private func checkName(_ name: String) -> HTML {
    let parts = name.split(separator: ":", maxSplits: 1).map { String($0) }
    guard parts.count == 2 else { return HTML(telling.name(name)) }
    return HTML(telling.name(parts[0]) + ": ") + self.name(parts[1])
  }

  private func status(_ status: Check.Status) -> PageTable.Cell {
    let style =
      switch status {
      case .pass: "good"
      case .warn: "doubt"
      case .fail: "bad"
      case .notChecked: "dim"
      }
    let symbol =
      switch status {
      case .pass: "✓"
      case .warn: "!"
      case .fail: "✗"
      case .notChecked: "·"
      }
    return .init("\(symbol) \(telling.status(status))", style: style)
  }

  private var rowsSentence: HTML {
    let rows = analysis.rows
    let counts = [rows.read, rows.used, rows.excludedTotal, rows.rejectedTotal].map(Figures.count)
    return .tag("p", [:], HTML(telling(PagePhrase.sumOfRows, counts[0], counts[1], counts[2], counts[3])))
  }

  private var rowsTable: HTML {
    let rows = analysis.rows
    guard rows.excludedTotal + rows.rejectedTotal > 0 else { return HTML() }
    var table = PageTable(
      telling(ReportPhrase.rows), name: "rows",
      columns: [.init(telling(ReportPhrase.rows), isText: true), .init(telling(ReportPhrase.count))])
    func add(_ head: String, _ count: Int) {
      table.rows.append([.init(head), .init(Figures.count(count), key: Double(count))])
    }
    add(telling(PagePhrase.rowsRead), rows.read)
    add(telling(PagePhrase.rowsUsed), rows.used)
    for (reason, count) in rows.excluded.map({ ($0.key.rawValue, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
      add(telling(PagePhrase.excluded, telling.name(reason)), count)
    }
    for (reason, count) in rows.rejected.sorted(by: { $0.key < $1.key }) {
      add(telling(PagePhrase.rejected, telling.name(reason)), count)
    }
    return table.html
  }

  /// What the data could see, and when more of them will decide.
  var power: Section {
    guard let power = report.power else { return Section("power", HTML(), []) }
    func percent(_ share: Double) -> String { telling.figure(Figures.percent(share)) }
    var sentences = [
      power.smallestLift.map {
        telling(PagePhrase.seen, percent($0), word(power.metric), figures.level(power.plannedPower))
      } ?? telling(PagePhrase.seenNot)
    ]
    if let target = power.targetLift, let required = power.requiredRequests {
      sentences.append(
        telling(
          PagePhrase.required, percent(target), Figures.count(required), word(power.treatment),
          Figures.count(power.requests)))
    }
    if let days = power.daysLeft, days.isFinite {
      let number = Figures.significant(days, digits: 2)
      sentences.append(
        days > 0 ? telling(NextPhrase.daysLeft, number) + "." : telling(PagePhrase.enough))
    }
    var table = PageTable(
      telling(PagePhrase.curve),
      columns: [
        .init(telling(PagePhrase.trueLift)), .init(telling(PagePhrase.chance)),
        .init(telling(PagePhrase.chanceTwice)),
      ])
    table.rows = power.curve.map { point in
      [
        .init(percent(point.lift), key: point.lift), .init(percent(point.power), key: point.power),
        .init(percent(point.powerOfTwice), key: point.powerOfTwice),
      ]
    }
    return Section(
      "power", HTML(telling(ReportPhrase.power)),
      [
        .tag("p", [:], .sentence(sentences.joined(separator: " "))), drawn(.power),
        details(telling(PagePhrase.curve), [table.html]),
      ])
  }
}
