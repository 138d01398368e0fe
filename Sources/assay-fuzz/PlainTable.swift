import Columns
import Logs

/// A delimited log read one byte after the other: slow, obvious, and the judge of the fast reader.
///
/// *Source:* RFC 4180, section 2.
struct PlainTable {
  /// A record of the log, blank ones left out.
  struct Record {
    /// The line on which it starts, counted from 1.
    var line: Int
    var fields: [[UInt8]] = [[]]
    /// Its bytes without the line end.
    var text: [UInt8] = []
    /// The fields behind whose closing quote something stands.
    var strayFields: Set<Int> = []
    /// Whether a newline ends it.
    var isEnded = false
  }

  var records: [Record] = []
  /// The line of a record in which a quote never closes; it is not among the records.
  var openLine: Int?

  private enum Place { case fieldStart, plain, quoted, behindQuote }

  /// The records of `bytes`, the header too.
  init(_ bytes: [UInt8], delimiter: UInt8, newline: UInt8 = 0x0A) {
    var line = 1
    var place = Place.fieldStart
    var record = Record(line: 1)
    for (index, byte) in bytes.enumerated() {
      if byte == newline { line += 1 }
      let endsLine = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] == newline)
      if place != .quoted && byte == newline {
        record.isEnded = true
        add(record)
        record = Record(line: line)
        place = .fieldStart
        continue
      }
      record.text.append(byte)
      switch (place, byte) {
      case (.quoted, 0x22): place = .behindQuote
      case (.quoted, _): record.fields[record.fields.count - 1].append(byte)
      case (.behindQuote, 0x22):
        record.fields[record.fields.count - 1].append(byte)
        place = .quoted
      case (_, delimiter):
        record.fields.append([])
        place = .fieldStart
      case (.fieldStart, 0x22): place = .quoted
      case (.behindQuote, _):
        if endsLine { continue }
        record.strayFields.insert(record.fields.count - 1)
        place = .plain
      default:
        if !endsLine { record.fields[record.fields.count - 1].append(byte) }
        place = .plain
      }
    }
    if place == .quoted { openLine = record.line } else { add(record) }
  }

  private mutating func add(_ record: Record) {
    var record = record
    if record.text.last == 0x0D { record.text.removeLast() }
    if !record.text.isEmpty { records.append(record) }
  }

  /// The byte that ends the records of `bytes`: a carriage return where the first line holds one and no line feed stands
  /// out of quotes, whichever the delimiter.
  static func newline(of bytes: [UInt8]) -> UInt8 {
    let text = bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let header = text.prefix { $0 != 0x0A }
    // One before the line feed is part of the line's end.
    guard header.dropLast().contains(0x0D) else { return 0x0A }
    var isQuoted = false
    var mayOpen = true
    for byte in text {
      if byte == 0x22 && (isQuoted || mayOpen) {
        isQuoted.toggle()
        mayOpen = true
      } else if !isQuoted {
        if byte == 0x0A { return 0x0A }
        mayOpen = [0x0D, 0x2C, 0x3B, 0x09, 0x7C].contains(byte)
      }
    }
    return 0x0D
  }
}
