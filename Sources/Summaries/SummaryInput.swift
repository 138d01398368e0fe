public import Columns
public import Documents

/// Summaries that were computed elsewhere: an `assay-summary/1` document.
///
/// Only `count`, `mean` and `variance` (n − 1) are required of a metric; for a share of zeros and ones `count` and
/// `mean` are enough. `units` turns on cluster-robust inference. A document says nothing of units that two groups share:
/// the covariance of their means counts as 0.
public struct SummaryInput: Sendable {
  /// The groups, in the order of the document; rows by reason are not known.
  public let summary: Summary
  /// The role that the document gives each group, `control` or `treatment`; nil where it gives none.
  public let roles: [String?]
  /// Whether any metric has moments over units.
  public let hasUnits: Bool
  /// The levels of the quantiles that the document has, in the order of first appearance.
  public let quantileLevels: [Double]

  /// The names of the metrics in a document, in the order of first appearance.
  ///
  /// - Parameter document: the document.
  /// - Returns: the names.
  /// - Throws: `DocumentError`.
  public static func metricNames(_ document: Document) throws(DocumentError) -> [String] {
    var names: [String] = []
    for group in try groups(document) {
      for metric in try group.required("metrics").members() {
        if let name = metric.key, !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - expressions: what each metric's name stands for; other metrics of the document are left out.
  ///   - perUnit: the numbers by unit that some names stand for: their moments are over units.
  ///   - shares: the names of metrics that are shares of zeros and ones.
  /// - Throws: `DocumentError` where a number is missing, impossible or contradicts another.
  public init(
    _ document: Document, expressions: [String: ColumnExpression], perUnit: [String: PerUnit] = [:],
    shares: Set<String>
  ) throws(DocumentError) {
    var groups: [GroupSummary] = []
    var roles: [String?] = []
    var levels: [Double] = []
    var hasUnits = false
    for value in try Self.groups(document) {
      try value.allow(keys: ["name", "role", "requests", "units", "metrics"])
      let stated = try value.optional("requests")?.count()
      let requests = if let stated { stated } else { try Self.largestCount(value) }
      var group = GroupSummary(
        name: try value.required("name").string(), requests: requests,
        units: try value.optional("units")?.count(), expressions: [:])
      if groups.contains(where: { $0.name == group.name }) {
        throw value.error("is the second group of that name")
      }
      for metric in try value.required("metrics").members() {
        guard let name = metric.key, let expression = expressions[name] else { continue }
        let summary = try MetricSummary(metric, isShare: shares.contains(name), requests: requests)
        hasUnits = hasUnits || summary.units != nil
        for quantile in summary.quantiles where !levels.contains(quantile.level) {
          levels.append(quantile.level)
        }
        if let number = perUnit[name] {
          group.perUnit[number] = summary.moments
          // How many rows lack the value is not told: none, as far as is known.
          let rows = Moments(count: requests, mean: 0, secondPowerSum: 0)
          group.expressions[expression] = group.expressions[expression] ?? MetricSummary(moments: rows)
        } else {
          group.expressions[expression] = summary
        }
      }
      groups.append(group)
      roles.append(try value.optional("role")?.oneOf(["control", "treatment"]))
    }
    var rows = RowCounts()
    rows.used = groups.map(\.requests).reduce(0, +)
    summary = Summary(
      groups: groups, rows: rows,
      quantileError: try document.root.optional("quantile_error")?.number(
        in: Double.leastNonzeroMagnitude...1))
    self.roles = roles
    self.hasUnits = hasUnits
    quantileLevels = levels
  }

  /// The requests of a group that does not state them: as many as its fullest metric has values.
  private static func largestCount(_ group: DocumentValue) throws(DocumentError) -> Int {
    var largest = 0
    for metric in try group.required("metrics").members() {
      largest = max(largest, try metric.required("count").count())
    }
    return largest
  }

  private static func groups(_ document: Document) throws(DocumentError) -> [DocumentValue] {
    let root = document.root
    _ = try root.required("schema").oneOf(["assay-summary/1"])
    try root.allow(keys: ["schema", "assay_version", "quantile_error", "groups"])
    let groups = try root.required("groups")
    let values = try groups.array()
    guard values.count <= Batch.groupLimit else {
      throw groups.error("has \(values.count) groups, more than the \(Batch.groupLimit) that can be compared")
    }
    return values
  }
}

extension MetricSummary {
  /// Reads one metric of one group.
  fileprivate init(_ value: DocumentValue, isShare: Bool, requests: Int) throws(DocumentError) {
    try value.allow(keys: ["count", "mean", "variance", "minimum", "maximum", "units", "quantiles"])
    let count = try value.required("count").count()
    if count > requests {
      throw value.error("has a count of \(count), more than the group's \(requests) requests")
    }
    let mean = count > 0 ? try value.required("mean").number() : 0
    var variance = try value.optional("variance")?.number(in: 0...Double.greatestFiniteMagnitude)
    if isShare {
      if !(0...1).contains(mean) { throw value.error("is a share, and its mean is \(mean)") }
      variance = variance ?? mean * (1 - mean) * Double(count) / Double(max(1, count - 1))
    }
    if variance == nil && count > 1 { variance = try value.required("variance").number() }
    moments = Moments(
      count: count, mean: mean, secondPowerSum: (variance ?? 0) * Double(max(0, count - 1)),
      minimum: try value.optional("minimum")?.number() ?? .nan,
      maximum: try value.optional("maximum")?.number() ?? .nan)
    units = try value.optional("units").map { units throws(DocumentError) in
      try UnitMoments(units, values: count)
    }
    if let units, count > 0,
      (units.ratio - mean).magnitude > 1e-6 * max(mean.magnitude, units.meanSum.magnitude)
    {
      throw value.error("has a mean of \(mean), and its units one of \(units.ratio)")
    }
    quantiles = []
    for quantile in try value.optional("quantiles")?.members() ?? [] {
      guard let key = quantile.key, let level = Double(key), (0...1).contains(level) else {
        throw quantile.error("is not a level between 0 and 1")
      }
      quantiles.append(Quantile(level: level, value: try quantile.number()))
    }
  }
}

extension UnitMoments {
  /// Reads the moments over units; fewer than two have no variances, and none has no means.
  fileprivate init(_ value: DocumentValue, values: Int) throws(DocumentError) {
    try value.allow(keys: [
      "count", "mean_sum", "variance_sum", "mean_size", "variance_size", "covariance", "shift",
      "units_with_event", "units_without_event",
    ])
    let count = try value.required("count").count()
    guard count <= values else { throw value.error("has \(count) units, more than the \(values) values") }
    let limit = Double.greatestFiniteMagnitude
    func number(
      _ key: String, from fewest: Int, in range: ClosedRange<Double>
    ) throws(DocumentError) -> Double {
      guard count < fewest else { return try value.required(key).number(in: range) }
      return .nan
    }
    self.init(
      count: count, shift: try value.optional("shift")?.number() ?? 0,
      meanSum: try number("mean_sum", from: 1, in: -limit...limit),
      varianceSum: try number("variance_sum", from: 2, in: 0...limit),
      meanSize: try number("mean_size", from: 1, in: Double.leastNormalMagnitude...limit),
      varianceSize: try number("variance_size", from: 2, in: 0...limit),
      covariance: try number("covariance", from: 2, in: -limit...limit),
      unitsWithEvent: try value.optional("units_with_event")?.integer(in: 0...count),
      unitsWithoutEvent: try value.optional("units_without_event")?.integer(in: 0...count))
  }
}
