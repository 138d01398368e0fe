/// Cuts the text of one JSON array into lines, an element each, in place and byte for byte.
///
/// The array's commas and its closing bracket become newlines, its opening bracket a space. Newlines of the file become carriage
/// returns, which are white space to JSON as well (and as invalid within a string), so that the lines of the file can still be
/// counted; its carriage returns become spaces. Only brackets and quotes are looked at: whether an element is valid is
/// for the parser to say. A string holds no newline, so a quote that is left open ends with its line.
struct ArrayCutter {
  /// What a newline of the file becomes.
  static let lineMark = UInt8(ascii: "\r")

  /// Where the cut stands at the outermost level.
  private enum Place {
    case before, start, afterComma, inElement, behind
  }

  /// What is wrong with the array, once it is.
  private(set) var fault: BrokenArray.Fault?
  /// The number of elements that began.
  private(set) var elements = 0
  /// The line of the file, counted from 1.
  private(set) var line = 1
  private var elementLine = 1
  private var place = Place.before
  /// The brackets that are open; 1 is the array itself.
  private var depth = 1
  private var strings = StringState()
  /// The last visible bytes of those cut before, at most two.
  private var tail: [UInt8] = []

  /// The line that ``fault`` speaks of.
  var faultLine: Int { fault == .notClosed ? elementLine : line }

  /// Cuts the bytes that come next; 64 bytes past them must be readable.
  ///
  /// - Returns: the number of bytes up to a fault.
  mutating func cut(_ bytes: UnsafeMutableRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var index = 0
    while index < bytes.count && fault == nil {
      if depth > 1 {
        index = unsafe passElement(base, index..<bytes.count)
      } else {
        let byte = unsafe bytes[index]
        if strings.isOpen {
          unsafe bytes[index] = passString(byte)
        } else {
          unsafe bytes[index] = pass(byte)
        }
        if fault != nil { break }
        index += 1
      }
    }
    tail = unsafe lastVisible(base, before: index)
    return index
  }

  /// Says that nothing follows.
  mutating func end() {
    guard place != .behind && fault == nil else { return }
    if place != .inElement { elementLine = line }
    fault = .notClosed
  }

  /// Passes a byte at the outermost level.
  ///
  /// - Returns: what stands in its place.
  private mutating func pass(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "\n"):
      line += 1
      return Self.lineMark
    case UInt8(ascii: "\r"): return UInt8(ascii: " ")
    case UInt8(ascii: " "), UInt8(ascii: "\t"): return byte
    default: break
    }
    switch place {
    case .before:
      // A byte-order mark may stand before the bracket.
      guard byte == UInt8(ascii: "[") else { return byte }
      place = .start
      return UInt8(ascii: " ")
    case .behind:
      fault = .contentAfter
      return byte
    case .start, .afterComma, .inElement: return passMember(byte)
    }
  }

  /// Passes a visible byte between the array's brackets.
  private mutating func passMember(_ byte: UInt8) -> UInt8 {
    let isBare = place != .inElement
    switch byte {
    case UInt8(ascii: ","):
      if isBare { fault = .missingElement }
      place = .afterComma
      return RowSyntax.lineFeed
    case UInt8(ascii: "]"):
      if place == .afterComma { fault = .missingElement }
      place = .behind
      return isBare ? UInt8(ascii: " ") : RowSyntax.lineFeed
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if !isBare { fault = .missingComma }
      depth = 2
    case RowSyntax.quote: strings.isOpen = true
    default: break
    }
    if isBare {
      elements += 1
      elementLine = line
    }
    place = .inElement
    return byte
  }

  /// Passes a byte of an element that is a string.
  private mutating func passString(_ byte: UInt8) -> UInt8 {
    let isEscaped = strings.isEscaped
    strings.isEscaped = false
    switch byte {
    case UInt8(ascii: "\n"):
      strings.isOpen = false
      line += 1
      return Self.lineMark
    case UInt8(ascii: "\r"): return UInt8(ascii: "\t")
    case UInt8(ascii: "\\"): strings.isEscaped = !isEscaped
    case RowSyntax.quote where !isEscaped: strings.isOpen = false
    default: break
    }
    return byte
  }

  /// Ends the element with its line, where the quote that is open in it hid its end: `},` and then the newline at `end`.
  ///
  /// The comma is left: by it ``ElementLines`` knows that this newline was one before.
  private mutating func endBrokenLine(_ base: UnsafeMutableRawPointer, at end: Int) {
    guard depth == 2, unsafe lastVisible(base, before: end) == [UInt8(ascii: "}"), UInt8(ascii: ",")] else {
      return
    }
    unsafe base.storeBytes(of: RowSyntax.lineFeed, toByteOffset: end, as: UInt8.self)
    depth = 1
    place = .afterComma
  }

  /// The last two visible bytes before `end`, in order; those of the bytes cut before, where there are fewer.
  private func lastVisible(_ base: UnsafeRawPointer, before end: Int) -> [UInt8] {
    var found: [UInt8] = []
    var index = end
    while index > 0 && found.count < 2 {
      index -= 1
      let byte = unsafe base.load(fromByteOffset: index, as: UInt8.self)
      if !" \t\r".utf8.contains(byte) { found.insert(byte, at: 0) }
    }
    return (tail + found).suffix(2)
  }

  /// Passes the rest of an element that is an object or an array, or all of `range`.
  ///
  /// - Returns: the index behind it.
  private mutating func passElement(_ base: UnsafeMutableRawPointer, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let window = unsafe base + index
      let masks = unsafe ArrayWindow(window, count: min(64, range.upperBound - index), &strings)
      var count = masks.count
      var closing = masks.closing
      if depth - closing.nonzeroBitCount > 1 {
        depth += masks.opening.nonzeroBitCount - closing.nonzeroBitCount
      } else {
        while closing != 0 {
          let bit = closing.trailingZeroBitCount
          let opened = (masks.opening & ~(.max << UInt64(bit))).nonzeroBitCount
          let closed = (masks.closing & ~(.max << UInt64(bit))).nonzeroBitCount
          if depth + opened - closed - 1 == 1 {
            count = bit + 1
            break
          }
          closing &= closing - 1
        }
        if closing != 0 {
          depth = 1
          strings = StringState()
        } else {
          depth += masks.opening.nonzeroBitCount - masks.closing.nonzeroBitCount
        }
      }
      line += unsafe masks.replaceLineEnds(in: window, count: count)
      index += count
      if masks.endsInString && count == masks.count { unsafe endBrokenLine(base, at: index - 1) }
      if depth == 1 { break }
    }
    return index
  }
}
