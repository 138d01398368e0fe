internal import Columns

/// An expression whose columns are places of a batch, and whose quantiles are numbers: ready to be computed.
indirect enum RowFormula: Sendable {
  /// One comparison of a condition.
  struct Term: Sendable {
    let value: RowFormula
    let comparison: Comparison
    let threshold: Double
  }

  case number(Int)
  case success(stated: Int, status: Int)
  case failure(stated: Int, status: Int)
  case refusal(status: Int)
  case onSuccess(Int, stated: Int, status: Int)
  case rows
  case comparison(RowFormula, Comparison, Double)
  case filtered(RowFormula, [Term])
  case eligible([Term])
  case paired(RowFormula, RowFormula)
  case atMost(RowFormula, byGroup: [String: Double])
  case clipped(RowFormula, Double)
  case trimmed(RowFormula, Double)
  case placement(RowFormula, among: [String: SortedValues])

  /// The formula of an expression on batches of `projection`, which must hold every column that it is made from.
  ///
  /// - Parameters:
  ///   - expression: the expression.
  ///   - projection: what a batch holds.
  ///   - prior: what a first pass told; without it expressions that need it are missing on every row.
  init(_ expression: ColumnExpression, projection: Projection, prior: PriorValues?) {
    func place(_ column: NumberColumn) -> Int {
      guard let index = projection.numbers.firstIndex(of: column) else {
        preconditionFailure("the projection lacks a column of an expression")
      }
      return index
    }
    func formula(_ expression: ColumnExpression) -> RowFormula {
      RowFormula(expression, projection: projection, prior: prior)
    }
    func terms(_ condition: RowCondition) -> [Term] {
      condition.terms.map {
        Term(value: formula($0.value), comparison: $0.comparison, threshold: $0.threshold)
      }
    }
    let (stated, status) = (ColumnExpression.successColumn, ColumnExpression.statusColumn)
    switch expression {
    case .column(let column): self = .number(place(column))
    case .success: self = .success(stated: place(stated), status: place(status))
    case .failure: self = .failure(stated: place(stated), status: place(status))
    case .refusal: self = .refusal(status: place(status))
    case .onSuccess(let column):
      self = .onSuccess(place(column), stated: place(stated), status: place(status))
    case .rows: self = .rows
    case .comparison(let value, let comparison, let threshold):
      self = .comparison(formula(value), comparison, threshold)
    case .filtered(let value, let condition): self = .filtered(formula(value), terms(condition))
    case .eligible(let condition): self = .eligible(terms(condition))
    case .paired(let value, let other): self = .paired(formula(value), formula(other))
    case .atMostQuantile(let value, let level):
      self = .atMost(formula(value), byGroup: prior?.quantiles(of: value, at: level) ?? [:])
    case .clipped(let value, let level):
      self = .clipped(formula(value), prior?.pooledQuantile(of: value, at: level) ?? .nan)
    case .trimmed(let value, let level):
      self = .trimmed(formula(value), prior?.pooledQuantile(of: value, at: level) ?? .nan)
    case .placement(let value, let treatment):
      self = .placement(formula(value), among: prior?.opponents(of: value, treatment: treatment) ?? [:])
    }
  }

  /// Whether the file of a batch has what the expression is made from.
  func isPresent(in batch: borrowing Batch) -> Bool {
    switch self {
    case .number(let place), .onSuccess(let place, _, _), .refusal(let place): return batch.isPresent[place]
    case .success(let stated, let status), .failure(let stated, let status):
      return batch.isPresent[stated] || batch.isPresent[status]
    case .rows: return true
    case .comparison(let value, _, _), .atMost(let value, _), .clipped(let value, _), .trimmed(let value, _),
      .placement(let value, _):
      return value.isPresent(in: batch)
    case .filtered(let value, let terms):
      return value.isPresent(in: batch) && Self.arePresent(terms, in: batch)
    case .eligible(let terms): return Self.arePresent(terms, in: batch)
    case .paired(let value, let other): return value.isPresent(in: batch) && other.isPresent(in: batch)
    }
  }

  private static func arePresent(_ terms: [Term], in batch: borrowing Batch) -> Bool {
    for term in terms where !term.value.isPresent(in: batch) { return false }
    return true
  }

  /// Lends the value on each row of a batch; NaN where missing.
  func withValues<Result>(in batch: borrowing Batch, _ body: (Span<Double>) -> Result) -> Result {
    if case .number(let place) = self { return body(batch.numbers(place)) }
    if case .success(let stated, _) = self, batch.isPresent[stated] { return body(batch.numbers(stated)) }
    let values = values(in: batch)
    return body(values.span)
  }
}

