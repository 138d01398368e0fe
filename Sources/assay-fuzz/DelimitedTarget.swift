import Logs

private let file = MemoryFile()

/// The CSV reader: the same rows at every block size and number of threads, and those that a slow reader finds.
///
/// The first byte of an input is the size of a block. Of the second, a bit says whether the input has a header of its
/// own, two choose the delimiter of the header that it is given otherwise, and one chooses a second thread.
func fuzzDelimited(_ input: UnsafeRawBufferPointer) {
  guard input.count > 2 else { return }
  let size = unsafe Int(input[0]) + 1
  let mode = unsafe input[1]
  let delimiter = Array(",;\t|".utf8)[Int(mode >> 1 & 3)]
  let hasOwnHeader = mode & 1 != 0
  let header = Array(FuzzColumns.names.joined(separator: String(UnicodeScalar(delimiter))).utf8) + [0x0A]
  let bytes = unsafe (hasOwnHeader ? [] : header) + Array(input.dropFirst(2))
  file.fill(bytes)
  let whole = FuzzRows.reading(file.path, blockSize: bytes.count, threads: 1)
  let cut = FuzzRows.reading(file.path, blockSize: size, threads: mode >> 3 & 1 == 0 ? 1 : 2)
  // Groups are counted block by block: with smaller blocks there may be fewer in each.
  if whole.hasTooManyGroups || cut.hasTooManyGroups { return }
  expectEqual(whole, cut, "one block, and blocks of \(size) bytes")
  if hasOwnHeader {
    judge(count: whole, bytes)
  } else {
    judge(rows: whole, bytes, delimiter)
  }
}

/// Every row below a header that is known: which bytes are whose field.
private func judge(rows: FuzzRows, _ bytes: [UInt8], _ delimiter: UInt8) {
  let table = PlainTable(bytes, delimiter: delimiter)
  if let line = table.openLine {
    expectEqual(rows.error, .unclosedQuote(path: file.path, line: line), "an open quote")
    return
  }
  let below = table.records.dropFirst()
  let records = below.filter { !$0.isBlank(delimiter: delimiter) }
  let shape = PlainShape(of: records)
  var expected = FuzzRows(rows: records.map { $0.row(shape) }, blankRows: below.count - records.count)
  expected.format = .delimited(by: delimiter)
  expectEqual(rows, expected.sorted, "the reader, and the slow reader")
}

/// The number of rows below any header.
private func judge(count: FuzzRows, _ bytes: [UInt8]) {
  guard case .delimited(let delimiter) = count.format, !isCompressed(bytes) else { return }
  let text = withoutMarks(bytes)
  let table = PlainTable(text, delimiter: delimiter, newline: PlainTable.newline(of: text))
  // Lines of blanks alone are rows, but for those above the header.
  let blanks: [UInt8] = [0x20, 0x09, 0x0D, 0x0A]
  let records = table.records.drop { $0.text.allSatisfy(blanks.contains) }
  expect(table.openLine == nil, "the slow reader has an open quote that the reader passed")
  expectEqual(count.count, records.count - 1, "rows found, and records below the header")
}

/// Whether the bytes begin like an archive, which holds other rows than its own bytes.
func isCompressed(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    // A skippable frame of zstd.
    || bytes.count > 3 && bytes[0] & 0xF0 == 0x50 && bytes[1...].starts(with: [0x2A, 0x4D, 0x18])
}

/// The bytes behind the byte-order marks.
func withoutMarks(_ bytes: [UInt8]) -> [UInt8] {
  var text = bytes[...]
  while text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
  return Array(text)
}
