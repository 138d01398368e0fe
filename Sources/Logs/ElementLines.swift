import CScan
import Columns

/// Tells the rejected elements of a JSON array by the lines of the file, where they were cut into a line each.
@safe
struct ElementLines {
  /// The bytes of a block's elements, as ``ArrayCutter`` leaves them; 64 bytes past them must be readable.
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { unsafe self.bytes = bytes }

  /// The number of the file's lines that end within the bytes.
  var count: Int {
    guard let base = unsafe bytes.baseAddress else { return 0 }
    var count = unsafe Scan.count(ArrayCutter.lineMark, in: base, 0..<bytes.count)
    var start = 0
    while unsafe start < bytes.count {
      let end = unsafe Scan.first(RowSyntax.lineFeed, RowSyntax.lineFeed, in: base, start..<bytes.count)
      if unsafe end < bytes.count && endsWithItsLine(start..<end) { count += 1 }
      start = end + 1
    }
    return count
  }

  /// Gives rejections the lines of the file on which their elements begin, and their texts the line ends of the file.
  ///
  /// - Parameter rejections: in order; their lines count the elements from 0.
  /// - Returns: the line of the first rejected element in which others may have been lost, counted from 0, and the rows
  ///   up to it and with it.
  func place(_ rejections: inout [Rejection]) -> (line: Int, rows: RowsRead)? {
    var open: (line: Int, rows: RowsRead)?
    var element = 0
    var start = 0
    var line = 0
    for index in rejections.indices {
      while element < rejections[index].line {
        let end = unsafe bytes[start...].firstIndex(of: RowSyntax.lineFeed) ?? bytes.count
        line += unsafe bytes[start..<end].count { $0 == ArrayCutter.lineMark }
        if endsWithItsLine(start..<end) { line += 1 }
        start = unsafe min(end + 1, bytes.count)
        element += 1
      }
      let end = unsafe bytes[start...].firstIndex(of: RowSyntax.lineFeed) ?? bytes.count
      let text = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      let blanks = unsafe text.prefix { " \t\r".utf8.contains($0) }
      rejections[index].line = unsafe line + blanks.count { $0 == ArrayCutter.lineMark }
      rejections[index].text = Self.restored(rejections[index].text)
      let isInvalid = [.invalidJSON, .invalidText, .truncated].contains(rejections[index].reason)
      if open == nil, isInvalid, unsafe ElementShape(of: text).mayHoldOthers {
        open = (rejections[index].line, RowsRead(read: element + 1, rejected: index + 1))
      }
    }
    return open
  }

  /// Whether a newline of the file, and no comma, ended the element: its own comma is still there.
  private func endsWithItsLine(_ range: Range<Int>) -> Bool {
    unsafe bytes[range].last { !" \t\r".utf8.contains($0) } == UInt8(ascii: ",")
  }

  /// An element as it stands in the file, without the white space around it.
  private static func restored(_ text: [UInt8]) -> [UInt8] {
    let isBlank = { (byte: UInt8) in " \t\r".utf8.contains(byte) }
    guard let first = text.firstIndex(where: { !isBlank($0) }),
      let last = text.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return text[first...last].map { $0 == ArrayCutter.lineMark ? RowSyntax.lineFeed : $0 }
  }
}
