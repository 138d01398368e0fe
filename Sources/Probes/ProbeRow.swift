public import Documents

/// A request of a probe as the log has it: judged, and with what the answer tells.
///
/// The response time is that of a whole answer, whatever it says, and of a timeout the time until it was given up, which is
/// the least it would have taken. Whoever refuses or breaks a connection has not answered, however quickly: such a row is a
/// failure without a response time.
public struct ProbeRow: Sendable, Equatable {
  /// When the request began, in milliseconds since 1970.
  public var start: Int64
  /// The side that it was sent to.
  public var side: ProbeSide
  /// A name that no other request has.
  public var identifier: String
  /// The kind of the request.
  public var kind: String
  /// The path that was asked for.
  public var endpoint: String
  /// The HTTP status; nil where none came.
  public var status: Int?
  /// Whether the answer was whole and as it should be.
  public var isSuccess: Bool
  /// What was wrong; nil of a success.
  public var trouble: String?
  /// The response time in milliseconds; nil of a failure without an answer that was no timeout.
  public var responseTime: Double?
  /// The service's confidence in its answer; nil where it states none.
  public var confidence: Double?
  /// How well the persona was kept; nil where the answer states nothing and the plan does not tell.
  public var personaAccuracy: Double?
  /// The exchange itself.
  public var exchange: ProbeExchange

  /// Whether any answer came.
  public var isAnswered: Bool { status != nil }

  /// Whether rows tell the same.
  public static func == (left: ProbeRow, right: ProbeRow) -> Bool { left.json == right.json }

  /// The row as a JSON object of a log.
  ///
  /// There is no column of a unit: what one program sends is nobody's traffic, and a made-up user would be taken for one.
  /// What an answer may lack stands there where it is told, so that a log of a service without confidence has none.
  public var json: JSON {
    let timings = exchange.timings
    var object: JSON.Object = [
      "timestamp": JSON(SystemClock.text(start)),
      "group": JSON(side.rawValue),
      "request_id": JSON(identifier),
      "kind": JSON(kind),
      "iteration": JSON(exchange.request.iteration),
      "went_first": JSON(exchange.request.isFirst),
      "endpoint": JSON(endpoint),
      "status_code": JSON(status),
      "success": JSON(isSuccess),
      "response_time_ms": JSON(responseTime),
      "bytes": JSON(exchange.body.count),
      "redirects": JSON(exchange.redirects),
      "new_connection": JSON(exchange.isNewConnection),
      "name_lookup_ms": JSON(timings.nameLookup),
      "connect_ms": JSON(timings.connect),
      "tls_ms": JSON(timings.tls),
      "first_byte_ms": JSON(timings.firstByte),
      "total_ms": JSON(timings.total),
    ]
    if let confidence { object["confidence_score"] = JSON(confidence) }
    if let personaAccuracy { object["persona_accuracy"] = JSON(personaAccuracy) }
    if let retry = exchange.retryAfter { object["retry_after"] = JSON(retry) }
    if let trouble { object["error"] = JSON(trouble) }
    return .object(object)
  }

  /// The row as a line of JSON Lines, its end with it.
  public var line: [UInt8] { json.bytes(indentation: nil) + [UInt8(ascii: "\n")] }
}
