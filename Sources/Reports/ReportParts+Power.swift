internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// What the data could see, and when more of them will decide, a fact each; empty where nothing can be said.
  var power: [(label: String, text: String)] {
    guard let power = report.power else { return [] }
    let level = telling.figure(Figures.level(power.plannedPower))
    let treatment = DisplayWidth.truncated(telling.shown(power.treatment), to: 60)
    func count(_ count: Int?) -> String { count.map(Figures.count) ?? telling(ReportTextPhrase.unknown) }
    return [
      (
        telling(ReportTextPhrase.smallestLift, level),
        power.smallestLift.map { telling.figure(Figures.percent($0)) } ?? telling(ReportTextPhrase.unknown)
      ),
      (
        telling(ReportTextPhrase.targetLift),
        power.targetLift.map { telling.figure(Figures.percent($0)) } ?? telling(FigurePhrase.none)
      ),
      (telling(ReportTextPhrase.requiredRequests, treatment), count(power.requiredRequests)),
      (telling(ReportTextPhrase.requestsSoFar, treatment), Figures.count(power.requests)),
      (
        telling(ReportTextPhrase.requestsADay, treatment),
        power.dailyRequests.map { Figures.significant($0, digits: 3) } ?? telling(ReportTextPhrase.unknown)
      ),
      (telling(ReportTextPhrase.daysLeft), daysLeft),
    ]
  }

  private var daysLeft: String {
    guard let days = report.power?.daysLeft, days.isFinite else { return telling(ReportTextPhrase.unknown) }
    return days <= 0 ? telling(ReportTextPhrase.enough) : Figures.significant(days, digits: 2)
  }

  /// The same on one line.
  var powerInShort: String? {
    guard let power = report.power else { return nil }
    var parts: [String] = []
    if let smallest = power.smallestLift {
      parts.append(
        telling(
          ReportTextPhrase.sees, telling.figure(Figures.percent(smallest)),
          telling.figure(Figures.level(power.plannedPower))))
    }
    if let target = power.targetLift, let required = power.requiredRequests {
      parts.append(
        telling(
          ReportTextPhrase.takes, telling.figure(Figures.percent(target)), Figures.count(required),
          Figures.count(power.requests)))
    }
    if let days = power.daysLeft, days.isFinite, days > 0 {
      parts.append(telling(ReportTextPhrase.moreDays, Figures.significant(days, digits: 2)))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// The chance of seeing each lift.
  var powerCurve: ReportTable {
    var table = ReportTable(columns: [
      .init(telling(ReportTextPhrase.trueLift)), .init(telling(ReportTextPhrase.powerHead)),
      .init(telling(ReportTextPhrase.powerOfTwice)),
    ])
    table.rows = (report.power?.curve ?? []).map { point in
      [point.lift, point.power, point.powerOfTwice].map { .own(telling.figure(Figures.percent($0))) }
    }
    return table
  }
}
