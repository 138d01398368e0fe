/// How the rows of a log are written.
public enum LogFormat: Hashable, Sendable {
  /// Fields between delimiters, quoted as in RFC 4180, below a header.
  case delimited(by: UInt8)
  /// One JSON object a line.
  case jsonLines
}
