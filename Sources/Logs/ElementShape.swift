/// How the brackets and quotes of a rejected element stand, which tells whether it ends where it was cut.
///
/// An element with an open quote or bracket swallows those behind it, until another mistake makes up for the first. Its
/// shape then is not that of JSON, and a place in it looks like the start of another object.
struct ElementShape {
  private var isSound = true
  private var holdsStart = false

  /// Whether the element may have swallowed others.
  var mayHoldOthers: Bool { !isSound && holdsStart }

  init(of text: UnsafeRawBufferPointer) {
    var open: [UInt8] = []
    var before: UInt8 = 0
    var isInString = false
    var isEscaped = false
    for index in text.indices {
      let byte = unsafe text[index]
      if byte == RowSyntax.quote, unsafe Self.beginsObject(text, at: index) { holdsStart = true }
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == RowSyntax.quote {
          isInString = false
          before = byte
        } else if byte == ArrayCutter.lineMark {
          isSound = false
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), ArrayCutter.lineMark: continue
      case RowSyntax.quote:
        // A string begins an element, a key or a value.
        if index > 0 && !"[{,:".utf8.contains(before) { isSound = false }
        isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if open.last == UInt8(ascii: "{") && before != UInt8(ascii: ":") { isSound = false }
        open.append(byte)
      case UInt8(ascii: "}"): if open.popLast() != UInt8(ascii: "{") { isSound = false }
      case UInt8(ascii: "]"): if open.popLast() != UInt8(ascii: "[") { isSound = false }
      default: if before == RowSyntax.quote && !",:".utf8.contains(byte) { isSound = false }
      }
      before = byte
    }
    if isInString || !open.isEmpty { isSound = false }
  }

  /// Whether an object that is not the first thing of the text begins with the quote at `index`.
  private static func beginsObject(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
    var seen: [UInt8] = []
    var place = index - 1
    while place >= 0 && seen.count < 2 {
      let byte = unsafe text[place]
      if !" \t\r".utf8.contains(byte) { seen.append(byte) }
      place -= 1
    }
    return seen == [UInt8(ascii: "{"), UInt8(ascii: ",")] || seen == [UInt8(ascii: "{"), UInt8(ascii: "}")]
  }
}
