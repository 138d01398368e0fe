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
  private var marks = SeparatorMarks()
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
  ///
  /// - Returns: whether there is a quote among them.
  @discardableResult
  mutating func fill(
    _ bytes: UnsafeRawPointer, count: Int, stretch: Int, delimiter: UInt8, newline: UInt8
  ) -> Bool {
    let size = min(count - scanned, stretch)
    guard size > 0 else { return false }
    reserve(separatorCount + size + 64)
    marks.reserve(size)
    let hasQuotes =
      unsafe cscan_delimited(
        bytes + scanned, size, delimiter, newline, marks.separators, marks.newlines, marks.quotes) != 0
    let words = (size + 63) / 64
    if hasQuotes || state == .quoted {
      for word in 0..<words {
        state = marks.leaveOutQuoted(word, size: min(64, size - 64 * word), from: state)
      }
    } else {
      let last = unsafe marks.separators[words - 1]
      state = last >> UInt64((size - 1) % 64) & 1 != 0 ? .fieldStart : .unquoted
    }
    var rows = unsafe cscan_rows_t(
      separators: separators, separator_count: separatorCount, row_ends: rowEnds, row_count: rowCount)
    unsafe cscan_list(marks.separators, marks.newlines, words, UInt32(scanned), &rows)
    separatorCount = unsafe rows.separator_count
    rowCount = unsafe rows.row_count
    scanned += size
    return hasQuotes
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
