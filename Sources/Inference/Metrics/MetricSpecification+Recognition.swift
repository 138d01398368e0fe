public import Columns

/// Why a metric cannot be understood.
public enum MetricError: Error, Sendable, Equatable {
  /// Nothing stands before the first colon.
  case missingName(String)
  /// A word after a colon is neither a kind nor a direction.
  case unknownWord(String, specification: String)
  /// A kind or a direction is given twice.
  case repeated(String, specification: String)
  /// The direction of a metric that is not known by its name is not stated.
  case missingDirection(name: String)
}

extension MetricError {
  /// What is wrong, and what would cure it.
  public var explanation: String {
    switch self {
    case .missingName(let text): "'\(text)' names no metric; write NAME[:KIND][:DIRECTION]"
    case .unknownWord(let word, let text):
      "'\(word)' in '\(text)' is neither a kind (\(Self.list(MetricKind.self))) "
        + "nor a direction (\(Self.list(Direction.self)))"
    case .repeated(let what, let text): "'\(text)' states its \(what) twice"
    case .missingDirection(let name):
      "which way '\(name)' is better is not known; write '\(name):mean:decrease', "
        + "'\(name):proportion:increase' or the like"
    }
  }

  private static func list<Word: RawRepresentable & CaseIterable>(_ words: Word.Type) -> String
  where Word.RawValue == String {
    words.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension MetricSpecification {
  /// A metric from `NAME[:KIND][:DIRECTION]`, such as `response_time_ms:mean:decrease`.
  ///
  /// Names that are known (response time, success, error rate, confidence, satisfaction, accuracy) need neither kind
  /// nor direction. Any other name is a column of the log; its kind is the mean unless stated, and its direction
  /// must be stated, because a guess could turn a loss into a gain.
  ///
  /// - Throws: ``MetricError``.
  public init(parsing text: String, role: MetricRole) throws(MetricError) {
    let words = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let name = words.first, !name.isEmpty else { throw .missingName(text) }
    var kind: MetricKind?
    var direction: Direction?
    for word in words.dropFirst() {
      if let found = MetricKind(rawValue: word) {
        guard kind == nil else { throw .repeated("kind", specification: text) }
        kind = found
      } else if let found = Direction(rawValue: word) {
        guard direction == nil else { throw .repeated("direction", specification: text) }
        direction = found
      } else {
        throw .unknownWord(word, specification: text)
      }
    }
    try self.init(name: name, kind: kind, direction: direction, role: role)
  }

  /// A metric by its name, with what the name leaves open.
  ///
  /// - Throws: ``MetricError/missingDirection(name:)`` where neither the name nor the caller tells the direction.
  public init(
    name: String, kind: MetricKind? = nil, direction: Direction? = nil, role: MetricRole,
    margin: Margin? = nil
  ) throws(MetricError) {
    let known = Known(name)
    guard let direction = direction ?? known?.direction else { throw .missingDirection(name: name) }
    let kind = kind ?? known?.kind ?? .mean
    let reading: NumberReading = kind == .proportion ? .flag : .number
    let expression =
      known?.expression(name: name)
      ?? .column(
        NumberColumn(
          choice: ColumnChoice(names: [name], flag: "--metric", isRequired: true), reading: reading))
    self.init(
      name: name, kind: kind, direction: direction, role: role, expression: expression, margin: margin)
  }

  /// What is asked when nothing is: response time, success and confidence, as far as the log has them.
  public static var standard: [MetricSpecification] {
    [
      MetricSpecification(
        name: "response_time_ms", kind: .mean, direction: .decrease, role: .primary,
        expression: .column(responseTimeColumn())),
      .successRate(role: .secondary),
      MetricSpecification(
        name: "confidence_score", kind: .mean, direction: .increase, role: .secondary,
        expression: .column(
          NumberColumn(
            choice: ColumnChoice(names: ColumnRole.confidence.names, flag: "--metric", isRequired: false),
            reading: .number))),
    ]
  }

  /// The share of requests that failed: what no gate may let rise unseen.
  public static func errorRate(role: MetricRole) -> MetricSpecification {
    MetricSpecification(
      name: "error_rate", kind: .proportion, direction: .decrease, role: role, expression: .failure)
  }

  /// The share of requests that succeeded, as the log states it; in a log that does not, by the status.
  public static func successRate(role: MetricRole) -> MetricSpecification {
    MetricSpecification(
      name: "success", kind: .proportion, direction: .increase, role: role, expression: .success)
  }

  /// The share of requests that were refused with a status from 400 to 499, which errors do not count.
  public static var refusalRate: MetricSpecification {
    MetricSpecification(
      name: "refusal_rate", kind: .proportion, direction: .decrease, role: .guardrail, expression: .refusal)
  }

  /// Whether the metric is the share of requests that were refused.
  public var isRefusalRate: Bool { expression == .refusal && kind == .proportion }

  /// Whether the metric is the share of requests that succeeded, whatever its name.
  public var isSuccessRate: Bool { expression == .success && kind == .proportion }

  /// Whether the metric is the share of requests that failed, whatever its name.
  public var isErrorRate: Bool { expression == .failure && kind == .proportion }

  /// Whether a gate or a guardrail rests on the metric, so that rows that lack it could decide.
  ///
  /// A metric of successful requests lacks the failed ones by intention, and the refusals are only shown.
  public var isJudged: Bool {
    switch expression {
    case .onSuccess, .refusal: false
    default: role != .secondary
    }
  }

  /// The same metric of the requests that did not fail, as a guardrail; nil where it is not made from a column.
  public var onSuccess: MetricSpecification? {
    guard case .column(let column) = expression else { return nil }
    return MetricSpecification(
      name: name + "_on_success", kind: kind, direction: direction, role: .guardrail,
      expression: .onSuccess(column))
  }

  /// The column of response times, first by the name asked for, then by the names that are recognised.
  public static func responseTimeColumn(named name: String? = nil) -> NumberColumn {
    let names = (name.map { [$0] } ?? []) + ColumnRole.responseTime.names
    return NumberColumn(
      choice: ColumnChoice(names: names, flag: "--metric", isRequired: name != nil), reading: .duration)
  }
}

/// What the name of a metric tells by itself.
private enum Known {
  case responseTime
  case success
  case errorRate
  case score(ColumnRole?)

  init?(_ name: String) {
    switch ColumnRole(recognising: name) {
    case .responseTime: self = .responseTime
    case .success: self = .success
    case .confidence: self = .score(.confidence)
    default:
      let plain = ColumnName.normalised(name)
      if plain == "successrate" {
        self = .success
      } else if ["errorrate", "error", "errors"].contains(plain) {
        self = .errorRate
      } else if ["usersatisfaction", "accuracy", "personaaccuracy"].contains(plain) {
        self = .score(nil)
      } else {
        return nil
      }
    }
  }

  var kind: MetricKind {
    switch self {
    case .responseTime, .score: .mean
    case .success, .errorRate: .proportion
    }
  }

  var direction: Direction {
    switch self {
    case .responseTime, .errorRate: .decrease
    case .success, .score: .increase
    }
  }

  func expression(name: String) -> ColumnExpression {
    switch self {
    case .responseTime: .column(MetricSpecification.responseTimeColumn(named: name))
    case .success: .success
    case .errorRate: .failure
    case .score(let role):
      .column(
        NumberColumn(
          choice: ColumnChoice(names: [name] + (role?.names ?? []), flag: "--metric", isRequired: true),
          reading: .number))
    }
  }
}
