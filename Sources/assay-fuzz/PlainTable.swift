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
    /// Whether something stands behind the closing quote of a field.
    var isStray = false
    /// Whether a newline ends it.
    var isEnded = false
  }

  var records: [Record] = []
  /// The line of a record in which a quote never closes; it is not among the records.
  var openLine: Int?

  private enum Place { case fieldStart, plain, quoted, behindQuote }

  /// The records of `bytes`, the header too.
  init(_ bytes: [UInt8], delimiter: UInt8) {
    var line = 1
    var place = Place.fieldStart
    var record = Record(line: 1)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      let endsLine = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] == 0x0A)
      if place != .quoted && byte == 0x0A {
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
        record.isStray = true
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
}

extension PlainTable.Record {
  /// What a reader must make of it where the header has `fieldCount` fields, the first of which are those of
  /// `FuzzColumns`.
  ///
  /// What a single field means is left to the room's own readers of fields: here it is judged which bytes are the
  /// field's.
  func row(fieldCount: Int) -> FuzzRows.Row {
    func rejected(_ reason: RejectionReason) -> FuzzRows.Row { .rejected(reason, line: line, text: text) }
    if String(validating: text, as: UTF8.self) == nil { return rejected(.invalidText) }
    if fields.count != fieldCount {
      return rejected(!isEnded && fields.count < fieldCount ? .truncated : .fieldCount)
    }
    if isStray { return rejected(.strayQuote) }
    let trimmed = fields.map(Self.trimmed)
    let (group, unit, time, value) = (trimmed[0], trimmed[1], trimmed[2], trimmed[3])
    if Self.isMissing(group) { return rejected(.missingGroup) }
    guard let milliseconds = TimestampText.milliseconds(time.span, defaultOffset: 0) else {
      return rejected(.badTime)
    }
    guard let number = NumberText.number(value.span) else { return rejected(.badNumber) }
    return .used(
      group: String(decoding: group, as: UTF8.self), unit: UnitText.hash(unit.span), time: milliseconds,
      value: number.bitPattern)
  }

  private static func trimmed(_ field: [UInt8]) -> [UInt8] {
    let spaces: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    return Array(
      field.drop { spaces.contains($0) }.reversed().drop { spaces.contains($0) }.reversed())
  }

  private static func isMissing(_ field: [UInt8]) -> Bool {
    ["", "null", "na", "n/a", "nan", "none"].contains(String(decoding: field, as: UTF8.self).lowercased())
  }
}
