import CSimdJSON
import Columns

/// Turns lines of JSON into rows: one line that is not blank, one row.
///
/// A row must be one JSON object and nothing else, all of it valid, wanted or not. Of duplicate keys the last one
/// holds. Lines do not affect each other.
@safe
package struct JSONLinesParser: ~Copyable {
  private let parser: OpaquePointer
  private let columns: Int

  /// A parser of the lines of `file`; wanted names are dotted paths of keys.
  package init(file: FileColumns) {
    columns = file.wanted.count
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
    guard let start = bytes.baseAddress, bytes.count > 0 else { return 0 }
    unsafe csimdjson_begin(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
    let fields = unsafe UnsafeBufferPointer(start: csimdjson_fields(parser), count: columns)
    var line = unsafe csimdjson_line()
    var number = 0
    while true {
      let kind = unsafe csimdjson_next(parser, &line)
      let source = unsafe UnsafeRawBufferPointer(start: line.text, count: line.length)
      switch kind {
      case csimdjson_row:
        for column in 0..<columns {
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
        unsafe builder.endRow(line: number, source: source)
      case csimdjson_blank: break
      case csimdjson_end: return number
      default:
        let isTruncated = unsafe endsFile && line.has_newline == 0
        let invalid = kind == csimdjson_not_utf8 ? RejectionReason.invalidText : .invalidJSON
        unsafe builder.rejectRow(isTruncated ? .truncated : invalid, line: number, source: source)
      }
      number += 1
    }
  }
}
