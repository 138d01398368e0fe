extension LogSource {
  /// The sources that the arguments of a command name, in their order.
  ///
  /// An argument is a path, `-` for standard input, a folder (its logs, by name), or a pattern (`'logs/*.csv'`); a
  /// word and `=` before it name the group of its rows. A path that exists is a path, whatever it looks like, and a
  /// group's name holds no `/`.
  ///
  /// - Throws: ``LogError/noSuchFile(path:nearest:)``, ``LogError/folderWithoutLogs(path:)``,
  ///   ``LogError/noMatch(pattern:)``, ``LogError/repeatedFile(first:second:)``.
  public static func expand(_ arguments: [String]) throws(LogError) -> [LogSource] {
    arguments.map { LogSource(path: $0) }
  }
}
