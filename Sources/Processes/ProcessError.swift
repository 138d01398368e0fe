/// Why a command cannot be run.
///
/// A command that was run and failed is no error: its ``ProcessResult`` says how it ended.
public enum ProcessError: Error, Equatable, Sendable {
  /// There is no such program: none of this name in the folders of `PATH`, or no file at this path.
  case notFound(name: String)

  /// The system did not start it, or gave nothing to talk to it with; `code` is its error number.
  case cannotStart(name: String, code: Int32)

  /// The name or an argument holds a zero byte, which no program can be given; `argument` is 0 for the name.
  case zeroByte(name: String, argument: Int)

  /// A command line without any word.
  case noCommand

  /// A quote in a command line that is not closed.
  case unclosedQuote(line: String)
}
