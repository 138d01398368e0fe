import CScan

/// Whether a scan stands within a string, and behind a backslash in it.
struct StringState {
  var isOpen = false
  var isEscaped = false
}

/// The brackets, quotes and line ends of up to 64 bytes of JSON, as bits.
struct ArrayWindow {
  /// The number of bytes; fewer than were given where a string holds a newline, which ends them and it.
  let count: Int
  /// Whether they end with a newline in a string.
  let endsInString: Bool
  /// Opening brackets outside of strings.
  let opening: UInt64
  /// Closing brackets outside of strings.
  let closing: UInt64
  private let newlines: UInt64
  private let returns: UInt64
  private let inside: UInt64

  /// Looks at `count` bytes and moves `state` behind them; 64 bytes must be readable.
  ///
  /// *Source:* G. Langdale and D. Lemire, Parsing gigabytes of JSON per second, 2019,
  /// doi:10.1007/s00778-019-00578-5, section 3.1.1.
  init(_ bytes: UnsafeRawPointer, count size: Int, _ state: inout StringState) {
    func equal(_ byte: UInt8) -> UInt64 { unsafe cscan_equal64(bytes, byte) }
    var quotes = equal(RowSyntax.quote)
    let slashes = equal(UInt8(ascii: "\\"))
    var escaped: UInt64 = state.isEscaped ? 1 : 0
    var escapes = slashes
    while escapes != 0 {
      let slash = escapes & (~escapes + 1)
      if escaped & slash == 0 { escaped |= slash << 1 }
      escapes &= escapes - 1
    }
    quotes &= ~escaped
    var inside = quotes.withinPairs
    if state.isOpen { inside = ~inside }
    let lines = equal(RowSyntax.lineFeed)
    let broken = (lines & inside).trailingZeroBitCount
    count = min(size, broken + 1)
    endsInString = broken < count
    let given: UInt64 = count < 64 ? (1 << UInt64(count)) - 1 : .max
    let outside = given & ~inside
    opening = outside & (equal(UInt8(ascii: "{")) | equal(UInt8(ascii: "[")))
    closing = outside & (equal(UInt8(ascii: "}")) | equal(UInt8(ascii: "]")))
    newlines = given & lines
    returns = given & equal(UInt8(ascii: "\r"))
    self.inside = inside
    let last: UInt64 = 1 << UInt64(count - 1)
    state.isOpen = !endsInString && inside & last != 0
    state.isEscaped = !endsInString && slashes & last & ~escaped != 0
  }

  /// Makes line marks of the newlines among the first `count` bytes, and spaces of their carriage returns.
  ///
  /// - Returns: the number of newlines.
  func replaceLineEnds(in bytes: UnsafeMutableRawPointer, count: Int) -> Int {
    guard newlines | returns != 0 else { return 0 }
    let given: UInt64 = count < 64 ? (1 << UInt64(count)) - 1 : .max
    var ends = (newlines | returns) & given
    while ends != 0 {
      let bit = ends.trailingZeroBitCount
      let byte: UInt8
      if newlines >> UInt64(bit) & 1 != 0 {
        byte = ArrayCutter.lineMark
      } else {
        // Within a string a tab, which is as invalid there.
        byte = inside >> UInt64(bit) & 1 != 0 ? UInt8(ascii: "\t") : UInt8(ascii: " ")
      }
      unsafe bytes.storeBytes(of: byte, toByteOffset: bit, as: UInt8.self)
      ends &= ends - 1
    }
    return (newlines & given).nonzeroBitCount
  }
}
