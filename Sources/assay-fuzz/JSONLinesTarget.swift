import Columns
import Documents
import Logs

private let file = MemoryFile()

/// The JSON reader: a line gives the same row alone as among others, and jansson agrees on what is an object.
///
/// The first byte of an input is the size of a block, the second the number of threads. One input in eight is read as
/// a file too, in one block and in many: that is slow.
func fuzzJSONLines(_ input: UnsafeRawBufferPointer) {
  guard input.count > 2 else { return }
  let bytes = unsafe Array(input.dropFirst(2))
  let together = parse(bytes, endsFile: true)
  var alone = FuzzRows()
  let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  for (number, line) in lines.enumerated() {
    let isLast = number == lines.count - 1
    let row = parse(Array(line) + (isLast ? [] : [0x0A]), endsFile: isLast, line: number)
    expect(row.rows.count <= 1, "one line is \(row.rows.count) rows")
    judge(Array(line), row.rows.first)
    alone.rows += row.rows
  }
  if Set(alone.rows.compactMap(\.group)).count > Batch.groupLimit { return }
  expectEqual(together.sorted, alone.sorted, "all lines together, and each alone")
  guard bytes.reduce(0, &+) & 7 == 0 else { return }
  file.fill(bytes)
  let whole = FuzzRows.reading(file.path, blockSize: bytes.count, threads: 1)
  let cut = FuzzRows.reading(
    file.path, blockSize: unsafe Int(input[0]) + 1, threads: unsafe Int(input[1] & 1) + 1)
  expectEqual(whole, cut, "one block, and small blocks")
  let blank: [UInt8] = [0x20, 0x09, 0x0D]
  // Only of lines is a row one line; an array is none.
  let text = withoutMarks(bytes)
  let first = text.first { !blank.contains($0) && $0 != 0x0A }
  guard whole.format == .jsonLines, first != UInt8(ascii: "["), !isCompressed(bytes) else { return }
  let count = text.split(separator: 0x0A).filter { !$0.allSatisfy(blank.contains) }.count
  expectEqual(whole.rows.count, count, "rows, and lines that are not blank")
}

/// The rows of lines, read by a parser of their own.
private func parse(_ bytes: [UInt8], endsFile: Bool, line: Int = 0) -> FuzzRows {
  var parser = JSONLinesParser(file: FuzzColumns.file)
  var builder = RowBuilder(projection: FuzzColumns.projection, keepsRejectedText: true)
  builder.begin(rows: 4, file: FuzzColumns.file)
  // What stands behind the bytes looks like more of a line, and must not matter.
  let memory = bytes + [UInt8](repeating: UInt8(ascii: "\""), count: 64)
  _ = unsafe memory.withUnsafeBytes {
    unsafe parser.parse(
      UnsafeRawBufferPointer(rebasing: $0.dropLast(64)), endsFile: endsFile, into: &builder)
  }
  var rows = FuzzRows()
  rows.add(builder.batch, line: line)
  return rows
}

/// What another library says of a line: it must be no stricter than ours on what is JSON, and no laxer but where it
/// refuses what JSON allows.
private func judge(_ line: [UInt8], _ row: FuzzRows.Row?) {
  // jansson lets a NUL byte behind a number pass.
  if line.starts(with: [0xEF, 0xBB, 0xBF]) || line.contains(0) { return }
  let isRefused =
    switch row {
    case .rejected(let reason, _, _): [.invalidJSON, .invalidText, .truncated].contains(reason)
    case .used: false
    case nil: true
    }
  do throws(DocumentError) {
    let json = try Document(parsing: line, name: "line").json
    guard case .object = json else {
      expect(isRefused, "a row that is no object")
      return
    }
    expect(!isRefused, "a good object is refused: \(row.map { "\($0)" } ?? "blank")")
  } catch {
    switch error {
    case .duplicateKey, .numberOutOfRange, .tooDeep: break
    // Half of a surrogate pair is read as U+FFFD, and U+0000 in a key as any other character.
    case _ where "\(error)".contains("surrogate") || "\(error)".contains("0000"): break
    default: expect(isRefused, "a row that jansson refuses: \(error)")
    }
  }
}

extension FuzzRows.Row {
  fileprivate var group: String? {
    if case .used(let group, _, _, _) = self { group } else { nil }
  }
}
