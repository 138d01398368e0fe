internal import Plans

/// The reports that were written before a new one, such as those in its folder.
public struct ReportHistory: Sendable, Equatable {
  /// The reports, in any order.
  public var reports: [EarlierReport]

  /// A history.
  public init(_ reports: [EarlierReport] = []) {
    self.reports = reports
  }

  /// The report that a new one is compared with.
  ///
  /// It is of the same experiment, does not end after the new one, and is not an earlier edition of the new one, which has
  /// the same label. Of these it is the latest; one of the same kind is preferred, a week's to a week's.
  ///
  /// - Parameter report: the new report.
  /// - Returns: the earlier report; nil where there is none.
  public func previous(of report: ExperimentReport) -> EarlierReport? {
    let earlier = before(report)
    return earlier.last { $0.period.kind == report.period.kind } ?? earlier.last
  }

  /// Every look at the experiment up to a new report, that look last.
  ///
  /// The looks are those that the earlier reports tell of. A report that is written again is the same look, so that each
  /// label is there once, as its own report tells it where that is known.
  ///
  /// - Parameter report: the new report.
  /// - Returns: the looks, oldest first.
  public func looks(upTo report: ExperimentReport) -> [ReportLook] {
    var looks: [ReportLook] = []
    for earlier in before(report) {
      for look in earlier.looks where look.label != report.period.label {
        if let place = looks.firstIndex(where: { $0.label == look.label }) {
          if look.label == earlier.period.label { looks[place] = look }
        } else {
          looks.append(look)
        }
      }
    }
    return looks + [report.look(number: looks.count + 1)]
  }

  /// The reports that a new one may refer to, the latest last.
  private func before(_ report: ExperimentReport) -> [EarlierReport] {
    // Reports of rows without times come before all others.
    let end = report.period.last ?? .min
    let found = reports.filter { earlier in
      earlier.experiment == report.analysis.plan.experimentName && earlier.period.label != report.period.label
        && (earlier.period.last ?? .min) <= end
    }
    // Of reports that end alike the one that tells of more rows is the later one.
    return found.sorted { one, other in
      let (left, right) = (one.period.last ?? .min, other.period.last ?? .min)
      if left != right { return left < right }
      if one.said.requests != other.said.requests { return one.said.requests < other.said.requests }
      return one.said.label < other.said.label
    }
  }
}

extension ExperimentReport {
  /// Tells what earlier reports said: the previous one, and all looks at the experiment, of which this is the last.
  public mutating func tell(_ history: ReportHistory) {
    previous = history.previous(of: self)?.said
    looks = history.looks(upTo: self)
  }
}
