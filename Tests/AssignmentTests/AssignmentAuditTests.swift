import Assignment
import TestSupport
import Testing

@Suite struct AssignmentAuditTests {
  private struct Row {
    var unit: Int
    var side: AssignedSide
    var time: Int64?
  }

  private static func name(_ unit: Int) -> [UInt8] { Array("user_\(unit)".utf8) }

  private static func result(
    _ rows: [Row], _ audit: AssignmentAudit, cutAt cuts: [Int] = []
  ) -> AssignmentAudit.Result {
    var ledger = AssignmentAudit.Ledger(audit)
    for (start, end) in zip([0] + cuts, cuts + [rows.count]) {
      var block = AssignmentAudit.Block(audit)
      for row in rows[start..<end] {
        let text = name(row.unit)
        block.add(unit: UInt64(row.unit) + 1, text: text.span, side: row.side, time: row.time)
      }
      block.forgetPlaces()
      ledger.add(block)
    }
    return ledger.result
  }

  @Test func agreement() throws {
    let assignment = try Assignment(.ab)
    let audit = try AssignmentAudit(assignment)
    let rows = (0..<3_000).map { number in
      let text = Self.name(number % 700)
      return Row(unit: number % 700, side: assignment.side(ofBucket: assignment.bucket(of: text.span)))
    }
    #expect(!audit.needsTimes)
    let found = Self.result(rows, audit)
    #expect(found.units == 700 && found.unitsDisagreeing == 0 && found.unitsInBothGroups == 0)
    #expect(found.counts.rows == 3_000 && found.examples.isEmpty && found.share == 0)
  }

  /// What a plain table finds, at any cut.
  @Test func disagreementAtAnyCut() throws {
    let assignment = try Assignment(.router, percentage: 10)
    let audit = try AssignmentAudit(assignment)
    var random = SplitMix64(seed: 3)
    var rows: [Row] = []
    var truth: [Int: (wrong: Bool, sides: Set<Int>)] = [:]
    var order: [Int] = []
    var wrongRows = 0
    for _ in 0..<4_000 {
      let unit = Int(random.next() % 900)
      let text = Self.name(unit)
      let right = assignment.side(ofBucket: assignment.bucket(of: text.span))
      let isWrong = random.uniform() < 0.02
      let side: AssignedSide = isWrong ? (right == .control ? .treatment : .control) : right
      rows.append(Row(unit: unit, side: side))
      if isWrong {
        wrongRows += 1
        if truth[unit]?.wrong != true { order.append(unit) }
      }
      let sides = (truth[unit]?.sides ?? []).union([side.rawValue])
      truth[unit] = (truth[unit]?.wrong ?? false || isWrong, sides)
    }
    let whole = Self.result(rows, audit)
    #expect(whole.units == truth.count)
    #expect(whole.unitsDisagreeing == truth.values.count { $0.wrong })
    #expect(whole.unitsInBothGroups == truth.values.count { $0.sides.count == 2 })
    #expect(whole.counts.rowsDisagreeing == wrongRows && whole.unitsMoved == 0)
    #expect(whole.controlLoggedAsTreatment + whole.treatmentLoggedAsControl == whole.unitsDisagreeing)
    #expect(whole.examples.map(\.unit) == order.prefix(20).map(Self.name))
    for _ in 0..<20 {
      let cuts = Set((0..<6).map { _ in Int(random.next() % 4_000) }).sorted()
      #expect(Self.result(rows, audit, cutAt: cuts) == whole)
    }
  }

  @Test func stagesMoveUnitsOnPurpose() throws {
    let assignment = try Assignment(.router)
    let audit = try AssignmentAudit(
      assignment,
      stages: [
        .init(number: 1, start: 0, end: 100, percentage: 5), .init(number: 2, start: 100, percentage: 50),
      ])
    #expect(audit.needsTimes)
    let buckets = (0..<500).map { unit -> Int in
      let text = Self.name(unit)
      return assignment.bucket(of: text.span)
    }
    let moving = try #require(buckets.firstIndex { (5..<50).contains($0) })
    let staying = try #require(buckets.firstIndex { $0 >= 50 })
    let rows = [
      Row(unit: moving, side: .control, time: 99), Row(unit: moving, side: .treatment, time: 100),
      Row(unit: staying, side: .control, time: 5), Row(unit: staying, side: .control, time: 500),
      Row(unit: staying, side: .control, time: -1), Row(unit: staying, side: .control, time: nil),
    ]
    let found = Self.result(rows, audit)
    #expect(found.units == 2 && found.unitsMoved == 1 && found.unitsDisagreeing == 0)
    #expect(found.counts.rowsOutsideStages == 2 && found.unitsInBothGroups == 0)
    // Back to legacy, or in both within a stage, is a fault.
    let back = Self.result(rows + [Row(unit: moving, side: .control, time: 101)], audit)
    #expect(back.unitsDisagreeing == 1 && back.unitsInBothGroups == 1 && back.unitsMoved == 0)
    #expect(back.examples.first?.stage == 2 && back.examples.first?.expected == .treatment)
  }

  @Test func tooManyStages() throws {
    let stages = (1...29).map { AssignmentAudit.Stage(number: $0, start: Int64($0), percentage: 5) }
    let assignment = try Assignment(.router)
    #expect(throws: AssignmentError.tooManyStages(found: 29, limit: 28)) {
      try AssignmentAudit(assignment, stages: stages)
    }
  }
}
