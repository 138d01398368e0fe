/// A bit for each byte of a stretch of a delimited log: its separators, newlines and quotes.
@safe
struct SeparatorMarks: ~Copyable {
  /// The delimiters and newlines.
  private(set) var separators: UnsafeMutablePointer<UInt64>
  private(set) var newlines: UnsafeMutablePointer<UInt64>
  private(set) var quotes: UnsafeMutablePointer<UInt64>
  private var words = 0

  init() {
    unsafe separators = .allocate(capacity: 0)
    unsafe newlines = .allocate(capacity: 0)
    unsafe quotes = .allocate(capacity: 0)
  }

  deinit {
    unsafe separators.deallocate()
    unsafe newlines.deallocate()
    unsafe quotes.deallocate()
  }

  /// Makes room for the marks of so many bytes.
  mutating func reserve(_ bytes: Int) {
    guard (bytes + 63) / 64 > words else { return }
    words = (bytes + 63) / 64
    unsafe separators.deallocate()
    unsafe newlines.deallocate()
    unsafe quotes.deallocate()
    unsafe separators = .allocate(capacity: words)
    unsafe newlines = .allocate(capacity: words)
    unsafe quotes = .allocate(capacity: words)
  }

  /// Takes away the separators within quotes from a word of marks.
  ///
  /// - Parameters:
  ///   - word: the word, which must have been marked.
  ///   - size: the number of bytes that it stands for.
  ///   - before: the state before the first of them.
  /// - Returns: the state behind the last.
  mutating func leaveOutQuoted(_ word: Int, size: Int, from before: RowState) -> RowState {
    precondition(word < words)
    var state = before
    let marked = unsafe (separators[word], newlines[word], quotes[word])
    let outside: UInt64
    if marked.2 == 0 {
      outside = state == .quoted ? 0 : marked.0
      if state != .quoted {
        state = marked.0 >> UInt64(size - 1) & 1 != 0 ? .fieldStart : .unquoted
      }
    } else if size == 64, let found = state.pass(separators: marked.0, quotes: marked.2) {
      outside = found
    } else {
      outside = Self.walk(separators: marked.0, quotes: marked.2, size: size, state: &state)
    }
    unsafe separators[word] = outside
    unsafe newlines[word] = marked.1 & outside
    return state
  }

  /// The separators outside of quotes, found mark by mark.
  private static func walk(
    separators: UInt64, quotes: UInt64, size: Int, state: inout RowState
  ) -> UInt64 {
    var outside: UInt64 = 0
    var events = separators | quotes
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
        outside |= 1 << UInt64(bit)
        state = .fieldStart
      }
    }
    if behind < size && state != .quoted { state = .unquoted }
    return outside
  }
}
