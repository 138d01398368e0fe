/// The law of what can be merged: reading two parts and merging them is reading the whole, wherever it is cut.
///
/// Written once, pointed at every summary: a test gives the three verbs and the rows.
public struct MergeLaw<Row, Summary>: Sendable {
  private let read: @Sendable ([Row]) -> Summary
  private let merge: @Sendable (inout Summary, Summary) -> Void
  private let disagreement: @Sendable (_ merged: Summary, _ whole: Summary) -> String?

  /// The law of one kind of summary.
  ///
  /// - Parameters:
  ///   - read: The summary of rows; of none, too.
  ///   - merge: Joins the summary of later rows to that of earlier ones.
  ///   - disagreement: What is wrong with a merged summary beside that of the whole; nil where they agree.
  public init(
    read: @escaping @Sendable ([Row]) -> Summary, merge: @escaping @Sendable (inout Summary, Summary) -> Void,
    disagreement: @escaping @Sendable (_ merged: Summary, _ whole: Summary) -> String?
  ) {
    self.read = read
    self.merge = merge
    self.disagreement = disagreement
  }

  /// Where the law is broken: by two parts at every cut, the empty parts at both ends included, and row by row.
  ///
  /// - Parameter rows: The whole.
  /// - Returns: One line for each broken cut.
  public func violations(on rows: [Row]) -> [String] {
    let whole = read(rows)
    var found: [String] = []
    for cut in 0...rows.count {
      var merged = read(Array(rows[..<cut]))
      merge(&merged, read(Array(rows[cut...])))
      if let wrong = disagreement(merged, whole) { found.append("cut at \(cut): \(wrong)") }
    }
    var single = read([])
    for row in rows { merge(&single, read([row])) }
    if let wrong = disagreement(single, whole) { found.append("row by row: \(wrong)") }
    return found
  }
}
