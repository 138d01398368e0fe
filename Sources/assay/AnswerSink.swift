import Glibc

/// Where an answer goes that is written piece by piece: a file, which is there whole or not at all, or standard output.
struct AnswerSink {
  private let file: NewFile?
  private let path: String
  private let isQuiet: Bool

  /// The place that the options name.
  init(_ options: OutputOptions) throws {
    path = options.output ?? "standard output"
    isQuiet = options.quiet
    do { file = try options.output.map { try NewFile(path: $0) } } catch let refusal as NewFile.Refusal {
      throw Self.trouble(path, refusal)
    }
  }

  /// Writes the next piece.
  func write(_ bytes: [UInt8]) throws {
    guard let file else { return try StandardOutput.write(bytes) }
    do { try file.write(bytes) } catch { throw Self.trouble(path, error) }
  }

  /// Puts the file in its place.
  func finish() throws {
    guard let file else { return }
    do { try file.finish() } catch { throw Self.trouble(path, error) }
    if !isQuiet { StandardError.write("\(path) is written\n") }
  }

  private static func trouble(_ path: String, _ refusal: NewFile.Refusal) -> Trouble {
    Trouble("\(path) cannot be written: \(SystemError.text(refusal.code))")
  }
}

/// The size of a file.
enum FileSize {
  /// The bytes of a regular file; nil for anything else.
  static func of(_ path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}
