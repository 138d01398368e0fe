internal import Inference
internal import Plans
internal import Sentences
internal import Summaries

/// The sample ratio stratum by stratum, each at its own split.
struct SampleRatioChecks {
  /// Over all stages at their own splits; nil unless the splits differ by stage.
  let pooled: Check?
  /// Whether it is in alarm in any stratum, corrected for their number; nil where no split is planned.
  let byStratum: Check?

  /// The checks of a dimension.
  ///
  /// - Parameters:
  ///   - comparison: the dimension.
  ///   - split: what is planned throughout.
  init(_ comparison: StrataComparison, split: Split?) {
    let summary = comparison.summary
    var tests: [(stratum: Int, test: SampleRatio)] = []
    for stratum in summary.strata.indices {
      guard let shares = Self.shares(of: stratum, comparison, split: split),
        shares.count == comparison.groups.count
      else { continue }
      let sizes = comparison.groups.map { summary.sizes(stratum: stratum, group: $0) }
      if let test = try? SampleRatio(observed: sizes, shares: shares) { tests.append((stratum, test)) }
    }
    let hasUnits = summary.units != nil
    pooled = comparison.question.shares == nil ? nil : Self.pooled(tests.map(\.test), hasUnits: hasUnits)
    byStratum = tests.isEmpty ? nil : Self.byStratum(tests, comparison, hasUnits: hasUnits)
  }

  /// The planned shares in a stratum.
  private static func shares(of stratum: Int, _ comparison: StrataComparison, split: Split?) -> [Double]? {
    guard let shares = comparison.question.shares else { return split?.shares }
    guard case .number(let index) = comparison.summary.strata[stratum], shares.indices.contains(index) else {
      return nil
    }
    return shares[index]
  }

  private static func pooled(_ tests: [SampleRatio], hasUnits: Bool) -> Check? {
    guard let test = try? SampleRatio(pooling: tests) else { return nil }
    let alarm = test.isMismatch()
    let what: Sentence = hasUnits ? "units" : "requests"
    return Check(
      name: "sample_ratio", status: alarm ? (hasUnits ? .fail : .warn) : .pass,
      statistic: test.statistic,
      pValue: test.pValue,
      finding: (tests.count == 1
        ? "\(what) of one stage, at its own split"
        : "\(what) over \(tests.count) stages, each at its own split")
        + (alarm ? "; the groups are not what was planned, so differences between them may be too" : ""))
  }

  /// The smallest p-value times their number, or a group in a stratum that was planned to get none.
  private static func byStratum(
    _ tests: [(stratum: Int, test: SampleRatio)], _ comparison: StrataComparison, hasUnits: Bool
  ) -> Check? {
    guard let worst = tests.min(by: { $0.test.log10PValue < $1.test.log10PValue }) else { return nil }
    let what: Sentence = hasUnits ? "units" : "requests"
    let strata: Sentence = tests.count == 1 ? "1 stratum" : "\(tests.count) strata"
    let adjusted = min(1, worst.test.pValue * Double(tests.count))
    let impossible = tests.first { $0.test.hasImpossible }
    let alarm = adjusted < 0.001 || impossible != nil
    let place = (impossible ?? worst).stratum
    let sizes: [Sentence] = comparison.groups.map {
      "\(name: comparison.summary.groupNames[$0]) \(comparison.summary.sizes(stratum: place, group: $0))"
    }
    let name: String
    switch comparison.question.kind {
    case .stages: name = "sample_ratio_by_stage"
    case .days: name = "sample_ratio_by_day"
    case .segment(let column): name = "sample_ratio_by_segment:\(column)"
    case nil: name = "sample_ratio_by_hour"
    }
    return Check(
      name: name, status: alarm ? (hasUnits ? .fail : .warn) : .pass, statistic: worst.test.statistic,
      pValue: adjusted,
      finding: alarm
        ? "\(what) in \(name: comparison.name(of: place)): \(sizes.joined(separator: ", ")), which is not the planned split; p corrected for \(strata)"
        : "\(what) share as planned in each of \(strata); the smallest p, corrected for their number")
  }
}
