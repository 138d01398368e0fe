/// Why a request got no whole answer.
public enum FailedExchange: Sendable, Hashable {
  /// The time for the connection or for all of it was over.
  case timeout
  /// The machine is there, and nobody listens.
  case refused
  /// No connection could be made for another reason.
  case unreachable
  /// The name of the host is not known.
  case unresolved
  /// No secure connection could be made, or the certificate is not to be trusted.
  case untrusted
  /// The connection was closed before an answer began.
  case closed
  /// The connection was closed in the middle of the answer.
  case truncated
  /// The answer is longer than was permitted.
  case tooLarge
  /// What came is not HTTP.
  case notHTTP
  /// The server sent the request on too often.
  case redirects
  /// The server sent the request on to something that is no address of the web.
  case redirectElsewhere
  /// Anything else, by libcurl's own number.
  case other(code: Int)

  /// The reason as the log has it.
  public var word: String {
    switch self {
    case .timeout: "timeout"
    case .refused: "connection refused"
    case .unreachable: "unreachable"
    case .unresolved: "unknown host"
    case .untrusted: "no trusted TLS connection"
    case .closed: "closed without an answer"
    case .truncated: "truncated answer"
    case .tooLarge: "answer too large"
    case .notHTTP: "not HTTP"
    case .redirects: "too many redirects"
    case .redirectElsewhere: "redirect to no web address"
    case .other(let code): "curl error \(code)"
    }
  }
}
