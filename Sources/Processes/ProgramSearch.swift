import Glibc

extension Command {
  /// The path of the program; nil where there is none that may be run.
  ///
  /// A name is looked for in the folders of `PATH` in their order; an empty entry, which a shell takes for the working
  /// folder, is passed over.
  public var path: String? {
    if name.utf8.contains(UInt8(ascii: "/")) { return Self.isProgram(name) ? name : nil }
    guard !name.isEmpty else { return nil }
    let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in folders.split(separator: ":") {
      let path = folder.hasSuffix("/") ? "\(folder)\(name)" : "\(folder)/\(name)"
      if Self.isProgram(path) { return path }
    }
    return nil
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return unsafe access(path, X_OK) == 0
  }
}
