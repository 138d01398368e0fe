import Glibc

/// The pipes to and from a child.
struct ChildPipes {
  /// What a child writes to one of its outputs.
  struct Heard {
    fileprivate(set) var bytes: [UInt8] = []
    /// Whether more came than was kept.
    fileprivate(set) var isCut = false
    fileprivate var end: Int32 = -1
  }

  /// How long the outputs of a child that has ended are read on, for what holds them open may never close them.
  private static let afterwards = Duration.seconds(1)

  private(set) var output = Heard()
  private(set) var error = Heard()
  /// What the child has for standard input, output and error.
  private(set) var childEnds: [Int32] = []
  private var input: ArraySlice<UInt8> = []
  private var inputEnd: Int32 = -1
  private let outputLimit: Int

  /// Opens the pipes of a child.
  init(name: String, input: [UInt8]?, outputLimit: Int) throws(ProcessError) {
    self.outputLimit = outputLimit
    do throws(ProcessError) {
      if let input {
        let ends = try Self.pipe(name)
        childEnds.append(ends.reading)
        inputEnd = ends.writing
        self.input = input[...]
      } else {
        let nothing = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard nothing >= 0 else { throw .cannotStart(name: name, code: errno) }
        childEnds.append(nothing)
      }
      let spoken = try Self.pipe(name)
      childEnds.append(spoken.writing)
      output.end = spoken.reading
      let complained = try Self.pipe(name)
      childEnds.append(complained.writing)
      error.end = complained.reading
    } catch {
      close()
      throw error
    }
    for end in [inputEnd, output.end, error.end] where end >= 0 {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
  }

  /// A pipe whose ends no other child inherits and that leaves the numbers of the standard streams free.
  private static func pipe(_ name: String) throws(ProcessError) -> (reading: Int32, writing: Int32) {
    let (moved, code) = ChildProcess.whileNoneStarts {
      var ends: [Int32] = [-1, -1]
      guard unsafe Glibc.pipe(&ends) == 0 else { return (ends, errno) }
      let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
      let code = errno
      for end in ends { _ = Glibc.close(end) }
      return (moved, code)
    }
    guard moved.allSatisfy({ $0 >= 0 }) else {
      for end in moved where end >= 0 { _ = Glibc.close(end) }
      throw .cannotStart(name: name, code: code)
    }
    return (moved[0], moved[1])
  }

  /// Gives the child's ends back, once it has its own.
  mutating func closeChildEnds() {
    for end in childEnds { _ = Glibc.close(end) }
    childEnds = []
  }

  /// Gives all ends back.
  mutating func close() {
    closeChildEnds()
    Self.close(&inputEnd)
    Self.close(&output.end)
    Self.close(&error.end)
  }

  private static func close(_ end: inout Int32) {
    if end >= 0 { _ = Glibc.close(end) }
    end = -1
  }

  /// Writes and reads until the child has ended and its outputs are closed.
  mutating func talk(with child: ChildProcess, timeout: Duration?) -> ProcessResult.Status {
    let shield = BrokenPipeShield()
    defer { shield.lower() }
    var clock = ChildClock(timeout: timeout)
    var status: ProcessResult.Status?
    var end = ContinuousClock.now
    var pause: Int32 = 1
    write()
    while true {
      if status == nil {
        status = child.ending(clock)
        if status != nil { end = ContinuousClock.now + Self.afterwards }
      }
      if let status, output.end < 0 && error.end < 0 || ContinuousClock.now >= end { return status }
      clock.remind(child)
      if wait(atMost: pause) {
        pause = 1
      } else {
        pause = min(20, pause * 2)
      }
    }
  }

  /// Waits until something can be written or read, and does it; whether there was anything.
  private mutating func wait(atMost milliseconds: Int32) -> Bool {
    var descriptors = [
      pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output.end, events: Int16(POLLIN), revents: 0),
      pollfd(fd: error.end, events: Int16(POLLIN), revents: 0),
    ]
    guard unsafe poll(&descriptors, 3, milliseconds) > 0 else { return false }
    if descriptors[0].revents != 0 { write() }
    if descriptors[1].revents != 0 { Self.read(&output, limit: outputLimit) }
    if descriptors[2].revents != 0 { Self.read(&error, limit: outputLimit) }
    return true
  }

  private mutating func write() {
    while inputEnd >= 0, !input.isEmpty {
      let end = inputEnd
      let count = unsafe input.withUnsafeBytes { unsafe Glibc.write(end, $0.baseAddress, $0.count) }
      if count > 0 {
        input = input.dropFirst(count)
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        break
      }
    }
    Self.close(&inputEnd)
  }

  private static func read(_ heard: inout Heard, limit: Int) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let end = heard.end
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(end, $0.baseAddress, $0.count) }
    guard count > 0 else {
      if count == 0 || errno != EAGAIN && errno != EINTR { close(&heard.end) }
      return
    }
    let kept = min(count, max(0, limit - heard.bytes.count))
    heard.bytes += buffer[..<kept]
    if kept < count { heard.isCut = true }
  }

  /// Sleeps.
  static func pause(milliseconds: Int) {
    _ = poll(nil, 0, Int32(milliseconds))
  }
}
