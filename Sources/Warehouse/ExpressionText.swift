internal import Columns
internal import Summaries

/// What expressions are, in the words of a comment.
extension ColumnExpression {
  /// The expression by the names of its columns: `response_time_ms of served requests`.
  var comment: String {
    switch self {
    case .column(let column): Self.name(column)
    case .success: "success"
    case .failure: "failure"
    case .refusal: "refusal"
    case .onSuccess(let column): "\(Self.name(column)) of served requests"
    case .rows: "requests"
    case .comparison(let value, let comparison, let threshold):
      "\(value.comment) \(comparison.rawValue) \(threshold)"
    case .filtered(let value, let condition): "\(value.comment) where \(condition.comment)"
    case .eligible(let condition): "requests where \(condition.comment)"
    case .paired(let value, let other): "\(value.comment) where \(other.comment) is known"
    case .atMostQuantile(let value, let level): "whether \(value.comment) is at most its quantile \(level)"
    case .clipped(let value, let level): "\(value.comment) cut down to the quantile \(level)"
    case .trimmed(let value, let level): "\(value.comment) up to the quantile \(level)"
    case .placement(let value, _): "the rank of \(value.comment)"
    }
  }

  private static func name(_ column: NumberColumn) -> String { column.choice.names.first ?? "a number" }
}

extension RowCondition {
  /// The condition by the names of its columns.
  fileprivate var comment: String {
    terms.map { "\($0.value.comment) \($0.comparison.rawValue) \($0.threshold)" }.joined(separator: " and ")
  }
}

extension WantedValues.Item {
  /// What it is.
  var description: String { expression.comment }

  /// What a quantile of it is called.
  func quantileName(_ level: Double) -> String { "quantile \(level) of \(alias), \(description)" }
}

extension WantedValues.PerUnitItem {
  /// What it is.
  var description: String {
    switch perUnit.statistic {
    case .sum: "total of \(item.alias) of a unit"
    case .count: "count of \(item.alias) of a unit"
    case .mean: "mean of \(item.alias) of a unit"
    case .any: "whether a unit has any \(item.alias)"
    }
  }
}
