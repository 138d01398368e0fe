/// Where the requests of one side go; it shows itself without user, password and query.
public struct ProbeAddress: Sendable, Equatable {
  /// The address as it was given, with all its secrets.
  let text: String
  /// The scheme, the host and the port, by which redirects are told to stay: `https://api.example:443`.
  let origin: String
  /// The path, without a query, such as `/chat`.
  public let path: String
  /// The address without user, password, query and fragment, for people to see.
  public let shown: String

  /// An address.
  ///
  /// - Parameters:
  ///   - text: such as `http://127.0.0.1:8000/chat`.
  ///   - side: whose address it is, for errors.
  /// - Throws: ``ProbeError/invalidAddress(side:reason:)``, ``ProbeError/noLibrary(_:)``.
  public init(_ text: String, of side: ProbeSide) throws(ProbeError) {
    try CurlLibrary.load()
    let isClean = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    guard isClean, let scheme = CurlLibrary.part(.scheme, of: text) else {
      throw .invalidAddress(side: side, reason: .unreadable)
    }
    guard ["http", "https"].contains(scheme) else {
      throw .invalidAddress(side: side, reason: .scheme(scheme))
    }
    guard let host = CurlLibrary.part(.host, of: text) else {
      throw .invalidAddress(side: side, reason: .unreadable)
    }
    self.text = text
    let port = CurlLibrary.part(.port, of: text) ?? ""
    origin = "\(scheme)://\(host.lowercased()):\(port)"
    path = CurlLibrary.part(.path, of: text) ?? "/"
    let isUsual = (scheme, port) == ("http", "80") || (scheme, port) == ("https", "443")
    shown = "\(scheme)://\(host)\(isUsual ? "" : ":\(port)")\(path)"
  }

  /// The address of another path of the same server, which begins with `/` and may have a query.
  func with(path: String, of side: ProbeSide) throws(ProbeError) -> ProbeAddress {
    guard path.hasPrefix("/"), !path.hasPrefix("//"), let other = CurlLibrary.resolved(path, at: text) else {
      throw .invalidAddress(side: side, reason: .path(path))
    }
    return try ProbeAddress(other, of: side)
  }
}
