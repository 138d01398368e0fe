import Glibc

/// The files that a command will write, each by the flag that names it.
struct OutputPaths {
  /// The flag, such as `--output`, and the path that was given with it.
  let paths: [(flag: String, path: String)]

  init(_ paths: [(flag: String, path: String?)]) {
    self.paths = paths.compactMap { flag, path in path.map { (flag, $0) } }
  }

  /// Refuses to write over what is read, and to write two things into one file.
  ///
  /// Devices and pipes are no files: two answers may go to `/dev/null`.
  ///
  /// - Parameters:
  ///   - inputs: the files that are read.
  ///   - which: what they are, for the message.
  /// - Throws: ``Trouble`` naming the flags.
  func requireApart(from inputs: [String], which: String = "a log that is read") throws {
    for (place, output) in paths.enumerated() {
      for input in inputs where Self.areSame(output.path, input) {
        throw Trouble("\(output.flag) \(output.path): is \(which); name another file")
      }
      for other in paths.prefix(place) where Self.areSame(output.path, other.path) {
        throw Trouble("\(other.flag) and \(output.flag) both name \(output.path); name two files")
      }
    }
  }

  private static func areSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return first == second }
    return one.st_mode & S_IFMT == S_IFREG && one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }
}
