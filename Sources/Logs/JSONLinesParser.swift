/// Turns lines of JSON into rows: one line that is not blank, one row.
package struct JSONLinesParser: ~Copyable {
  private let file: FileColumns

  /// A parser of the lines of `file`; wanted names are dotted paths of keys.
  package init(file: FileColumns) {
    self.file = file
  }

  /// Makes rows of all lines of `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: whole lines; only the last one of a file may lack its newline.
  ///   - endsFile: whether the file ends here, so that a last line without a newline may be cut off.
  ///   - builder: takes the rows; its block was begun with the parser's file.
  /// - Returns: the number of lines passed, blank ones included.
  package mutating func parse(
    _ bytes: UnsafeRawBufferPointer, endsFile: Bool, into builder: inout RowBuilder
  ) -> Int {
    0
  }

  /// The dotted paths of the keys that occur in a sample of lines, in the order of their first appearance.
  ///
  /// An object contributes the paths of its own keys, an array only its own path; lines that are not JSON are passed.
  package static func keyPaths(in sample: UnsafeRawBufferPointer) -> [String] {
    []
  }
}
