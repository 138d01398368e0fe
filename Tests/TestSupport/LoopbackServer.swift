import Glibc
import Synchronization

/// An HTTP server on the loopback address, for as long as somebody holds it: it answers by the path that is asked for.
///
/// Every connection has a thread of its own, so that no test waits for a thread of the pool.
public final class LoopbackServer: Sendable {
  /// A request that came.
  public struct Request: Sendable {
    /// The method.
    public var method: String
    /// The path, with its query.
    public var target: String
    /// The headers, their names in lower case.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]
  }

  /// The sockets could not be made; the error number tells why.
  public struct Failure: Error {
    /// The system's number.
    public let code: Int32
  }

  /// The port.
  public let port: Int
  private let isSix: Bool
  private let listener: Int32
  private let received = Mutex<[Request]>([])

  /// A server at a port that is free.
  ///
  /// - Parameter isSix: Whether its address is ::1.
  /// - Throws: `Failure`.
  public init(isSix: Bool = false) throws(Failure) {
    self.isSix = isSix
    listener = socket(isSix ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { throw Failure(code: errno) }
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    guard let port = isSix ? Self.bindSix(listener) : Self.bindFour(listener), listen(listener, 128) == 0
    else {
      let code = errno
      close(listener)
      throw Failure(code: code)
    }
    self.port = port
    let listener = listener
    startThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 && errno == EINTR { continue }
        guard connection >= 0 else { break }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        guard let server = self else {
          close(connection)
          break
        }
        server.serve(connection)
      }
      close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The address of a path.
  public func url(_ path: String) -> String { "http://\(isSix ? "[::1]" : "127.0.0.1"):\(port)\(path)" }

  /// The requests until now, in the order in which they came.
  public var requests: [Request] { received.withLock { $0 } }

  /// A port at which nobody listens, unless somebody takes it meanwhile.
  public static func deafPort() throws(Failure) -> Int {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(server) }
    guard let port = bindFour(server) else { throw Failure(code: errno) }
    return port
  }

  private static func bindFour(_ descriptor: Int32) -> Int? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return unsafe withUnsafeMutablePointer(to: &address) { pointer -> Int? in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> Int? in
        guard unsafe bind(descriptor, generic, length) == 0 else { return nil }
        guard unsafe getsockname(descriptor, generic, &length) == 0 else { return nil }
        return unsafe Int(UInt16(bigEndian: pointer.pointee.sin_port))
      }
    }
  }

  private static func bindSix(_ descriptor: Int32) -> Int? {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_addr = in6addr_loopback
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    return unsafe withUnsafeMutablePointer(to: &address) { pointer -> Int? in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> Int? in
        guard unsafe bind(descriptor, generic, length) == 0 else { return nil }
        guard unsafe getsockname(descriptor, generic, &length) == 0 else { return nil }
        return unsafe Int(UInt16(bigEndian: pointer.pointee.sin6_port))
      }
    }
  }

  /// Answers the requests of a connection, one after another, until either end closes it.
  private func serve(_ descriptor: Int32) {
    startThread { [weak self] in
      var connection = LoopbackConnection(descriptor: descriptor)
      while let request = connection.next() {
        let number = self?.received.withLock { received in
          received.append(request)
          return received.count
        }
        guard let number, connection.answer(request, number: number) else { break }
      }
      close(descriptor)
    }
  }
}

/// Runs something in a thread of the system's own.
///
/// - Parameter run: What is done.
public func startThread(_ run: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  let work = unsafe Unmanaged.passRetained(Work(run))
  var thread = pthread_t()
  let code = unsafe pthread_create(
    &thread, nil,
    { work in
      if let work = unsafe work { unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
      return nil
    }, work.toOpaque())
  if code == 0 { pthread_detach(thread) } else { unsafe work.release() }
}
