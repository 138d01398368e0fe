import Documents

/// A JSON file that is read whole.
enum DocumentFile {
  /// Reads and parses a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - what: what it is to be, for messages: "the plan".
  /// - Returns: the document.
  /// - Throws: ``Trouble`` when it cannot be read, `DocumentError` when it is not JSON.
  static func read(_ path: String, what: String) throws -> Document {
    let bytes = try InputFile.read(path, what: what)
    return try Document(parsing: bytes, name: path)
  }
}
