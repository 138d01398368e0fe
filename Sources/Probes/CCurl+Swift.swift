internal import CCurl

// Every unsafe call of the room is in this file.

/// libcurl as such: whether it is there, and its reading of addresses.
enum CurlLibrary {
  /// A part of an address.
  enum Part {
    case scheme, user, password, host, port, path, query

    fileprivate var number: Int32 {
      switch self {
      case .scheme: Int32(ccurl_scheme)
      case .user: Int32(ccurl_user)
      case .password: Int32(ccurl_password)
      case .host: Int32(ccurl_host)
      case .port: Int32(ccurl_port)
      case .path: Int32(ccurl_path)
      case .query: Int32(ccurl_query)
      }
    }
  }

  /// Opens the library, once.
  ///
  /// - Throws: ``ProbeError/noLibrary(_:)``.
  static func load() throws(ProbeError) {
    if let refusal = unsafe ccurl_load() { throw .noLibrary(unsafe String(cString: refusal)) }
  }

  /// A part of an absolute address; nil where it has none, or is no address.
  static func part(_ part: Part, of address: String) -> String? {
    unsafe taken(ccurl_part(address, part.number))
  }

  /// What a path means at an address.
  static func resolved(_ path: String, at address: String) -> String? {
    unsafe taken(ccurl_resolved(address, path))
  }

  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text = unsafe text else { return nil }
    defer { unsafe ccurl_forget(text) }
    return unsafe String(cString: text)
  }
}

/// A request as the library takes it.
struct CurlRequest {
  var url: String
  /// The address whose user and password are given; nil for nobody's.
  var account: String?
  var method: String
  var body: [UInt8]?
  var headers: [String]
  var timeout: Duration
  var connectTimeout: Duration
  var answerLimit: Int
  var isAlone: Bool
}

/// What became of a request; times are in microseconds since it began, 0 where it did not come so far.
struct CurlAnswer {
  var failure: FailedExchange?
  var status: Int?
  var nameLookup: Int
  var connect: Int
  var tls: Int
  var firstByte: Int
  var total: Int
  var retryAfter: Int?
  var isNewConnection: Bool
  var location: String?
  var body: [UInt8]
}

/// Places that make one request each at a time, over connections that stay open.
@safe
struct CurlPool: ~Copyable {
  private let pool: OpaquePointer
  private let places: Int

  /// A pool of so many places, at least one.
  ///
  /// - Throws: ``ProbeError/noLibrary(_:)``, ``ProbeError/library(code:)``.
  init(places: Int) throws(ProbeError) {
    try CurlLibrary.load()
    guard let pool = unsafe ccurl_pool_make(places) else { throw .library(code: -1) }
    unsafe self.pool = pool
    self.places = places
  }

  deinit {
    unsafe ccurl_pool_free(pool)
  }

  /// Begins a request at a place that makes none.
  func start(_ request: CurlRequest, at place: Int) throws(ProbeError) {
    precondition((0..<places).contains(place))
    var headers: [UInt8] = []
    for header in request.headers { headers += Array(header.utf8) + [0] }
    // A body of no bytes is a body all the same: it must not become a null.
    let body = request.body.map { $0 + [0] }
    let code = unsafe request.url.withCString { url in
      unsafe request.method.withCString { method in
        unsafe headers.withUnsafeBytes { headers in
          unsafe (body ?? []).withUnsafeBufferPointer { bytes in
            unsafe (request.account ?? "").withCString { account in
              var raw = unsafe ccurl_request(
                url: url, account: request.account == nil ? nil : account, method: method,
                body: body == nil ? nil : bytes.baseAddress, body_count: request.body?.count ?? 0,
                headers: headers.baseAddress?.assumingMemoryBound(to: CChar.self),
                header_count: request.headers.count, timeout_ms: Self.milliseconds(request.timeout),
                connect_timeout_ms: Self.milliseconds(request.connectTimeout),
                answer_limit: Int64(request.answerLimit), is_alone: request.isAlone ? 1 : 0)
              return unsafe ccurl_start(pool, place, &raw)
            }
          }
        }
      }
    }
    guard code == 0 else { throw .library(code: Int(code)) }
  }

  /// Goes on with all requests, and waits at most so long for something to happen.
  func step(atMost milliseconds: Int) throws(ProbeError) {
    let code = unsafe ccurl_step(pool, Int32(clamping: milliseconds))
    guard code == 0 else { throw .library(code: Int(code)) }
  }

  /// The next request that has ended; nil where none has.
  func ended() -> (place: Int, answer: CurlAnswer)? {
    var raw = unsafe ccurl_answer()
    let place = unsafe ccurl_ended(pool, &raw)
    guard place >= 0 else { return nil }
    let body = unsafe [UInt8](UnsafeBufferPointer(start: raw.body, count: raw.body_count))
    let status = unsafe raw.status
    let retry = unsafe raw.retry_after_s
    let answer = unsafe CurlAnswer(
      failure: Self.failure(raw.outcome, code: raw.code), status: status > 0 ? Int(status) : nil,
      nameLookup: Int(raw.name_lookup_us), connect: Int(raw.connect_us), tls: Int(raw.tls_us),
      firstByte: Int(raw.first_byte_us), total: Int(raw.total_us),
      retryAfter: retry > 0 ? Int(retry) : nil, isNewConnection: raw.new_connections > 0,
      location: raw.location.map { unsafe String(cString: $0) }, body: body)
    return (Int(place), answer)
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    max(1, Int((duration / .milliseconds(1)).rounded(.up)))
  }

  private static func failure(_ outcome: Int32, code: Int32) -> FailedExchange? {
    switch Int(outcome) {
    case Int(ccurl_answered): nil
    case Int(ccurl_timed_out): .timeout
    case Int(ccurl_refused): .refused
    case Int(ccurl_unreachable): .unreachable
    case Int(ccurl_unresolved): .unresolved
    case Int(ccurl_untrusted): .untrusted
    case Int(ccurl_closed): .closed
    case Int(ccurl_truncated): .truncated
    case Int(ccurl_too_large): .tooLarge
    case Int(ccurl_not_http): .notHTTP
    default: .other(code: Int(code))
    }
  }
}
