import Columns

/// Turns the rows of a delimited log into rows of a batch.
///
/// Blank lines are no rows; a row whose fields are all empty is read and left out (``BlankRow``). A quoted field may hold delimiters, newlines and doubled quotes; a quote within a field
/// that does not start with one is text. Whatever does not fit is a rejected row with a reason, never lost.
///
/// *Source:* RFC 4180, section 2.
struct DelimitedParser: ~Copyable {
  /// How many bytes are indexed before their rows are made.
  private static let stretch = 1 << 14

  private var index = SeparatorIndex()
  private var quotes = QuotedFields()
  /// The wanted values of rows that are made together.
  private var rows = FieldRows(columns: 0)

  /// What is known of a stretch of rows before they are made.
  struct Traits {
    /// Whether any byte is a quote.
    var hasQuotes: Bool
    /// Whether any byte does not fit UTF-8.
    var hasInvalidText: Bool
    /// Whether the log ends with the last row, which has no newline.
    var isCut: Bool
    /// The byte that ends a row.
    var newline: UInt8
  }

  /// Makes rows of `bytes`, which start with a row and hold whole rows; 64 bytes past them must be readable.
  ///
  /// - Returns: the number of lines passed.
  mutating func parse(
    _ bytes: UnsafeRawBufferPointer, delimiter: UInt8, traits: Traits, file: FileColumns,
    into builder: inout RowBuilder
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    if rows.columns != file.wanted.count { rows = FieldRows(columns: file.wanted.count) }
    let fields = file.wanted.map(\.index)
    let count = bytes.count
    var line = 0
    index.clear()
    var mayHaveQuotes = false
    while true {
      let hasQuotes = unsafe index.fill(
        base, count: count, stretch: Self.stretch, delimiter: delimiter, newline: traits.newline)
      let isLast = index.scanned == count
      let complete = index.rowCount
      if isLast && traits.isCut { index.endRow(at: count) }
      let arePlain = !hasQuotes && !mayHaveQuotes && !traits.hasInvalidText
      // The row that goes on behind the stretch may have the stretch's quotes, or those of stretches before it.
      mayHaveQuotes = hasQuotes || (mayHaveQuotes && complete == 0)
      var row = 0
      while row < index.rowCount {
        if arePlain {
          let plain = unsafe row..<endOfPlainRows(from: row, base, delimiter, fieldCount: file.fieldCount)
          unsafe makePlainRows(plain, base, fields, line: line, &builder)
          line += plain.count
          row = plain.upperBound
        }
        guard row < index.rowCount else { break }
        let isCut = isLast && traits.isCut && row == complete
        unsafe makeRow(row, base, fields, &line, isCut, delimiter, traits, file.fieldCount, &builder)
        row += 1
      }
      index.dropRows()
      if isLast { break }
    }
    return line
  }
  /// The first row from `first` on that may be blank or does not have as many fields as it should.
  private func endOfPlainRows(
    from first: Int, _ base: UnsafeRawPointer, _ delimiter: UInt8, fieldCount: Int
  ) -> Int {
    var row = first
    var end = first == 0 ? 0 : unsafe Int(index.rowEnds[first - 1])
    while row < index.rowCount {
      let last = unsafe Int(index.rowEnds[row])
      guard last - end == fieldCount else { break }
      let start = unsafe Int(index.separators[end] &+ 1)
      let stop = unsafe Int(index.separators[last])
      let text = unsafe UnsafeRawBufferPointer(start: base + start, count: stop - start)
      // A row that begins like one without content is looked at closely, and so is an empty one.
      guard stop > start, unsafe !BlankRow.mayBe(text, delimiter: delimiter) else { break }
      end = last
      row += 1
    }
    return row
  }

  /// Makes rows that have no quotes and as many fields as they should.
  private mutating func makePlainRows(
    _ range: Range<Int>, _ base: UnsafeRawPointer, _ fields: [Int], line: Int, _ builder: inout RowBuilder
  ) {
    guard !range.isEmpty else { return }
    rows.reserve(range.count)
    // All have the same number of fields, so that a field's separator is so many places on in each row.
    let before = range.lowerBound == 0 ? 0 : unsafe Int(index.rowEnds[range.lowerBound - 1])
    let width = unsafe Int(index.rowEnds[range.lowerBound]) - before
    for column in fields.indices {
      unsafe rows.setTexts(
        column, count: range.count, separators: index.separators + before + fields[column], width: width)
      if fields[column] == width - 1 { unsafe rows.dropReturns(column, count: range.count, base) }
    }
    unsafe builder.appendAll(0..<range.count, of: rows, at: base) { row, builder in
      // The first bad field of a row is the reason for its rejection.
      unsafe takeFields(range.lowerBound + row, base, fields, line: line + row, &builder)
    }
  }

