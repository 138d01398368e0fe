import Documents
import Testing
import Verdicts

@Suite struct LookLedgerTests {
  static func entry(_ inputs: String, look: Int = 1, share: Double? = 0.25) -> LookLedger.Entry {
    LookLedger.Entry(
      time: "2026-01-31T09:00:00Z", inputs: inputs, gate: "stage5", stage: 5, metric: "response_time_ms",
      look: look, method: "pocock", share: share, alphaSpent: 0.0125, decision: .hold)
  }

  static func bytes(_ entries: [LookLedger.Entry]) -> [UInt8] { entries.flatMap { Array($0.line.utf8) } }

  @Test func writtenAndRead() throws {
    let entries = [Self.entry("aa"), Self.entry("\"\n한", look: 2, share: nil)]
    #expect(Self.bytes(entries).filter { $0 == UInt8(ascii: "\n") }.count == 2)
    #expect(try LookLedger(parsing: Self.bytes(entries), name: "ledger").entries == entries)
    #expect(try LookLedger(parsing: [], name: "ledger") == LookLedger())
  }

  /// A look is a set of inputs: another run at the same is the same look, and knows no later ones.
  @Test func sameInputsAreTheSameLook() {
    var ledger = LookLedger()
    #expect(ledger.history(before: "aa") == LookHistory(shares: [], runs: 0))
    ledger.entries = [
      Self.entry("aa", share: 0.2), Self.entry("aa", share: 0.2), Self.entry("bb", share: 0.5),
    ]
    #expect(ledger.history(before: "cc") == LookHistory(shares: [0.2, 0.5], runs: 3))
    #expect(ledger.history(before: "cc").number == 3)
    #expect(ledger.history(before: "bb") == LookHistory(shares: [0.2], runs: 3))
    #expect(ledger.history(before: "aa").number == 1)
  }

  @Test(arguments: ["", "{", "[]", "{}", "   ", #"{"schema": "assay-ledger/2"}"#, "nonsense", "\u{0}"])
  func damageIsToldWithItsLine(_ damage: String) {
    let text = Self.bytes([Self.entry("aa"), Self.entry("bb")]) + Array((damage + "\n").utf8)
    do {
      _ = try LookLedger(parsing: text, name: "looks.jsonl")
      Issue.record("\(damage) was read")
    } catch {
      #expect(error.description.contains("looks.jsonl line 3"), "\(error)")
    }
  }

  @Test func aLineCutOffIsDamage() throws {
    let whole = Self.bytes([Self.entry("aa"), Self.entry("bb")])
    let first = Self.bytes([Self.entry("aa")]).count
    for length in [1, 20, first - 1, first + 1, whole.count - 2, whole.count - 1] {
      #expect(throws: DocumentError.self) {
        try LookLedger(parsing: Array(whole.prefix(length)), name: "ledger")
      }
    }
  }
}
