/// A number that can be made from the columns of one row, missing (NaN) where the row does not tell.
///
/// A metric is a statistic of an expression; the reader never sees expressions, only the ``columns`` they need.
public enum ColumnExpression: Hashable, Sendable {
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
    }
  }
}
