/// The fields of a row that has quotes.
struct QuotedFields: ~Copyable {
  /// A field's text while its doubled quotes are made single.
  private var text: [UInt8] = []
  /// Whether the row has quotes beside those that stand around its fields.
  private var hasMore = true

  /// The range of a field within its row of `size` bytes; `start` and `ends` are the places of row and separators.
  static func range(
    of field: Int, size: Int, start: Int, ends: UnsafeBufferPointer<UInt32>
  ) -> Range<Int> {
    let low = field == 0 ? 0 : unsafe Int(ends[field - 1]) + 1 - start
    return low..<max(low, min(unsafe Int(ends[field]) - start, size))
  }

  /// Whether some quoted field of the row goes on behind its closing quote.
  mutating func hasStray(
    in row: UnsafeRawBufferPointer, start: Int, ends: UnsafeBufferPointer<UInt32>, quoteCount: Int
  ) -> Bool {
    var wrapping = 0
    for field in 0..<ends.count {
      let range = unsafe Self.range(of: field, size: row.count, start: start, ends: ends)
      guard range.count > 1, unsafe row[range.lowerBound] == RowSyntax.quote else { continue }
      wrapping += unsafe row[range.upperBound - 1] == RowSyntax.quote ? 2 : 0
    }
    // Where the quotes around fields are all there are, none is doubled or stray.
    hasMore = wrapping != quoteCount
    guard hasMore else { return false }
    for field in 0..<ends.count {
      let range = unsafe Self.range(of: field, size: row.count, start: start, ends: ends)
      guard unsafe !range.isEmpty && row[range.lowerBound] == RowSyntax.quote else { continue }
      if unsafe Self.closing(in: row, range) != range.upperBound - 1 { return true }
    }
    return false
  }

  /// Lends the text of a field: what stands between its quotes, doubled quotes made single.
  mutating func withText(of field: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard unsafe field.count > 1 && field[0] == RowSyntax.quote else {
      unsafe body(field)
      return
    }
    let inner = unsafe UnsafeRawBufferPointer(rebasing: field[1..<(field.count - 1)])
    guard unsafe hasMore && inner.contains(RowSyntax.quote) else {
      unsafe body(inner)
      return
    }
    text.removeAll(keepingCapacity: true)
    var isSecond = false
    for index in inner.indices {
      let byte = unsafe inner[index]
      if !isSecond { text.append(byte) }
      isSecond = byte == RowSyntax.quote && !isSecond
    }
    unsafe text.withUnsafeBytes { unsafe body($0) }
  }

  /// The index of the quote that closes the quoted field at `range`, or the range's end.
  private static func closing(in row: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    var index = range.lowerBound + 1
    while index < range.upperBound {
      if unsafe row[index] == RowSyntax.quote {
        guard unsafe index + 1 < range.upperBound && row[index + 1] == RowSyntax.quote else { return index }
        index += 1
      }
      index += 1
    }
    return range.upperBound
  }
}