extension RowFormula {
  /// The value on each row of a batch; NaN where missing.
  func values(in batch: borrowing Batch) -> [Double] {
    switch self {
    case .number(let place):
      let column = batch.numbers(place)
      return column.indices.map { column[$0] }
    case .success(let stated, let status): return Self.successes(in: batch, stated: stated, status: status)
    case .failure(let stated, let status): return Self.failures(in: batch, stated: stated, status: status)
    case .refusal(let place):
      let statuses = batch.numbers(place)
      return statuses.indices.map { row in
        let status = statuses[row]
        return status.isNaN ? .nan : (status >= 400 && status < 500 ? 1 : 0)
      }
    case .onSuccess(let place, let stated, let status):
      return Self.served(in: batch, place, stated: stated, status: status)
    case .rows: return Array(repeating: 1, count: batch.count)
    case .comparison(let value, let comparison, let threshold):
      return value.mapped(in: batch) { comparison.holds($0, threshold) ? 1 : 0 }
    case .filtered(let value, let terms):
      return value.chosen(in: batch, by: Self.states(terms, in: batch)) { $0 == 1 }
    case .eligible(let terms): return Self.states(terms, in: batch).map { $0 == 0 ? .nan : 1 }
    case .paired(let value, let other):
      let others = other.values(in: batch)
      return value.chosen(in: batch, by: others) { !$0.isNaN }
    case .clipped(let value, let limit):
      return limit.isNaN
        ? Array(repeating: .nan, count: batch.count) : value.mapped(in: batch) { min($0, limit) }
    case .trimmed(let value, let limit): return value.mapped(in: batch) { $0 <= limit ? $0 : .nan }
    case .atMost(let value, let limits):
      let byCode = batch.groupNames.map { limits[$0] ?? .nan }
      return value.mappedByGroup(in: batch) { value, group in
        byCode[group].isNaN ? .nan : (value <= byCode[group] ? 1 : 0)
      }
    case .placement(let value, let groups):
      let byCode = batch.groupNames.map { groups[$0] }
      return value.mappedByGroup(in: batch) { value, group in byCode[group]?.placement(of: value) ?? .nan }
    }
  }

  /// What becomes of each value that is not missing.
  private func mapped(in batch: borrowing Batch, _ transform: (Double) -> Double) -> [Double] {
    withValues(in: batch) { values in
      values.indices.map { values[$0].isNaN ? .nan : transform(values[$0]) }
    }
  }

  /// What becomes of each value that is not missing, by the row's group.
  private func mappedByGroup(
    in batch: borrowing Batch, _ transform: (Double, Int) -> Double
  ) -> [Double] {
    let values = values(in: batch)
    let groups = batch.groups
    return values.indices.map { values[$0].isNaN ? .nan : transform(values[$0], Int(groups[$0])) }
  }

  /// The values of the rows of which another number tells that they are wanted.
  private func chosen(
    in batch: borrowing Batch, by others: [Double], _ isWanted: (Double) -> Bool
  ) -> [Double] {
    withValues(in: batch) { values in values.indices.map { isWanted(others[$0]) ? values[$0] : .nan } }
  }

  /// 1 where all comparisons hold, 0 where one does not, NaN where that is not known.
  private static func states(_ terms: [Term], in batch: borrowing Batch) -> [Double] {
    var states = [Double](repeating: 1, count: batch.count)
    for term in terms {
      let values = term.value.values(in: batch)
      for row in states.indices where states[row] != 0 {
        if values[row].isNaN {
          states[row] = .nan
        } else if !term.comparison.holds(values[row], term.threshold) {
          states[row] = 0
        }
      }
    }
    return states
  }

  /// What the log states, or in a log that states nothing, status < 500.
  private static func successes(in batch: borrowing Batch, stated: Int, status: Int) -> [Double] {
    let isStated = batch.isPresent[stated]
    let source = batch.numbers(isStated ? stated : status)
    return source.indices.map { row in
      let value = source[row]
      return isStated || value.isNaN ? value : (value < 500 ? 1 : 0)
    }
  }

  /// Status ≥ 500 or an exception; where a row has no status, a stated failure.
  private static func failures(in batch: borrowing Batch, stated: Int, status: Int) -> [Double] {
    let statuses = batch.numbers(status)
    let successes = batch.numbers(stated)
    return statuses.indices.map { row in
      let value = statuses[row]
      return value.isNaN ? 1 - successes[row] : (value >= 500 ? 1 : 0)
    }
  }

  /// The values of a column on rows that neither failed nor were refused nor are stated as unsuccessful.
  private static func served(
    in batch: borrowing Batch, _ place: Int, stated: Int, status: Int
  ) -> [Double] {
    let column = batch.numbers(place)
    let failed = failures(in: batch, stated: stated, status: status)
    let succeeded = successes(in: batch, stated: stated, status: status)
    let statuses = batch.numbers(status)
    return column.indices.map { row in
      let isRefused = statuses[row] >= 400 && statuses[row] < 500
      return failed[row] == 1 || succeeded[row] == 0 || isRefused ? .nan : column[row]
    }
  }
}
