import Columns
import Summaries
import Testing

/// Expressions as a log's summary shows them: the counts and means of what each makes of the rows.
@Suite struct ExpressionsTests {
  /// The present values' count and mean of an expression over rows of (value, stated success, status).
  static func value(
    _ expression: ColumnExpression, _ rows: [[Double]], isPresent: [Bool] = [true, true, true]
  ) async throws -> (count: Int, mean: Double)? {
    let log = Rows(
      rows: rows.map { Row(values: $0) }, isPresent: isPresent, needs: [.moments(expression)], hasUnits: false
    )
    let moments = try await log.summary().groups.first?.expressions[expression]?.moments
    return moments.map { ($0.count, $0.mean) }
  }

  /// What is stated and the status, then success and failure: NaN is missing, +∞ an exception.
  static let table: [(stated: Double, status: Double, success: Double, failure: Double)] = [
    (1, 200, 1, 0), (0, 200, 0, 0), (1, 503, 1, 1), (0, 503, 0, 1), (0, 404, 0, 0), (1, 499, 1, 0),
    (0, 500, 0, 1),
    (1, .infinity, 1, 1), (1, .nan, 1, 0), (0, .nan, 0, 1), (.nan, 200, .nan, 0), (.nan, 500, .nan, 1),
    (.nan, .nan, .nan, .nan),
  ]

  @Test(arguments: table)
  func statedAndStatus(_ row: (stated: Double, status: Double, success: Double, failure: Double)) async throws
  {
    for (expression, truth) in [(ColumnExpression.success, row.success), (.failure, row.failure)] {
      let found = try await Self.value(expression, [[1, row.stated, row.status]])
      #expect(found?.count == (truth.isNaN ? 0 : 1), "\(expression)")
      if !truth.isNaN { #expect(found?.mean == truth, "\(expression)") }
    }
  }

  @Test(arguments: [(200.0, 1.0), (301, 1), (499, 1), (500, 0), (599, 0), (.infinity, 0)])
  func statusAloneTellsBoth(_ status: Double, _ success: Double) async throws {
    let present = [true, false, true]
    let rows = [[1, .nan, status], [1, .nan, .nan]]
    let succeeded = try await Self.value(.success, rows, isPresent: present)
    let failed = try await Self.value(.failure, rows, isPresent: present)
    #expect(succeeded?.count == 1 && succeeded?.mean == success)
    #expect(failed?.count == 1 && failed?.mean == 1 - success)
  }

  @Test func aStatementAloneTellsBoth() async throws {
    let rows = [[1, 1, Double.nan], [1, 0, .nan], [1, 0, .nan], [1, 0, .nan], [1, .nan, .nan]]
    let present = [true, true, false]
    let succeeded = try await Self.value(.success, rows, isPresent: present)
    let failed = try await Self.value(.failure, rows, isPresent: present)
    #expect(succeeded?.count == 4 && succeeded?.mean == 0.25)
    #expect(failed?.count == 4 && failed?.mean == 0.75)
  }

  @Test func onSuccessLeavesFailuresOut() async throws {
    let expression = ColumnExpression.onSuccess(Rows.latency)
    let rows = [
      [10, 1, 200], [20, 0, 404], [1000, 1, 500], [2000, 0, Double.nan], [40, .nan, .nan], [.nan, 1, 200],
    ]
    let found = try await Self.value(expression, rows)
    let refused = try await Self.value(
      expression, [[10, .nan, 200], [1, .nan, 429], [30, .nan, 302]], isPresent: [true, false, true])
    #expect(refused?.count == 2 && refused?.mean == 20)
    // A request stated as unsuccessful is left out like one that failed; a row that tells nothing stays.
    #expect(found?.count == 2 && found?.mean == 25)
  }

  @Test func refusalsAreTheFourHundreds() async throws {
    let rows = [
      [1, 1, 200], [1, 0, 400], [1, 0, 499], [1, 0, 500], [1, 0, .infinity], [1, 1, Double.nan],
    ]
    let found = try await Self.value(.refusal, rows)
    #expect(found?.count == 5 && found?.mean == 0.4)
    #expect(try await Self.value(.refusal, [[1, 1, .nan]], isPresent: [true, true, false]) == nil)
  }

  @Test func anAbsentColumnHasNoSummary() async throws {
    let rows = [[1, Double.nan, .nan]]
    #expect(try await Self.value(.success, rows, isPresent: [true, false, false]) == nil)
    #expect(try await Self.value(.failure, rows, isPresent: [true, false, false]) == nil)
    #expect(
      try await Self.value(.column(Rows.latency), [[.nan, 1, 200]], isPresent: [false, true, true]) == nil)
    #expect(
      try await Self.value(.onSuccess(Rows.latency), [[.nan, 1, 200]], isPresent: [false, true, true]) == nil)
  }

  @Test func filesWithAndWithoutColumnsMix() async throws {
    let stated = Rows(
      rows: [Row(values: [1, 1, .nan]), Row(values: [2, 0, .nan])], isPresent: [true, true, false])
    let byStatus = Rows(
      rows: [Row(values: [.nan, .nan, 200]), Row(values: [.nan, .nan, 500])], isPresent: [false, false, true])
    let summariser = Summariser(
      needs: [.moments(.column(Rows.latency)), .moments(.success), .moments(.failure)],
      projection: Rows.projection, hasUnits: false)
    var log = LogSummary(for: summariser, workers: 1)
    try await log.add([
      summariser.summarise(stated.batch(0..<2)), summariser.summarise(byStatus.batch(0..<2)),
    ])
    let group = try #require(await log.finish().groups.first)
    #expect(group.requests == 4)
    #expect(group.expressions[.column(Rows.latency)]?.moments.count == 2)
    #expect(group.expressions[.success]?.moments.count == 4)
    #expect(group.expressions[.success]?.moments.mean == 0.5)
    #expect(group.expressions[.failure]?.moments.mean == 0.5)
  }

  @Test func needsOfOneExpressionAreUnited() async throws {
    let expression = ColumnExpression.column(Rows.latency)
    let log = Rows(
      rows: (0...100).map { Row(unit: UInt64($0) + 1, values: [Double($0), 1, 200]) },
      needs: [
        .quantiles(expression, levels: [0.5]), .unitSums(expression), .moments(expression),
        .quantiles(expression, levels: [0.5, 0.9]), .unitSums(expression),
      ])
    let summary = try #require(try await log.summary().groups.first?.expressions[expression])
    #expect(summary.quantiles == [Quantile(level: 0.5, value: 50), Quantile(level: 0.9, value: 90)])
    #expect(summary.units?.count == 101)
  }
}
