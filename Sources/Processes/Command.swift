/// A program and its arguments, which are handed on as they are: no shell ever sees them.
public struct Command: Sendable, Equatable {
  /// The program: a name to be found in the folders of `PATH`, or a path, which holds a `/`.
  public var name: String
  /// Its arguments, without the name.
  public var arguments: [String]

  /// A command.
  public init(name: String, arguments: [String] = []) {
    self.name = name
    self.arguments = arguments
  }

  /// Runs the command and collects what it says.
  ///
  /// The child gets this process's environment and folder, no signal blocked or ignored, and a process group of its own:
  /// a Ctrl-C on the terminal does not reach it. The calling thread waits. What a grandchild that outlives it still
  /// writes is read for a second more and then left.
  ///
  /// - Parameters:
  ///   - input: what it reads from standard input; nil for nothing. A child that does not read all of it is no error.
  ///   - timeout: after how long its process group gets SIGTERM, and two seconds later SIGKILL; nil for never.
  ///   - outputLimit: how many bytes are kept of each of its outputs; the rest is read and dropped.
  ///   - endsWithProgram: whether ``RunningChildren/endAll()`` ends it.
  /// - Returns: how it ended and what it said.
  /// - Throws: ``ProcessError/notFound(name:)``, ``ProcessError/cannotStart(name:code:)``,
  ///   ``ProcessError/zeroByte(name:argument:)``.
  public func run(
    input: [UInt8]? = nil, timeout: Duration? = nil, outputLimit: Int = 1 << 20,
    endsWithProgram: Bool = false
  ) throws(ProcessError) -> ProcessResult {
    var pipes = try ChildPipes(name: name, input: input, outputLimit: outputLimit)
    defer { pipes.close() }
    let child = try ChildProcess(self, streams: pipes.childEnds)
    pipes.closeChildEnds()
    if endsWithProgram { child.register() }
    defer { if endsWithProgram { child.unregister() } }
    let status = pipes.talk(with: child, timeout: timeout)
    return ProcessResult(
      status: status, output: pipes.output.bytes, error: pipes.error.bytes,
      isCut: pipes.output.isCut || pipes.error.isCut)
  }
}
