/// One place that a log is read from: a file, a pipe, or standard input, and the group it stands for, if any.
public struct LogSource: Sendable, Hashable {
  /// The path of standard input.
  public static var standardInput: String { "-" }

  /// The path as it was given; ``standardInput`` for standard input.
  public var path: String
  /// The group of every row, where the file holds one group and has no column that says so (`legacy=old.jtl`).
  public var group: String?
  /// Where its bytes are to be read in place of ``path``: a copy of what can be read only once.
  public var copy: String?

  /// A source at `path` whose rows all belong to `group`, where one is given.
  public init(path: String, group: String? = nil) {
    self.path = path
    self.group = group
  }

  /// Whether it is read from standard input.
  public var isStandardInput: Bool { path == Self.standardInput }
}
