import Glibc

extension Command {
  /// Starts the command and leaves it alone: a browser, which nobody waits for.
  ///
  /// It leads a process group of its own, reads nothing, and what it says is dropped.
  ///
  /// - Parameter grace: how long it is waited for, to learn of a quick failure.
  /// - Returns: how it ended in that time; nil where it goes on.
  /// - Throws: ``ProcessError/notFound(name:)``, ``ProcessError/cannotStart(name:code:)``,
  ///   ``ProcessError/zeroByte(name:argument:)``.
  public func launch(grace: Duration = .seconds(2)) throws(ProcessError) -> ProcessResult.Status? {
    let nothing = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
    guard nothing >= 0 else { throw .cannotStart(name: name, code: errno) }
    defer { close(nothing) }
    let child = try ChildProcess(self, streams: [nothing, nothing, nothing])
    let clock = ChildClock(timeout: nil)
    let end = ContinuousClock.now + grace
    while ContinuousClock.now < end {
      if let status = child.ending(clock) { return status }
      ChildPipes.pause(milliseconds: 10)
    }
    return nil
  }
}
