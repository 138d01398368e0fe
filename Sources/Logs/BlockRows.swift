/// The rows that start within a block: where they begin and end in the block's buffer.
struct BlockRows {
  /// The bytes of the rows; the last one may reach beyond the block.
  var range: Range<Int>
  /// Whether the log ends with the last row, without a newline.
  var isCut = false
  /// What the rows hold, and perhaps the end of the row before them.
  var survey = ByteSurvey()

  /// A block in which no row starts.
  static let none = BlockRows(range: 0..<0)

  /// Finds the rows that start in `buffer[begin..<length]`, reading on to the end of the last one.
  ///
  /// `survey` is that of the block, the states are those before `begin` and behind `length`. `readOn` adds up to so many bytes to the buffer and
  /// tells how many, 0 at the end of the log.
  ///
  /// - Throws: ``LogError/unclosedQuote(path:line:)`` and ``LogError/rowTooLong(path:line:limit:)``, whose lines are
  ///   counted from 0 at the start of the block's rows, and what `readOn` throws.
  init(
    in buffer: inout BlockBuffer, from begin: Int, length: Int, survey: ByteSurvey, before: RowState,
    after: RowState, syntax: RowSyntax, path: String, rowLimit: Int,
    readOn: (inout BlockBuffer, Int) throws(LogError) -> Int
  ) throws(LogError) {
    self = .none
    let start = Self.firstRow(in: buffer, begin..<length, syntax, before: before)
    guard start < length else { return }
    var state = after
    var end = length
    var step = 4_096
    while state != .rowStart {
      if end == buffer.count {
        let added = try readOn(&buffer, step)
        step = min(4 * step, 1 << 20)
        if added == 0 {
          isCut = true
          break
        }
      }
      (state, end) = unsafe syntax.advance(state, over: buffer.base, in: end..<buffer.count, stopsAtRow: true)
      guard end > rowLimit else { continue }
      let last = Self.lastRow(in: buffer, start..<length, syntax)
      guard end - last.index <= rowLimit else {
        throw .rowTooLong(path: path, line: last.line, limit: rowLimit)
      }
    }
    if isCut && state == .quoted {
      throw .unclosedQuote(path: path, line: Self.lastRow(in: buffer, start..<length, syntax).line)
    }
    range = start..<end
    self.survey = survey
    self.survey.merge(unsafe ByteSurvey(of: buffer.base, in: length..<end, newline: syntax.newline))
  }

  /// The rows that start in `buffer[begin..<length]`, but for the last one, in which a quote is open where the text
  /// breaks off.
  init(
    beforeBreakOf buffer: borrowing BlockBuffer, from begin: Int, length: Int, survey: ByteSurvey,
    before: RowState, syntax: RowSyntax
  ) {
    self = .none
    let start = Self.firstRow(in: buffer, begin..<length, syntax, before: before)
    guard start < length else { return }
    range = start..<Self.lastRow(in: buffer, start..<length, syntax).index
    self.survey = survey
  }

  private init(range: Range<Int>) { self.range = range }

  /// The start of the first row that starts in `range`; its end where none does.
  private static func firstRow(
    in buffer: borrowing BlockBuffer, _ range: Range<Int>, _ syntax: RowSyntax, before: RowState
  ) -> Int {
    guard before != .rowStart else { return range.lowerBound }
    let first = unsafe syntax.advance(before, over: buffer.base, in: range, stopsAtRow: true)
    return first.state == .rowStart ? first.index : range.upperBound
  }

  /// The start of the last row that starts in `range`, and the number of lines above it.
  private static func lastRow(
    in buffer: borrowing BlockBuffer, _ range: Range<Int>, _ syntax: RowSyntax
  ) -> (index: Int, line: Int) {
    var last = range.lowerBound
    while true {
      let next = unsafe syntax.advance(
        .rowStart, over: buffer.base, in: last..<range.upperBound, stopsAtRow: true)
      guard next.state == .rowStart && next.index < range.upperBound else { break }
      last = next.index
    }
    return (last, unsafe Scan.count(syntax.lineMark, in: buffer.base, range.lowerBound..<last))
  }
}
