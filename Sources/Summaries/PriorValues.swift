package import Columns

/// What a first pass over a log tells a second one: the values of the compared groups.
public struct PriorValues: Sendable {
  /// The names of the compared groups, the control first.
  public let compared: [String]
  /// For each expression, the values of each group by its name.
  let values: [ColumnExpression: [String: SortedValues]]

  /// The values that a summary holds of the groups that are compared.
  ///
  /// - Parameters:
  ///   - summary: what the first pass found.
  ///   - compared: the indices of the groups, the control first.
  public init(_ summary: Summary, compared: [Int]) {
    let groups = compared.map { summary.groups[$0] }
    self.compared = groups.map(\.name)
    var values: [ColumnExpression: [String: SortedValues]] = [:]
    for group in groups {
      for (expression, found) in group.expressions {
        if let sorted = found.values { values[expression, default: [:]][group.name] = sorted }
      }
    }
    self.values = values
  }

  /// For each group, the quantile of its own values.
  package func quantiles(of expression: ColumnExpression, at level: Double) -> [String: Double] {
    (values[expression] ?? [:]).compactMapValues { $0.quantile(at: level) }
  }

  /// The quantile of all compared groups' values together; nil where there are none.
  package func pooledQuantile(of expression: ColumnExpression, at level: Double) -> Double? {
    let groups = values[expression] ?? [:]
    return SortedValues.pooledQuantile(of: compared.compactMap { groups[$0] }, at: level)
  }

  /// For the control and one treatment, the values of the other.
  func opponents(of expression: ColumnExpression, treatment: Int) -> [String: SortedValues] {
    guard let groups = values[expression], compared.indices.contains(treatment + 1) else { return [:] }
    var opponents: [String: SortedValues] = [:]
    opponents[compared[0]] = groups[compared[treatment + 1]]
    opponents[compared[treatment + 1]] = groups[compared[0]]
    return opponents
  }
}
