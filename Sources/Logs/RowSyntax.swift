/// The bytes that separate the rows and fields of a log.
struct RowSyntax: Equatable {
  /// The delimiter of fields; nil in JSON Lines, which have neither fields nor quotes that span lines.
  var delimiter: UInt8?
  /// The byte that ends a row: a line feed, or the carriage return of an old Macintosh.
  var newline: UInt8
  /// What stands where a line of the file ends: the byte that ends a row, but for the elements of an array.
  var lineMark: UInt8

  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")

  /// The syntax of a log; `lineMark` is `newline` unless another one is given.
  init(delimiter: UInt8?, newline: UInt8 = RowSyntax.lineFeed, lineMark: UInt8? = nil) {
    self.delimiter = delimiter
    self.newline = newline
    self.lineMark = lineMark ?? newline
  }

  /// The state behind `bytes[range]` or, if it is to stop there, behind the first newline in it that ends a row.
  ///
  /// 64 bytes past the range must be readable.
  ///
  /// - Returns: the state, and the index behind the last byte looked at.
  func advance(
    _ state: RowState, over bytes: UnsafeRawPointer, in range: Range<Int>, stopsAtRow: Bool
  ) -> (state: RowState, index: Int) {
    var state = state
    var index = range.lowerBound
    let delimiter = delimiter ?? newline
    while index < range.upperBound {
      if state == .quoted {
        index = unsafe Scan.first(Self.quote, Self.quote, in: bytes, index..<range.upperBound)
      } else if state == .unquoted || self.delimiter == nil {
        index = unsafe Scan.first(delimiter, newline, in: bytes, index..<range.upperBound)
        if index == range.upperBound { return (.unquoted, index) }
      }
      guard index < range.upperBound else { break }
      state = after(unsafe bytes.load(fromByteOffset: index, as: UInt8.self), in: state)
      index += 1
      if stopsAtRow && state == .rowStart { break }
    }
    return (state, index)
  }

  /// The state behind `byte`.
  func after(_ byte: UInt8, in state: RowState) -> RowState {
    guard let delimiter else { return byte == newline ? .rowStart : .unquoted }
    switch (state, byte) {
    case (.quoted, Self.quote): return .closed
    case (.quoted, _): return .quoted
    case (.closed, Self.quote), (.rowStart, Self.quote), (.fieldStart, Self.quote): return .quoted
    case (_, newline): return .rowStart
    case (_, delimiter): return .fieldStart
    default: return .unquoted
    }
  }
}
