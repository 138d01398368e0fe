import Columns
import Logs

extension PlainTable.Record {
  /// Whether no field holds anything but blanks, and nothing else stands behind a closing quote.
  func isBlank(delimiter: UInt8) -> Bool {
    fields.allSatisfy { Self.trimmed($0).isEmpty }
      && text.allSatisfy { $0 == delimiter || " \t\r\n\"".utf8.contains($0) }
  }

  /// A field without the blanks around it; nil where the record has fewer, or the field's quotes are text.
  func field(_ index: Int) -> [UInt8]? {
    index < fields.count && !strayFields.contains(index) ? Self.trimmed(fields[index]) : nil
  }

  /// What a reader must make of it where the header has the fields of `FuzzColumns`, and perhaps one without a name.
  ///
  /// What a single field means is left to the room's own readers of fields: here it is judged which bytes are the
  /// field's.
  func row(_ shape: PlainShape) -> FuzzRows.Row {
    func rejected(_ reason: RejectionReason) -> FuzzRows.Row { .rejected(reason, line: line, text: text) }
    if String(validating: text, as: UTF8.self) == nil { return rejected(.invalidText) }
    if fields.count != shape.fieldCount {
      return rejected(!isEnded && fields.count < shape.fieldCount ? .truncated : .fieldCount)
    }
    if !strayFields.isEmpty { return rejected(.strayQuote) }
    let trimmed = fields.dropFirst(shape.firstField).map(Self.trimmed)
    let (group, unit, time, value) = (trimmed[0], trimmed[1], trimmed[2], trimmed[3])
    if Self.isMissing(group) { return rejected(.missingGroup) }
    guard let milliseconds = TimestampText.milliseconds(time.span, defaultOffset: 0) else {
      return rejected(.badTime)
    }
    guard let number = shape.grouping.value(of: value.span, read: { NumberText.number($0) }) else {
      return rejected(.badNumber)
    }
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
