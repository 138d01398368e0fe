import Columns
import Logs
import TestSupport
import Testing

/// The fast reader against the slow, obvious one, on random hostile text cut anywhere.
///
/// One case at a time, so that other tests have their turn.
@Suite(.serialized) struct DelimitedDifferenceTests {
  /// Short texts, at every block size from one byte to more than there are, on one to three threads in turn.
  @Test(arguments: 0..<250)
  func everyCutOfAShortText(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    let text = HostileText(using: &random, pieces: 40, longest: 70)
    try await check(text, sizes: Array(1...(text.bytes.count + 2)), "seed \(seed)", &random)
  }

  /// Longer texts, whose rows reach over many windows of 64 bytes and stretches of 16 KiB.
  @Test(arguments: 1_000..<1_100)
  func manyCutsOfALongText(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    let text = HostileText(using: &random, pieces: 4_000, longest: seed % 3 == 0 ? 20_000 : 90)
    let count = text.bytes.count
    let sizes =
      (0..<8).map { _ in Int.random(in: 16...(count + 16), using: &random) } + [64, 1 << 14, 1 << 20]
    try await check(text, sizes: sizes, "seed \(seed)", &random)
  }

  private func check(
    _ text: HostileText, sizes: [Int], _ seed: String, _ random: inout SplitMix64
  ) async throws {
    let naive = NaiveTable(text.bytes, delimiter: text.delimiter, newline: text.newline)
    // With a line feed out of quotes, a stray quote having turned them round, it is no log of carriage returns.
    guard !naive.hasStrayLineFeed else { return }
    let scratch = Scratch()
    let source = LogSource(path: scratch.file("hostile.csv", text.bytes), group: "g")
    for (number, size) in sizes.enumerated() {
      let column = Int.random(in: 0..<text.names.count, using: &random)
      let wanted = Projection(
        group: nil,
        unit: ColumnChoice(names: [text.names[column]], flag: "--unit", isRequired: true), numbers: [])
      let comment = "\(seed), block size \(size), column \(column)"
      let reading: Reading
      do throws(LogError) {
        reading = try await Reading.of([source], wanted, threads: 1 + number % 3, blockSize: size)
      } catch {
        #expect(error == .unclosedQuote(path: source.path, line: naive.openLine ?? 0), "\(comment)")
        continue
      }
      #expect(naive.openLine == nil, "\(comment)")
      expect(reading, naive, column, comment)
    }
  }

  private func expect(_ reading: Reading, _ naive: NaiveTable, _ column: Int, _ comment: String) {
    var units: [UInt64] = []
    var refusals: [Reading.Refusal] = []
    for row in naive.rows {
      switch row.outcome {
      case .row(let fields):
        let field = fields[column].trimmingBlanks
        units.append(UnitText.hash(field.span))
      case .refused(let reason):
        let text = String(decoding: row.text, as: UTF8.self)
        refusals.append(Reading.Refusal(line: row.line, reason: reason, text: text))
      case .blank: break
      }
    }
    #expect(reading.report.inputs[0].rows == naive.count, "\(comment)")
    #expect(reading.blankRows == naive.count - units.count - refusals.count, "\(comment)")
    #expect(reading.rows.map(\.unit) == units, "\(comment)")
    #expect(reading.refusals == refusals, "\(comment)")
  }
}

extension [UInt8] {
  /// Without the spaces, tabs and line ends around.
  var trimmingBlanks: [UInt8] {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    let rest = drop { blanks.contains($0) }
    return Array(
      rest.prefix((rest.lastIndex { !blanks.contains($0) } ?? rest.startIndex - 1) + 1 - rest.startIndex))
  }
}
