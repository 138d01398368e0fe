/// Whether the values of a column of durations state their unit themselves, as `0.234s` does.
///
/// The first rows are looked at; a column whose later rows are bare numbers is not found out.
enum StatedUnits {
  /// How many bytes of a log are looked at.
  private static let size = 1 << 16

  /// Whether every text that is not missing states a unit; false where all are missing.
  static func areStated(by texts: [[UInt8]]) -> Bool {
    let present = texts.filter { !FieldText.isMissing($0.span) }
    return !present.isEmpty && present.allSatisfy { DurationText.stated($0.span) != nil }
  }

  /// The values that stand behind a key in the beginning of a log of JSON, as they are written, without quotes.
  ///
  /// - Parameters:
  ///   - path: a dotted path, whose last key is looked for.
  ///   - bytes: the log.
  /// - Returns: the texts of strings, numbers and words.
  static func values(of path: String, in bytes: UnsafeRawBufferPointer) -> [[UInt8]] {
    let key = Array("\"".utf8) + Array((path.split(separator: ".").last ?? "").utf8) + Array("\"".utf8)
    let text = unsafe Array(bytes.prefix(size))
    var found: [[UInt8]] = []
    var at = 0
    while at + key.count < text.count {
      guard text[at] == key[0], text[at..<(at + key.count)].elementsEqual(key) else {
        at += 1
        continue
      }
      at += key.count
      guard let colon = skip(spaces, in: text, from: at), text[colon] == UInt8(ascii: ":"),
        let start = skip(spaces, in: text, from: colon + 1)
      else { continue }
      let isString = text[start] == UInt8(ascii: "\"")
      let first = isString ? start + 1 : start
      let ends = isString ? [UInt8(ascii: "\"")] : Array(",}] \t\r\n".utf8)
      guard let end = text[first...].firstIndex(where: { ends.contains($0) }) else { break }
      found.append(Array(text[first..<end]))
      at = end
    }
    return found
  }

  private static let spaces = Array(" \t".utf8)

  private static func skip(_ bytes: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    text[start...].firstIndex { !bytes.contains($0) }
  }
}
