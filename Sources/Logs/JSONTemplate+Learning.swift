import CScan
import CSimdJSON

extension JSONTemplate {
  /// The longest line and the most steps that are worth remembering.
  private static let limits = (length: 16_384, steps: 1_024)

  /// The template of a line that is one JSON object without a backslash in it, or nil where that is too large.
  ///
  /// - Parameters:
  ///   - line: the line, without its end.
  ///   - fields: its wanted values; the text of each value is within the line.
  convenience init?(line: UnsafeRawBufferPointer, fields: UnsafeBufferPointer<csimdjson_field>) {
    guard let base = line.baseAddress, line.count <= Self.limits.length else { return nil }
    var starts: [Int?] = []
    for column in fields.indices {
      let text = unsafe fields[column].text
      starts.append(unsafe text.map { unsafe UnsafeRawPointer($0) - base })
    }
    var steps: [cscan_step] = []
    var behind = 0
    var at = 0
    while at < line.count {
      let first = unsafe line[at]
      if Self.isStructure(first) {
        at += 1
        continue
      }
      var end = at + 1
      if first == RowSyntax.quote {
        while end < line.count, unsafe line[end] != RowSyntax.quote { end += 1 }
        end += 1
        // A string before a colon is a key, and part of the shape.
        if unsafe Self.isKey(line, endingAt: end) {
          at = end
          continue
        }
        at += 1
      } else {
        while end < line.count, unsafe !Self.isStructure(line[end]) { end += 1 }
      }
      let column = starts.firstIndex { $0 == at }
      let kind = first == RowSyntax.quote ? cscan_string : cscan_scalar
      unsafe Self.add(line[behind..<at], before: kind, column: column, to: &steps)
      (at, behind) = (end, end)
      guard steps.count <= Self.limits.steps else { return nil }
    }
    unsafe Self.add(line[min(behind, line.count)...], before: cscan_row_end, column: nil, to: &steps)
    var rest: [Rest] = []
    for column in fields.indices where !steps.contains(where: { $0.column == Int32(column) }) {
      let isCompound = unsafe fields[column].kind == csimdjson_compound
      let from = starts[column].flatMap { start in starts.firstIndex { $0 == start } }
      guard from != column else { return nil }
      rest.append(Rest(column: column, isCompound: isCompound, from: from))
    }
    self.init(steps: steps, rest: rest)
  }

  /// Adds the steps for the text before a value, or behind all of them.
  private static func add(
    _ text: Slice<UnsafeRawBufferPointer>, before value: Int32, column: Int?, to steps: inout [cscan_step]
  ) {
    var rest = unsafe text
    while unsafe rest.count > 64 {
      steps.append(step(unsafe Array(rest.prefix(64)), value: cscan_more_text, column: nil))
      unsafe rest = rest.dropFirst(64)
    }
    steps.append(step(unsafe Array(rest), value: value, column: column))
  }

  private static func step(_ text: [UInt8], value: Int32, column: Int?) -> cscan_step {
    var step = cscan_step()
    unsafe withUnsafeMutableBytes(of: &step.literal) { literal in
      for (index, byte) in text.enumerated() { unsafe literal[index] = byte }
    }
    step.mask = text.count == 64 ? ~0 : (1 << UInt64(text.count)) - 1
    step.length = UInt32(text.count)
    step.value = value
    step.column = column.map { Int32($0) } ?? -1
    return step
  }

  /// Whether a colon follows the string that ends at `end`.
  private static func isKey(_ line: UnsafeRawBufferPointer, endingAt end: Int) -> Bool {
    var next = end
    while next < line.count, unsafe FieldText.isSpace(line[next]) { next += 1 }
    return unsafe next < line.count && line[next] == UInt8(ascii: ":")
  }

  /// Whether the byte is neither part of a string nor of another scalar, where it stands outside of strings.
  private static func isStructure(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
      UInt8(ascii: ":"):
      true
    default: FieldText.isSpace(byte)
    }
  }
}
