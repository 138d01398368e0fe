internal import Verdicts

/// One line that says how far a reading has come, as wide as the terminal lets it be.
///
/// ```
/// ████████████░░░░░░░░░░░░░░░░  42 %  456 MB of 1.09 GB  3.12 M rows/s  2 s left
/// ```
///
/// Where the size is not known, as of a pipe, it says what is read so far and for how long. On a narrow terminal the
/// bar goes first, then rows a second and bytes.
public struct ProgressText: Sendable {
  /// The bytes that are read.
  public var bytes: Int
  /// The bytes that there are; nil where nobody knows.
  public var expectedBytes: Int?
  /// The rows that are read.
  public var rows: Int
  /// For how long, in seconds; above 0.
  public var seconds: Double

  /// The progress of a reading.
  ///
  /// - Parameters:
  ///   - bytes: the bytes that are read.
  ///   - expectedBytes: the bytes that there are; nil where nobody knows.
  ///   - rows: the rows that are read.
  ///   - seconds: for how long it has gone on; above 0.
  public init(bytes: Int, expectedBytes: Int?, rows: Int, seconds: Double) {
    self.bytes = bytes
    self.expectedBytes = expectedBytes
    self.rows = rows
    self.seconds = seconds
  }

  /// The line, without an end; never wider than `width` columns.
  ///
  /// - Parameters:
  ///   - width: the columns that may be written.
  ///   - isColoured: whether what is still to do is dimmed by an escape sequence.
  /// - Returns: the text; empty where not even the share fits.
  public func line(width: Int, isColoured: Bool) -> String {
    var facts = self.facts
    while joined(facts).count > width {
      guard let least = facts.indices.max(by: { facts[$0].dispensability < facts[$1].dispensability })
      else { return "" }
      facts.remove(at: least)
    }
    let text = joined(facts)
    let room = min(width - text.count - 2, Self.widestBar)
    guard let share, room >= Self.narrowestBar, !facts.isEmpty else { return text }
    let done = min(Int(share * Double(room)), room)
    let rest = String(repeating: "░", count: room - done)
    let bar = String(repeating: "█", count: done)
    return bar + Terminal(isColoured: isColoured).styled(rest, .dim) + "  " + text
  }

  private static let narrowestBar = 8
  private static let widestBar = 40

  private struct Fact {
    var text: String
    /// What is said last of all has 0.
    var dispensability: Int
  }

  /// The share of the bytes that is read, from 0 to 1; nil where nobody knows.
  private var share: Double? {
    guard let expectedBytes, expectedBytes > 0 else { return nil }
    return min(Double(bytes) / Double(expectedBytes), 1)
  }

  private var facts: [Fact] {
    let rate = Fact(text: Self.amount(Double(rows) / seconds, of: " rows/s"), dispensability: 3)
    guard let expectedBytes, let share else {
      return [
        Fact(text: Self.size(bytes), dispensability: 0), rate,
        Fact(text: Self.duration(seconds), dispensability: 1),
      ]
    }
    var facts = [
      // Rounded down: what is not done is not 100 %.
      Fact(text: "\(Int(share * 100)) %", dispensability: 0),
      Fact(text: "\(Self.size(bytes)) of \(Self.size(expectedBytes))", dispensability: 2), rate,
    ]
    if bytes >= expectedBytes {
      facts.append(Fact(text: "computing", dispensability: 1))
    } else if bytes > 0 {
      let left = Double(expectedBytes - bytes) / Double(bytes) * seconds
      facts.append(Fact(text: Self.duration(left) + " left", dispensability: 1))
    }
    return facts
  }

  private func joined(_ facts: [Fact]) -> String { facts.map(\.text).joined(separator: "  ") }

  /// A number of bytes: `999 B`, `1.09 GB`.
  private static func size(_ bytes: Int) -> String { amount(Double(bytes), of: "B") }

  /// A number with three digits and the prefix of its unit: `3.12 M rows/s`, `87 rows/s`.
  private static func amount(_ value: Double, of unit: String) -> String {
    var rest = value
    var prefix = ""
    for larger in ["k", "M", "G", "T"] where rest >= 999.5 {
      rest /= 1_000
      prefix = larger
    }
    let decimals = prefix.isEmpty || rest >= 99.95 ? 0 : (rest >= 9.995 ? 1 : 2)
    let space = prefix.isEmpty && unit.hasPrefix(" ") ? "" : " "
    return Figures.fixed(rest, decimals: decimals) + space + prefix + unit
  }

  /// A duration in its two largest units: `12 s`, `3 min 20 s`, `2 h 5 min`.
  private static func duration(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "over 100 h" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }
}
