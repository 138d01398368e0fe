public import Documents
public import Inference
public import Plans
public import Summaries

/// Per-group summaries as a document: `assay-summary/1`, from which an analysis can be made again without the rows.
///
/// The groups that are compared are in it, control first; a metric that the logs do not have is left out, and so are
/// quantiles and ratios, for which it has no place. A kind by unit is written as the moments over units.
/// Units that groups share are not in it: an analysis made from it takes the groups as independent.
public struct SummaryDocument: Sendable {
  private let summary: Summary
  private let specifications: [MetricSpecification]
  private let roles: GroupRoles
  private let version: String

  /// The document of a summary.
  ///
  /// - Parameters:
  ///   - summary: what was read.
  ///   - specifications: the metrics; each is written under its name.
  ///   - roles: which groups are compared; indices into the groups of `summary`.
  ///   - version: the version of the program.
  public init(
    _ summary: Summary, specifications: [MetricSpecification], roles: GroupRoles, version: String
  ) {
    self.summary = summary
    self.specifications = specifications
    self.roles = roles
    self.version = version
  }

  /// The document.
  public var json: JSON {
    var object: JSON.Object = [
      "schema": "assay-summary/1",
      "assay_version": JSON(version),
    ]
    if let error = summary.quantileError { object["quantile_error"] = JSON(error) }
    object["groups"] = JSON(
      ([roles.control] + roles.treatments).map { group(summary.groups[$0], isControl: $0 == roles.control) })
    return .object(object)
  }

  private func group(_ group: GroupSummary, isControl: Bool) -> JSON {
    let metrics = specifications.compactMap { specification -> (String, JSON)? in
      guard specification.kind.isSummarised, group.has(specification) else { return nil }
      let summary = group.summary(of: specification)
      if specification.kind.isPerUnit, summary.moments.count == 0 { return nil }
      return (specification.name, JSON(summary))
    }
    return [
      "name": JSON(group.name),
      "role": isControl ? "control" : "treatment",
      "requests": JSON(group.requests),
      "units": JSON(group.units),
      "metrics": .object(JSON.Object(metrics)),
    ]
  }
}

extension JSON {
  fileprivate init(_ metric: MetricSummary) {
    let moments = metric.moments
    self = [
      "count": JSON(moments.count),
      "mean": moments.count > 0 ? JSON(moments.mean) : nil,
      "variance": JSON(moments.variance),
      "minimum": JSON(moments.minimum),
      "maximum": JSON(moments.maximum),
      "units": metric.units.map { JSON($0) } ?? .null,
      "quantiles": JSON(metric.quantiles),
    ]
  }

  /// Sums are written as they are held, relative to the shift: values far from zero keep their digits.
  private init(_ units: UnitMoments) {
    var object: JSON.Object = [
      "count": JSON(units.count),
      "mean_sum": JSON(units.meanSum),
      "variance_sum": JSON(units.varianceSum),
      "mean_size": JSON(units.meanSize),
      "variance_size": JSON(units.varianceSize),
      "covariance": JSON(units.covariance),
    ]
    if units.shift != 0 { object["shift"] = JSON(units.shift) }
    if let with = units.unitsWithEvent { object["units_with_event"] = JSON(with) }
    if let without = units.unitsWithoutEvent { object["units_without_event"] = JSON(without) }
    self = .object(object)
  }
}
