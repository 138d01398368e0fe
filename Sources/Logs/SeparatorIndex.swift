import CScan

/// The places of the delimiters and newlines of a delimited log that stand outside of quotes.
///
/// It is filled a stretch at a time, so that it stays in the nearest cache; rows that are done are dropped. Position 0
/// of the list holds the newline before the first row: every field starts behind the separator before it.
@safe
struct SeparatorIndex: ~Copyable {
  /// Places, counted from the start of the bytes; the newline before the first row is one before its start.
  private(set) var separators: UnsafeMutablePointer<UInt32>
  /// For each complete row, the index into `separators` of its newline.
  private(set) var rowEnds: UnsafeMutablePointer<UInt32>
  private(set) var separatorCount = 1
  private(set) var rowCount = 0
  /// How far the bytes have been scanned.
  private(set) var scanned = 0
  private var state = RowState.rowStart
  private var capacity: Int

  init(capacity: Int = 1 << 15) {
    self.capacity = capacity
    unsafe separators = .allocate(capacity: capacity)
    unsafe rowEnds = .allocate(capacity: capacity)
    unsafe separators[0] = .max
  }

  deinit {
    unsafe separators.deallocate()
    unsafe rowEnds.deallocate()
  }

  /// Starts on other bytes.
  mutating func clear() {
    separatorCount = 1
    rowCount = 0
    scanned = 0
    state = .rowStart
    unsafe separators[0] = .max
  }

  /// Forgets the complete rows.
  mutating func dropRows() {
    guard rowCount > 0 else { return }
    let kept = Int(unsafe rowEnds[rowCount - 1])
    unsafe separators.update(from: separators + kept, count: separatorCount - kept)
    separatorCount -= kept
    rowCount = 0
  }

  /// Ends the last row at `end`, where no newline does.
  mutating func endRow(at end: Int) {
    reserve(separatorCount + 16)
    unsafe rowEnds[rowCount] = UInt32(separatorCount)
    unsafe separators[separatorCount] = UInt32(end)
    rowCount += 1
    separatorCount += 1
  }

  /// Scans up to `stretch` more bytes; 64 bytes past `count` must be readable.
  mutating func fill(_ bytes: UnsafeRawPointer, count: Int, stretch: Int, delimiter: UInt8, newline: UInt8) {
    let end = min(count, scanned + stretch)
    reserve(separatorCount + (end - scanned) + 64)
    while scanned < end {
      let window = unsafe bytes + scanned
      let newlines = unsafe cscan_equal64(window, newline)
      let both = unsafe newlines | cscan_equal64(window, delimiter)
      let quotes = unsafe cscan_equal64(window, RowSyntax.quote)
      let inside = end - scanned < 64 ? (1 << UInt64(end - scanned)) - 1 : UInt64.max
      if quotes & inside != 0, inside == .max, let outside = state.pass(separators: both, quotes: quotes) {
        append(outside, newlines: newlines & outside)
      } else if quotes & inside != 0 {
        scanQuotes(
          both: both & inside, newlines: newlines, quotes: quotes & inside, size: min(64, end - scanned))
      } else if state != .quoted {
        append(both & inside, newlines: newlines & inside)
        state = both >> 63 != 0 ? .fieldStart : .unquoted
      }
      scanned += 64
    }
    scanned = end
  }

  /// Adds the separators of a window of 64 bytes without quotes.
  @inline(__always)
  private mutating func append(_ both: UInt64, newlines: UInt64) {
    var left = newlines
    while left != 0 {
      let below = (left & (0 &- left)) &- 1
      unsafe rowEnds[rowCount] = UInt32(truncatingIfNeeded: separatorCount &+ (both & below).nonzeroBitCount)
      rowCount &+= 1
      left &= left &- 1
    }
    let found = both.nonzeroBitCount
    let base = UInt32(truncatingIfNeeded: scanned)
    let target = unsafe separators + separatorCount
    var rest = both
    var index = 0
    // Eight at a time: writing too many is cheaper than a branch that nobody can foresee.
    while index < found {
      for slot in index..<(index &+ 8) {
        unsafe target[slot] = base &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      index &+= 8
    }
    separatorCount &+= found
  }

  /// Adds the separators of a window that has quotes.
  private mutating func scanQuotes(both: UInt64, newlines: UInt64, quotes: UInt64, size: Int) {
    var events = both | quotes
    var behind = 0
    while events != 0 {
      let bit = events.trailingZeroBitCount
      if bit > behind && state != .quoted { state = .unquoted }
      behind = bit + 1
      events &= events - 1
      if quotes >> UInt64(bit) & 1 != 0 {
        switch state {
        case .quoted: state = .closed
        case .unquoted: break
        case .rowStart, .fieldStart, .closed: state = .quoted
        }
      } else if state != .quoted {
        let isNewline = newlines >> UInt64(bit) & 1 != 0
        if isNewline {
          unsafe rowEnds[rowCount] = UInt32(truncatingIfNeeded: separatorCount)
          rowCount += 1
        }
        unsafe separators[separatorCount] = UInt32(truncatingIfNeeded: scanned + bit)
        separatorCount += 1
        state = .fieldStart
      }
    }
    if behind < size && state != .quoted { state = .unquoted }
  }

  private mutating func reserve(_ size: Int) {
    guard size > capacity else { return }
    let larger = max(size, 2 * capacity)
    let moved = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
    unsafe moved.update(from: separators, count: separatorCount)
    unsafe separators.deallocate()
    unsafe separators = moved
    let ends = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
    unsafe ends.update(from: rowEnds, count: rowCount)
    unsafe rowEnds.deallocate()
    unsafe rowEnds = ends
    capacity = larger
  }
}
