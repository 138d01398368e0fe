import CScan

/// What a stretch of bytes does to the state of a scan, whatever the state was before it.
///
/// So the blocks of a log are scanned at the same time, and the state at each cut is found afterwards by applying
/// their transitions in order: nothing is guessed. Four states matter, as the starts of a row and of a field are left
/// alike; a map from four to four is one byte, and a table of 1 KB tells what an event makes of each map.
struct RowTransition: Equatable {
  /// Two bits for each of field start, unquoted, quoted and closed: the state behind the stretch.
  private var map: UInt8
  /// Whether a field that starts behind the stretch is the first of its row.
  private var endsRow: Bool

  /// The transition of no bytes at all before the first row of a file.
  static let toRowStart = RowTransition(map: 0, endsRow: true)

  /// The transition of `bytes[range]`, which is not empty; 64 bytes past it must be readable.
  init(of bytes: UnsafeRawPointer, in range: Range<Int>, syntax: RowSyntax, hasQuotes: Bool) {
    precondition(range.count > 0)
    let last = unsafe bytes.load(fromByteOffset: range.upperBound - 1, as: UInt8.self)
    endsRow = last == RowSyntax.newline
    guard let delimiter = syntax.delimiter else {
      map = endsRow ? 0 : Self.constant(1)
      return
    }
    if hasQuotes {
      map = unsafe Self.compose(bytes, range, delimiter: delimiter)
    } else {
      let outside: UInt8 = endsRow || last == delimiter ? 0 : 1
      map = outside | outside << 2 | 2 << 4 | outside << 6
    }
  }

  private init(map: UInt8, endsRow: Bool) {
    self.map = map
    self.endsRow = endsRow
  }

  /// The state behind the stretch where `state` was before it.
  func callAsFunction(_ state: RowState) -> RowState {
    let entry: UInt8 = state == .rowStart ? 0 : state.rawValue - 1
    switch map >> (2 * entry) & 3 {
    case 0: return endsRow ? .rowStart : .fieldStart
    case 1: return .unquoted
    case 2: return .quoted
    default: return .closed
    }
  }

  private static let identity: UInt8 = 0b11_10_01_00

  private static func constant(_ state: UInt8) -> UInt8 { state * 0b01_01_01_01 }

  /// What an event makes of each map: 256 entries for each of separator, quote, and both behind plain bytes.
  private static let table: [UInt8] = {
    // A state behind plain text, a separator, a quote; states are numbered as in the map.
    let afterText: [UInt8] = [1, 1, 2, 1]
    let afterSeparator: [UInt8] = [0, 0, 2, 0]
    let afterQuote: [UInt8] = [2, 1, 3, 2]
    func applied(_ step: [UInt8], to map: UInt8) -> UInt8 {
      (0..<4).reduce(into: UInt8(0)) { $0 |= step[Int(map >> (2 * $1) & 3)] << (2 * $1) }
    }
    let maps = (0...255).map { UInt8($0) }
    return maps.map { applied(afterSeparator, to: $0) }
      + maps.map { applied(afterQuote, to: $0) }
      + maps.map { applied(afterSeparator, to: applied(afterText, to: $0)) }
      + maps.map { applied(afterQuote, to: applied(afterText, to: $0)) }
  }()

  private static func compose(_ bytes: UnsafeRawPointer, _ range: Range<Int>, delimiter: UInt8) -> UInt8 {
    unsafe table.withUnsafeBufferPointer { table in
      var map = identity
      var behind = range.lowerBound
      var index = range.lowerBound
      while index < range.upperBound {
        let quotes = unsafe cscan_equal64(bytes + index, RowSyntax.quote)
        var events =
          unsafe quotes | cscan_equal64(bytes + index, delimiter)
          | cscan_equal64(bytes + index, RowSyntax.newline)
        let left = range.upperBound - index
        if left < 64 { events &= (1 << UInt64(left)) - 1 }
        while events != 0 {
          let bit = events.trailingZeroBitCount
          let isQuote = Int(quotes >> UInt64(bit) & 1)
          let hasGap = index + bit > behind ? 2 : 0
          map = unsafe table[(isQuote | hasGap) << 8 | Int(map)]
          behind = index + bit + 1
          events &= events - 1
        }
        index += 64
      }
      // A separator last leaves 0 or 2; anything plain behind the last event leads on to plain text.
      guard behind < range.upperBound else { return map }
      return (0..<4).reduce(into: UInt8(0)) { result, state in
        let next = map >> (2 * state) & 3
        result |= (next == 2 ? 2 : 1) << (2 * state)
      }
    }
  }
}
