import Glibc

extension LogSource {
  /// The ends of names that are logs when a folder is given; what compresses a log may stand behind them.
  private static let endings = ["csv", "tsv", "jsonl", "ndjson", "json", "log", "jtl", "txt"]
  private static let compressed = [".gz", ".zst", ".zstd"]

  /// The source that one argument names: `new.jtl`, `-`, or with the group of its rows, `canary=new.jtl`.
  ///
  /// A path that exists is a path, whatever it looks like; a group's name holds no `/`.
  public init(parsing argument: String) {
    self.init(path: argument)
    guard FileNames.status(of: argument) == nil, let sign = argument.firstIndex(of: "=") else { return }
    let name = argument[..<sign]
    guard !name.isEmpty && !name.contains("/") else { return }
    self.init(path: String(argument[argument.index(after: sign)...]), group: String(name))
  }

  /// The sources that the arguments of a command name, in their order.
  ///
  /// An argument is a path, `-` for standard input, a folder (its logs, by name; hidden files and folders within are
  /// passed over), or a pattern (`'logs/*.csv'`); a word and `=` before it name the group of its rows.
  ///
  /// - Throws: ``LogError/noSuchFile(path:nearest:)``, ``LogError/folderWithoutLogs(path:)``,
  ///   ``LogError/noMatch(pattern:)``, ``LogError/cannotRead(path:code:)``,
  ///   ``LogError/repeatedFile(first:second:)``.
  public static func expand(_ arguments: [String]) throws(LogError) -> [LogSource] {
    try expand(arguments, mayBeMissing: false)
  }

  /// The sources to follow that the arguments of a command name: a file that is not there yet is one, too.
  ///
  /// - Throws: as ``expand(_:)``, but not for a missing file.
  public static func expandToFollow(_ arguments: [String]) throws(LogError) -> [LogSource] {
    try expand(arguments, mayBeMissing: true)
  }

  private static func expand(_ arguments: [String], mayBeMissing: Bool) throws(LogError) -> [LogSource] {
    var sources: [LogSource] = []
    for argument in arguments {
      let source = LogSource(parsing: argument)
      do throws(LogError) {
        sources += try source.expanded()
      } catch {
        guard mayBeMissing, case .noSuchFile = error else { throw error }
        sources.append(source)
      }
    }
    try checkRepeats(sources)
    return sources
  }

  private func expanded() throws(LogError) -> [LogSource] {
    if isStandardInput { return [self] }
    if FileNames.status(of: path) != nil { return try files(at: path) }
    guard path.contains(where: { "*?[{".contains($0) }) else {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else { throw .cannotRead(path: path, code: code) }
      throw .noSuchFile(path: path, nearest: FileNames.nearest(to: path))
    }
    let paths = FileNames.matches(of: path)
    guard !paths.isEmpty else { throw .noMatch(pattern: path) }
    var sources: [LogSource] = []
    for match in paths { sources += try files(at: match) }
    return sources
  }

  /// The file at `path`, or the logs of the folder there.
  private func files(at path: String) throws(LogError) -> [LogSource] {
    guard FileNames.isFolder(path) else { return [LogSource(path: path, group: group)] }
    guard let names = FileNames.names(in: path) else { throw .cannotRead(path: path, code: errno) }
    let logs = names.filter(Self.isLog).map { FileNames.join(path, $0) }.filter { !FileNames.isFolder($0) }
    guard !logs.isEmpty else { throw .folderWithoutLogs(path: path) }
    return logs.map { LogSource(path: $0, group: group) }
  }

  private static func isLog(_ name: String) -> Bool {
    var name = name.lowercased()
    if let ending = compressed.first(where: { name.hasSuffix($0) }) { name.removeLast(ending.count) }
    return endings.contains { name.hasSuffix("." + $0) }
  }

  /// Refuses a file that is named twice, by whatever path: its rows would count double.
  private static func checkRepeats(_ sources: [LogSource]) throws(LogError) {
    var seen: [[UInt64]: String] = [:]
    for source in sources {
      let key: [UInt64]
      if source.isStandardInput {
        key = []
      } else if let status = FileNames.status(of: source.path), status.st_mode & S_IFMT != S_IFCHR {
        key = [UInt64(status.st_dev), UInt64(status.st_ino)]
      } else {
        continue
      }
      if let first = seen.updateValue(source.path, forKey: key) {
        throw .repeatedFile(first: first, second: source.path)
      }
    }
  }
}
