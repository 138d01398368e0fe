internal import Columns

/// What a document tells of a metric's values, where its name does not.
///
/// Names that metrics know say what their values are. Some metrics are made otherwise, such as those of served requests
/// alone; what people are shown of them must not be lost with the expression.
public struct ToldValues: Sendable, Equatable {
  /// Whether the values are those of served requests alone.
  public var isOfServedRequests: Bool
  /// Whether the values are durations in milliseconds; nil where the name tells.
  public var isDuration: Bool?

  /// What is told; nothing unless stated.
  public init(isOfServedRequests: Bool = false, isDuration: Bool? = nil) {
    self.isOfServedRequests = isOfServedRequests
    self.isDuration = isDuration
  }
}

extension MetricSpecification {
  /// What its name, kind and column do not tell of its values.
  public var toldValues: ToldValues {
    var told = ToldValues(isOfServedRequests: isOfServedRequests)
    let plain = try? MetricSpecification(
      name: name, kind: kind, direction: direction, role: role, column: column)
    if plain?.isDuration != isDuration { told.isDuration = isDuration }
    return told
  }

  /// A metric as a document tells it.
  ///
  /// - Parameters:
  ///   - name: the name by which it is reported.
  ///   - kind: what is reported of the values.
  ///   - direction: which way is better.
  ///   - role: what it decides.
  ///   - margin: how much worse it may get.
  ///   - column: what its values are, where `name` is only a name.
  ///   - filter: the rows that it is made from.
  ///   - winsorizing: the level of the quantile to which larger values are cut down.
  ///   - told: what the others do not tell of its values.
  /// - Throws: ``MetricError``, as for a metric that a plan asks for.
  public init(
    name: String, kind: MetricKind, direction: Direction, role: MetricRole, margin: Margin?, column: String?,
    filter: RowFilter?, winsorizing: Double?, told: ToldValues
  ) throws(MetricError) {
    try self.init(
      name: name, kind: kind, direction: direction, role: role, margin: margin, column: column,
      filter: filter, winsorizing: winsorizing)
    guard told != ToldValues() else { return }
    let isDuration = told.isDuration ?? self.isDuration
    let values =
      isDuration
      ? Self.responseTimeColumn(named: column ?? name)
      : NumberColumn(
        choice: ColumnChoice(names: [column ?? name], flag: "--metric", isRequired: true), reading: .number)
    self.init(
      name: name, kind: kind, direction: direction, role: role,
      expression: told.isOfServedRequests ? .onSuccess(values) : .column(values), margin: margin,
      filter: filter, winsorizing: winsorizing)
    self.column = column
  }
}
