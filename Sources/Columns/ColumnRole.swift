/// What a column of a request log means to an experiment.
///
/// A log is read without being described when its columns carry the usual names; the names of a role stand in
/// order of precedence. Names are compared by ``ColumnName/matches(_:_:)``.
public enum ColumnRole: String, Sendable, CaseIterable {
  /// The version of the service that answered: the experiment group.
  case group
  /// Who was randomised, usually a user.
  case unit
  /// When the request was made.
  case time
  /// How long the answer took.
  case responseTime = "response_time"
  /// Whether the request succeeded, as the log states it.
  case success
  /// The HTTP status, or an exception's name where there was none.
  case status
  /// The service's own confidence in its answer.
  case confidence
  /// What was asked of the service.
  case endpoint
  /// The name of the request itself, no other's.
  case request

  /// The names by which the role is recognised, most telling first.
  public var names: [String] {
    switch self {
    case .group:
      [
        "group", "ab_group", "test_group", "experiment_group", "variant", "variation", "arm", "version",
        "bucket",
        "deployment_version", "experiment",
      ]
    case .unit: ["user_id", "user", "userid", "unit_id", "session_id", "client_id"]
    case .time: ["timestamp", "time", "ts", "datetime", "date", "start_time"]
    case .responseTime:
      [
        "response_time_ms", "latency_ms", "duration_ms", "elapsed_ms", "response_time", "elapsed", "duration",
        "latency", "response_time_s", "latency_s", "duration_s", "elapsed_s", "response_time_us",
        "latency_us",
        "duration_us", "elapsed_us", "response_time_ns", "latency_ns", "duration_ns", "elapsed_ns",
      ]
    case .success: ["success", "ok"]
    case .status: ["status_code", "status", "code", "response_code"]
    case .confidence: ["confidence_score", "confidence"]
    case .endpoint: ["endpoint", "label", "route", "path", "url"]
    case .request: ["request_id", "req_id", "trace_id"]
    }
  }

  /// The role that a name is recognised for, if any.
  public init?(recognising name: String) {
    let role = Self.allCases.first { $0.names.contains { ColumnName.matches($0, name) } }
    guard let role else { return nil }
    self = role
  }
}
