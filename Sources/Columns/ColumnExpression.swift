/// A number that can be made from the columns of one row, missing (NaN) where the row does not tell.
///
/// A metric is a statistic of an expression; the reader never sees expressions, only the ``columns`` they need.
public indirect enum ColumnExpression: Hashable, Sendable {
  /// The column itself.
  case column(NumberColumn)
  /// 1 where the request succeeded, else 0: what the log states, or status < 500 where it states nothing.
  case success
  /// 1 where the request failed, else 0: status ≥ 500 or an exception, or a stated failure where there is no status.
  ///
  /// It is not 1 − ``success``: a request refused with 404 may be stated as unsuccessful without being an error.
  case failure
  /// 1 where the request was refused, status 400 to 499, else 0; missing where there is no status.
  case refusal
  /// The value of a column on served rows; missing where the row is stated as unsuccessful, failed or was refused (4xx).
  case onSuccess(NumberColumn)
  /// 1 on every row.
  case rows
  /// 1 where the value compares so with a number, else 0; missing where the value is.
  case comparison(ColumnExpression, Comparison, Double)
  /// The value where a condition holds; missing elsewhere, and where it is not known whether it holds.
  case filtered(ColumnExpression, by: RowCondition)
  /// 1 where a condition holds or it is not known whether it does; missing where it does not hold.
  case eligible(RowCondition)
  /// The value where another is known too; missing elsewhere.
  case paired(ColumnExpression, with: ColumnExpression)
  /// 1 where the value is at most the quantile, at a level, of the values of its own group, else 0.
  ///
  /// The quantile must be known from a first pass over the log, as in all cases below.
  case atMostQuantile(ColumnExpression, level: Double)
  /// The value, and where it is larger, the quantile at a level of all compared groups' values: a winsorised value.
  case clipped(ColumnExpression, atQuantile: Double)
  /// The value, missing where it is above the quantile at a level of all compared groups' values: a trimmed value.
  case trimmed(ColumnExpression, aboveQuantile: Double)
  /// The share of the values of the compared group that lie below the value, equal ones counted half.
  ///
  /// On rows of the control it is among the values of a treatment, counted from 0; on rows of that treatment among those of
  /// the control; missing on all other rows.
  case placement(ColumnExpression, treatment: Int)

  /// The column in which a log states success.
  public static var successColumn: NumberColumn {
    NumberColumn(
      choice: ColumnChoice(names: ColumnRole.success.names, flag: "--metric", isRequired: false),
      reading: .flag)
  }

  /// The column that holds the HTTP status.
  public static var statusColumn: NumberColumn {
    NumberColumn(
      choice: ColumnChoice(names: ColumnRole.status.names, flag: "--metric", isRequired: false),
      reading: .status)
  }

  /// The columns that the expression is made from.
  public var columns: [NumberColumn] {
    switch self {
    case .column(let column): [column]
    case .success, .failure: [Self.successColumn, Self.statusColumn]
    case .refusal: [Self.statusColumn]
    case .onSuccess(let column): [column, Self.successColumn, Self.statusColumn]
    case .rows: []
    case .comparison(let value, _, _): value.columns
    case .filtered(let value, let condition): value.columns + condition.columns
    case .eligible(let condition): condition.columns
    case .paired(let value, let other): value.columns + other.columns
    case .atMostQuantile(let value, _), .clipped(let value, _), .trimmed(let value, _),
      .placement(let value, _):
      value.columns
    }
  }

  /// Whether its values are zeros and ones.
  public var isFlag: Bool {
    switch self {
    case .column(let column), .onSuccess(let column): column.reading == .flag
    case .success, .failure, .refusal, .rows, .comparison, .eligible, .atMostQuantile: true
    case .filtered(let value, _), .paired(let value, _), .clipped(let value, _), .trimmed(let value, _):
      value.isFlag
    case .placement: false
    }
  }

  /// Whether its values are durations, which are held in milliseconds.
  public var isDuration: Bool {
    switch self {
    case .column(let column), .onSuccess(let column): column.reading == .duration
    case .success, .failure, .refusal, .rows, .comparison, .eligible, .atMostQuantile, .placement: false
    case .filtered(let value, _), .paired(let value, _), .clipped(let value, _), .trimmed(let value, _):
      value.isDuration
    }
  }

  /// The expressions all of whose values must be known, from a first pass over the log, before it can be made.
  public var priorExpressions: [ColumnExpression] {
    switch self {
    case .column, .success, .failure, .refusal, .onSuccess, .rows: []
    case .comparison(let value, _, _): value.priorExpressions
    case .filtered(let value, let condition):
      value.priorExpressions + condition.terms.flatMap(\.value.priorExpressions)
    case .eligible(let condition): condition.terms.flatMap(\.value.priorExpressions)
    case .paired(let value, let other): value.priorExpressions + other.priorExpressions
    case .atMostQuantile(let value, _), .clipped(let value, _), .trimmed(let value, _),
      .placement(let value, _):
      [value]
    }
  }
}