  /// Makes one row of the index.
  @inline(__always)
  private mutating func makeRow(
    _ row: Int, _ base: UnsafeRawPointer, _ fields: [Int], _ line: inout Int, _ isCut: Bool,
    _ delimiter: UInt8,
    _ traits: Traits, _ fieldCount: Int, _ builder: inout RowBuilder
  ) {
    let last = unsafe Int(index.rowEnds[row])
    let first = row == 0 ? 1 : unsafe Int(index.rowEnds[row - 1]) + 1
    let separators = unsafe index.separators + first
    let start = unsafe Int(separators[-1] &+ 1)
    var end = unsafe Int(index.separators[last])
    if end > start, unsafe base.load(fromByteOffset: end - 1, as: UInt8.self) == 0x0D { end -= 1 }
    let source = unsafe UnsafeRawBufferPointer(start: base + start, count: end - start)
    defer { line += 1 }
    guard end > start else { return }
    let found = last - first + 1
    if unsafe BlankRow.mayBe(source, delimiter: delimiter),
      unsafe BlankRow.holds(source, delimiter: delimiter)
    {
      line += traits.hasQuotes ? unsafe Scan.count(traits.newline, in: base + start, 0..<source.count) : 0
      builder.skipBlankRow()
      return
    }
    if traits.hasQuotes || traits.hasInvalidText || found != fieldCount {
      let ends = unsafe UnsafeBufferPointer(start: separators, count: found)
      let isDone = unsafe makeUnusualRow(
        source, start, ends, fields, &line, isCut, traits, fieldCount, &builder)
      if isDone { return }
    }
    unsafe takeFields(row, base, fields, line: line, &builder)
  }

  /// Takes the fields of one row that has no quotes and as many fields as it should.
  private func takeFields(
    _ row: Int, _ base: UnsafeRawPointer, _ fields: [Int], line: Int, _ builder: inout RowBuilder
  ) {
    let first = row == 0 ? 1 : unsafe Int(index.rowEnds[row - 1]) + 1
    let separators = unsafe index.separators + first
    let start = unsafe Int(separators[-1] &+ 1)
    var end = unsafe Int(index.separators[Int(index.rowEnds[row])])
    if end > start, unsafe base.load(fromByteOffset: end - 1, as: UInt8.self) == 0x0D { end -= 1 }
    for column in 0..<fields.count {
      let field = fields[column]
      let low = unsafe Int(separators[field - 1] &+ 1)
      let high = min(unsafe Int(separators[field]), end)
      let text = unsafe UnsafeRawBufferPointer(start: base + low, count: high - low)
      unsafe builder.take(text: text, column: column)
    }
    unsafe builder.endRow(line: line, source: UnsafeRawBufferPointer(start: base + start, count: end - start))
  }

  /// Makes or rejects a row that may have quotes, bytes that are no text, or too few or too many fields.
  ///
  /// - Returns: false when the row turns out to be a plain one, of which nothing was made yet.
  @inline(never)
  private mutating func makeUnusualRow(
    _ source: UnsafeRawBufferPointer, _ start: Int, _ ends: UnsafeBufferPointer<UInt32>, _ fields: [Int],
    _ line: inout Int, _ isCut: Bool, _ traits: Traits, _ fieldCount: Int, _ builder: inout RowBuilder
  ) -> Bool {
    guard let base = source.baseAddress else { return false }
    let quoteCount = traits.hasQuotes ? unsafe Scan.count(RowSyntax.quote, in: base, 0..<source.count) : 0
    let firstLine = line
    if quoteCount > 0 { line += unsafe Scan.count(traits.newline, in: base, 0..<source.count) }
    if unsafe traits.hasInvalidText && !UTF8Text.isValid(source) {
      unsafe builder.rejectRow(.invalidText, line: firstLine, source: source)
    } else if ends.count != fieldCount {
      let reason: RejectionReason = isCut && ends.count < fieldCount ? .truncated : .fieldCount
      unsafe builder.rejectRow(reason, line: firstLine, source: source)
    } else if quoteCount == 0 {
      return false
    } else if unsafe quotes.hasStray(in: source, start: start, ends: ends, quoteCount: quoteCount) {
      unsafe builder.rejectRow(.strayQuote, line: firstLine, source: source)
    } else {
      for column in 0..<fields.count {
        let field = unsafe QuotedFields.range(
          of: fields[column], size: source.count, start: start, ends: ends)
        let text = unsafe UnsafeRawBufferPointer(start: base + field.lowerBound, count: field.count)
        unsafe quotes.withText(of: text) { unsafe builder.take(text: $0, column: column) }
      }
      unsafe builder.endRow(line: firstLine, source: source)
    }
    return true
  }
}
