/// A log that is one JSON array whose own structure is broken, and how far it was read.
///
/// What is wrong within one element rejects one row. What makes it doubtful where an element begins or ends is this error:
/// good rows could be lost in a bad one.
public struct BrokenArray: Equatable, Sendable {
  /// What is wrong with it.
  public enum Fault: Equatable, Sendable {
    /// The file ends before the array does.
    case notClosed
    /// Something follows the closing bracket.
    case contentAfter
    /// An element begins behind another without a comma between them.
    case missingComma
    /// A comma without an element before it, or none between the last comma and the closing bracket.
    case missingElement
    /// The element has an open quote or bracket, and others seem to begin within it.
    case openElement
  }

  /// The file.
  public var path: String
  /// What is wrong.
  public var fault: Fault
  /// The line of that, counted from 1; of an element that is not closed, the line on which it begins.
  public var line: Int
  /// The rows of the file up to there.
  public var rows: RowsRead

  /// A broken array.
  public init(path: String, fault: Fault, line: Int, rows: RowsRead = RowsRead()) {
    self.path = path
    self.fault = fault
    self.line = line
    self.rows = rows
  }
}

extension BrokenArray: CustomStringConvertible {
  /// What is wrong, where, and what was read up to there.
  public var description: String {
    "\(path):\(line): the JSON array is broken: \(fault.words); \(rows.words); mend it, or write one object a line"
  }
}

extension BrokenArray.Fault {
  fileprivate var words: String {
    switch self {
    case .notClosed: "the file ends before the closing bracket; the last that it holds begins on this line"
    case .contentAfter: "something follows its closing bracket"
    case .missingComma: "a comma is missing before this element"
    case .missingElement: "an element is missing beside this comma"
    case .openElement: "a quote or bracket of this element is left open, and others seem to begin within it"
    }
  }
}
