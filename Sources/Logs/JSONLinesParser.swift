import CSimdJSON
import Columns

/// Turns lines of JSON into rows: one line that is not blank, one row.
///
/// A row must be one JSON object and nothing else, all of it valid, wanted or not. Of duplicate keys the last one
/// holds. Lines do not affect each other.
///
/// A line that has the shape of an earlier one is read by its template; any other goes through simdjson, with the same
/// answer, and its shape is remembered.
@safe
package struct JSONLinesParser: ~Copyable {
  private let parser: OpaquePointer
  private let columns: Int
  private var list = LineList()
  /// The wanted values of lines that were read by a template.
  private var rows: FieldRows
  private var templates = JSONTemplates()

  /// A parser of the lines of `file`; wanted names are dotted paths of keys.
  package init(file: FileColumns) {
    columns = file.wanted.count
    rows = FieldRows(columns: columns)
    unsafe parser = unsafe csimdjson_create(columns)
    for (index, column) in file.wanted.enumerated() {
      var name = column.name
      name.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) {
          unsafe csimdjson_want(parser, index, $0.baseAddress, $0.count)
        }
      }
    }
  }

  deinit {
    unsafe csimdjson_destroy(parser)
  }

  /// Makes rows of all lines of `bytes`.
  ///
  /// A row that is not valid is rejected as invalid JSON, as invalid UTF-8, or as truncated where it is the last line
  /// of the file and lacks its newline. A last line that is valid is a row.
  ///
  /// - Parameters:
  ///   - bytes: whole lines; 64 more bytes after them can be read.
  ///   - endsFile: whether the file ends here, so that a last line without a newline may be cut off.
  ///   - builder: takes the rows; its block was begun with the parser's file.
  /// - Returns: the number of lines passed, blank ones included.
  package mutating func parse(
    _ bytes: UnsafeRawBufferPointer, endsFile: Bool, into builder: inout RowBuilder
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var start = 0
    var number = 0
    while start < bytes.count {
      let length = unsafe LineList.stretch(of: UnsafeRawBufferPointer(rebasing: bytes[start...]))
      let lines = unsafe UnsafeRawBufferPointer(start: base + start, count: length)
      if templates.areWorthwhile {
        number = unsafe parseByTemplate(lines, number: number, endsFile: endsFile, &builder)
      } else {
        number = unsafe parseByWalk(lines, number: number, endsFile: endsFile, &builder)
      }
      start += length
    }
    return number
  }

  /// Makes rows of a stretch of lines, of which those that fit no template go through simdjson one by one.
  private mutating func parseByTemplate(
    _ lines: UnsafeRawBufferPointer, number first: Int, endsFile: Bool, _ builder: inout RowBuilder
  ) -> Int {
    guard let base = lines.baseAddress else { return first }
    unsafe list.list(base, count: lines.count)
    guard unsafe !list.hasHighBytes || csimdjson_is_utf8(base, lines.count) != 0 else {
      return unsafe parseByWalk(lines, number: first, endsFile: endsFile, &builder)
    }
    rows.reserve(list.count)
    let newlines = unsafe UnsafeBufferPointer(start: list.newlines, count: list.count)
    var misses = 0
    var line = 0
    while true {
      let start = line == 0 ? 0 : unsafe Int(newlines[line - 1]) + 1
      guard start < lines.count else { break }
      let rest = unsafe UnsafeBufferPointer(rebasing: newlines[line...])
      let fitting = unsafe templates.read(base, from: start, newlines: rest, into: &rows)
      if fitting == 0 {
        misses += 1
        let end = unsafe line < newlines.count ? Int(newlines[line]) + 1 : lines.count
        unsafe learn(lines, start..<end, number: first + line, endsFile, &builder)
        line += 1
        guard line <= newlines.count else { break }
        continue
      }
      unsafe builder.appendAll(0..<fitting, of: rows, at: base) { row, builder in
        // The first bad field of a row is the reason for its rejection.
        let from = line + row == 0 ? 0 : unsafe Int(newlines[line + row - 1]) + 1
        let end = unsafe Int(newlines[line + row]) + 1
        _ = unsafe walk(lines, from..<end, number: first + line + row, endsFile, &builder)
      }
      line += fitting
    }
    templates.note(misses: misses, of: line)
    return first + line
  }

  /// Makes the row of a line that fits no template, and remembers its shape.
  private mutating func learn(
    _ lines: UnsafeRawBufferPointer, _ range: Range<Int>, number: Int, _ endsFile: Bool,
    _ builder: inout RowBuilder
  ) {
    guard unsafe walk(lines, range, number: number, endsFile, &builder) else { return }
    let line = unsafe UnsafeRawBufferPointer(rebasing: lines[range])
    var end = line.count
    if end > 0, unsafe line[end - 1] == RowSyntax.lineFeed { end -= 1 }
    if end > 0, unsafe line[end - 1] == 0x0D { end -= 1 }
    let text = unsafe UnsafeRawBufferPointer(rebasing: line[..<end])
    guard unsafe !text.contains(UInt8(ascii: "\\")) else { return }
    unsafe templates.learn(text, UnsafeBufferPointer(start: csimdjson_fields(parser), count: columns))
  }

  /// Makes rows of a stretch of lines, all by simdjson.
  private func parseByWalk(
    _ lines: UnsafeRawBufferPointer, number first: Int, endsFile: Bool, _ builder: inout RowBuilder
  ) -> Int {
    guard let start = lines.baseAddress else { return first }
    unsafe csimdjson_begin(parser, start.assumingMemoryBound(to: CChar.self), lines.count)
    var number = first
    while makeRow(number: number, endsFile: endsFile, &builder) != csimdjson_end { number += 1 }
    return number
  }

  /// Makes the row of one line by simdjson; whether it is one.
  private func walk(
    _ lines: UnsafeRawBufferPointer, _ line: Range<Int>, number: Int, _ endsFile: Bool,
    _ builder: inout RowBuilder
  ) -> Bool {
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: lines[line])
    guard let base = bytes.baseAddress else { return false }
    unsafe csimdjson_begin(parser, base.assumingMemoryBound(to: CChar.self), bytes.count)
    return makeRow(number: number, endsFile: endsFile, &builder) == csimdjson_row
  }

  /// Makes or rejects the row of simdjson's next line.
  private func makeRow(number: Int, endsFile: Bool, _ builder: inout RowBuilder) -> csimdjson_line_kind {
    var line = unsafe csimdjson_line()
    let kind = unsafe csimdjson_next(parser, &line)
    let source = unsafe UnsafeRawBufferPointer(start: line.text, count: line.length)
    switch kind {
    case csimdjson_row:
      unsafe take(UnsafeBufferPointer(start: csimdjson_fields(parser), count: columns), &builder)
      unsafe builder.endRow(line: number, source: source)
    case csimdjson_blank, csimdjson_end: break
    default:
      let isTruncated = unsafe endsFile && line.has_newline == 0
      let invalid = kind == csimdjson_not_utf8 ? RejectionReason.invalidText : .invalidJSON
      unsafe builder.rejectRow(isTruncated ? .truncated : invalid, line: number, source: source)
    }
    return kind
  }

  /// Takes the wanted values of a line.
  @inline(__always)
  private func take(_ fields: UnsafeBufferPointer<csimdjson_field>, _ builder: inout RowBuilder) {
    for column in fields.indices {
      let field = unsafe fields[column]
      let text = unsafe UnsafeRawBufferPointer(start: field.text, count: field.length)
      switch unsafe field.kind {
      case csimdjson_text: unsafe builder.take(text: text, column: column)
      case csimdjson_number: unsafe builder.take(number: field.value, text: text, column: column)
      case csimdjson_flag: unsafe builder.take(flag: field.value, text: text, column: column)
      case csimdjson_compound: builder.takeCompound(column: column)
      default: builder.takeMissing(column: column)
      }
    }
  }
}
