import Columns

/// A delimited log read one byte after the other, in the plainest way: the second opinion on the parser.
struct NaiveTable: Equatable {
  enum Outcome: Equatable {
    case row([[UInt8]])
    case blank
    case refused(RejectionReason)
  }

  struct Row: Equatable {
    var line: Int
    var text: [UInt8]
    var outcome: Outcome
  }

  var rows: [Row] = []
  /// The line of a row whose quote never closes.
  var openLine: Int?
  /// Whether a line feed stands outside of quotes although rows end in something else.
  var hasStrayLineFeed = false

  /// The rows that are read, rejected and left out.
  var count: Int { rows.count }

  /// Reads `bytes`; the first row that is not blank is the header, which says how many fields a row has.
  init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), newline: UInt8 = 0x0A) {
    var position = 0
    var line = 1
    var fieldCount: Int?
    while position < bytes.count {
      let start = position
      let firstLine = line
      var fields: [[UInt8]] = [[]]
      var isAtFieldStart = true
      var isQuoted = false
      var wasQuoted = false
      var isStray = false
      var isEnded = false
      while position < bytes.count && !isEnded {
        let byte = bytes[position]
        position += 1
        if byte == newline { line += 1 }
        if byte == 0x0A && newline != byte && !isQuoted { hasStrayLineFeed = true }
        if isQuoted {
          if byte != 0x22 {
            fields[fields.count - 1].append(byte)
          } else if position < bytes.count && bytes[position] == 0x22 {
            fields[fields.count - 1].append(byte)
            position += 1
          } else {
            isQuoted = false
            wasQuoted = true
          }
        } else if byte == delimiter {
          fields.append([])
          isAtFieldStart = true
          wasQuoted = false
        } else if byte == newline {
          isEnded = true
        } else if byte == 0x22 && isAtFieldStart {
          isQuoted = true
          isAtFieldStart = false
        } else {
          let endsLine = byte == 0x0D && (position == bytes.count || bytes[position] == newline)
          if wasQuoted && !endsLine { isStray = true }
          if !endsLine { fields[fields.count - 1].append(byte) }
          isAtFieldStart = false
        }
      }
      var text = Array(bytes[start..<(isEnded ? position - 1 : position)])
      if text.last == 0x0D { text.removeLast() }
      if isQuoted {
        openLine = firstLine
        return
      }
      if text.isEmpty { continue }
      guard let count = fieldCount else {
        fieldCount = fields.count
        continue
      }
      let outcome = Self.outcome(
        text, fields: fields, of: count, isStray: isStray, isCut: !isEnded)
      rows.append(Row(line: firstLine, text: text, outcome: outcome))
    }
  }
  private static func outcome(
    _ text: [UInt8], fields: [[UInt8]], of count: Int, isStray: Bool, isCut: Bool
  ) -> Outcome {
    if fields.allSatisfy({ $0.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }) { return .blank }
    if String(validating: text, as: UTF8.self) == nil { return .refused(.invalidText) }
    if fields.count != count { return .refused(isCut && fields.count < count ? .truncated : .fieldCount) }
    return isStray ? .refused(.strayQuote) : .row(fields)
  }
}
