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
    endsRow = last == syntax.newline
    guard let delimiter = syntax.delimiter else {
      map = endsRow ? 0 : Self.constant(1)
      return
    }
    if hasQuotes {
      map = unsafe Self.compose(bytes, range, delimiter: delimiter, newline: syntax.newline)
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

  /// What a separator, a quote, and plain text make of each map: 256 entries for each.
  private static let table: [UInt8] = {
    // The state behind plain text, a separator, a quote; states are numbered as in the map.
    let steps: [[UInt8]] = [[0, 0, 2, 0], [2, 1, 3, 2], [1, 1, 2, 1]]
    return steps.flatMap { step in
      (0...255).map { map in
        (0..<4).reduce(into: UInt8(0)) { $0 |= step[map >> (2 * $1) & 3] << UInt8(2 * $1) }
      }
    }
  }()

  private static func compose(
    _ bytes: UnsafeRawPointer, _ range: Range<Int>, delimiter: UInt8, newline: UInt8
  ) -> UInt8 {
    unsafe table.withUnsafeBufferPointer { table in
      var map = identity
      var index = range.lowerBound
      while index < range.upperBound {
        let size = min(64, range.upperBound - index)
        let window = unsafe bytes + index
        let inside = size < 64 ? (1 << UInt64(size)) - 1 : UInt64.max
        let quotes = unsafe inside & cscan_equal64(window, RowSyntax.quote)
        let separators =
          unsafe inside & (cscan_equal64(window, delimiter) | cscan_equal64(window, newline))
        index += 64
        // Once every start has led to the same state, a window is passed at once.
        let isSettled = map == constant(map & 3)
        if isSettled, size == 64, var state = RowState(rawValue: (map & 3) + 1),
          state.pass(separators: separators, quotes: quotes) != nil
        {
          map = constant(state.rawValue - 1)
        } else {
          map = unsafe compose(map, separators: separators, quotes: quotes, size: size, table)
        }
      }
      return map
    }
  }

  /// The map behind a window that is looked at quote by quote.
  private static func compose(
    _ before: UInt8, separators: UInt64, quotes: UInt64, size: Int, _ table: UnsafeBufferPointer<UInt8>
  ) -> UInt8 {
    var map = before
    var behind = 0
    // Without quotes only the last separator counts, and whether text follows it.
    var events =
      quotes == 0 && separators != 0 ? 1 << UInt64(63 - separators.leadingZeroBitCount) : separators | quotes
    while events != 0 {
      let bit = events.trailingZeroBitCount
      if bit > behind { map = unsafe table[2 << 8 | Int(map)] }
      map = unsafe table[Int(quotes >> UInt64(bit) & 1) << 8 | Int(map)]
      behind = bit + 1
      events &= events - 1
    }
    return behind < size ? unsafe table[2 << 8 | Int(map)] : map
  }
}
