internal import Columns

/// The expressions that are computed from every batch, and what is made of each.
struct Expressions: Sendable {
  /// One expression.
  struct Item: Sendable {
    let expression: ColumnExpression
    /// Where its columns stand in a batch, in the order of ``ColumnExpression/columns``.
    let columns: [Int]
    /// Its place among the expressions with unit sums, if it is one.
    let unitPlace: Int?
    /// The levels of its quantiles, if they are wanted.
    let levels: [Double]
  }

  /// All expressions, in order of first need.
  let items: [Item]
  /// The number of expressions with unit sums.
  let unitExpressions: Int

  /// The expressions that `needs` name, on batches of `projection`.
  ///
  /// The projection must hold every column that an expression is made from.
  init(_ needs: [Need], projection: Projection, hasUnits: Bool) {
    var order: [ColumnExpression] = []
    for need in needs where !order.contains(need.expression) { order.append(need.expression) }
    var unitExpressions = 0
    items = order.map { expression in
      var unitPlace: Int?
      var levels: [Double] = []
      for need in needs where need.expression == expression {
        switch need {
        case .moments: break
        case .unitSums where unitPlace == nil && hasUnits:
          unitPlace = unitExpressions
          unitExpressions += 1
        case .unitSums: break
        case .quantiles(_, let more): levels += more.filter { !levels.contains($0) }
        }
      }
      let columns = expression.columns.map { column in
        guard let index = projection.numbers.firstIndex(of: column) else {
          preconditionFailure("the projection lacks a column of an expression")
        }
        return index
      }
      return Item(expression: expression, columns: columns, unitPlace: unitPlace, levels: levels)
    }
    self.unitExpressions = unitExpressions
  }
}

extension Expressions.Item {
  /// Whether its values are zeros and ones.
  var isFlag: Bool {
    switch expression {
    case .column(let column), .onSuccess(let column): column.reading == .flag
    case .success, .failure, .refusal: true
    }
  }

  /// Whether the file of a batch has what the expression is made from.
  func isPresent(in batch: borrowing Batch) -> Bool {
    switch expression {
    case .column, .refusal, .onSuccess: batch.isPresent[columns[0]]
    case .success, .failure: columns.contains { batch.isPresent[$0] }
    }
  }

  /// Lends the expression's value on each row of a batch; NaN where missing.
  func withValues<Result>(in batch: borrowing Batch, _ body: (Span<Double>) -> Result) -> Result {
    if case .column = expression { return body(batch.numbers(columns[0])) }
    if case .success = expression, batch.isPresent[columns[0]] { return body(batch.numbers(columns[0])) }
    let values = computed(from: batch)
    return body(values.span)
  }

  /// The values of an expression that is more than a column.
  private func computed(from batch: borrowing Batch) -> [Double] {
    switch expression {
    case .column: preconditionFailure("a column is lent as it is")
    case .success: return successes(in: batch, stated: columns[0], status: columns[1])
    case .failure: return failures(in: batch, stated: columns[0], status: columns[1])
    case .refusal:
      let statuses = batch.numbers(columns[0])
      return statuses.indices.map { row in
        let status = statuses[row]
        return status.isNaN ? .nan : (status >= 400 && status < 500 ? 1 : 0)
      }
    case .onSuccess:
      let column = batch.numbers(columns[0])
      let failed = failures(in: batch, stated: columns[1], status: columns[2])
      let succeeded = successes(in: batch, stated: columns[1], status: columns[2])
      let statuses = batch.numbers(columns[2])
      return column.indices.map { row in
        let isRefused = statuses[row] >= 400 && statuses[row] < 500
        return failed[row] == 1 || succeeded[row] == 0 || isRefused ? .nan : column[row]
      }
    }
  }

  /// What the log states, or in a log that states nothing, status < 500.
  private func successes(in batch: borrowing Batch, stated: Int, status: Int) -> [Double] {
    let isStated = batch.isPresent[stated]
    let source = batch.numbers(isStated ? stated : status)
    return source.indices.map { row in
      let value = source[row]
      return isStated || value.isNaN ? value : (value < 500 ? 1 : 0)
    }
  }

  /// Status ≥ 500 or an exception; where a row has no status, a stated failure.
  private func failures(in batch: borrowing Batch, stated: Int, status: Int) -> [Double] {
    let statuses = batch.numbers(status)
    let successes = batch.numbers(stated)
    return statuses.indices.map { row in
      let value = statuses[row]
      return value.isNaN ? 1 - successes[row] : (value >= 500 ? 1 : 0)
    }
  }
}
