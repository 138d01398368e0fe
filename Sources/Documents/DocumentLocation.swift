/// A place in the text of a document.
public struct DocumentLocation: Sendable, Equatable {
  /// The name of the document, as a rule its path.
  public let document: String

  /// The line, counted from 1.
  public let line: Int

  /// The character of the line (Unicode scalars, a byte that is not UTF-8 counting as one), counted from 1.
  public let column: Int

  /// A place in a document.
  public init(document: String, line: Int, column: Int) {
    self.document = document
    self.line = line
    self.column = column
  }
}

extension DocumentLocation: CustomStringConvertible {
  /// `plan.json line 12, column 3`.
  public var description: String { "\(document) line \(line), column \(column)" }
}
