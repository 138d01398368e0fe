/// An answer that goes into a file.
enum OutputFile {
  /// Replaces the content of a file, whole or not at all; folders on the way are made.
  ///
  /// - Throws: ``Trouble`` naming the path and what the system said.
  static func write(_ text: String, to path: String) throws {
    do {
      let file = try NewFile(path: path)
      try file.write(Array(text.utf8))
      try file.finish()
    } catch {
      throw Trouble("\(path) cannot be written: \(SystemError.text(error.code))")
    }
  }
}
