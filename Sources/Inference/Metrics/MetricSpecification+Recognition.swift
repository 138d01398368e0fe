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
  /// A condition is not made of comparisons.
  case invalidCondition(String)
  /// A ratio does not say what is divided by what, or another kind has two columns.
  case invalidRatio(String)
  /// A level is not inside (0, 1).
  case invalidWinsorizing(Double, name: String)
  /// A kind cannot be winsorized.
  case cannotWinsorize(MetricKind, name: String)
}

extension MetricError {
  /// What is wrong, and what would cure it.
  public var explanation: String {
    switch self {
    case .missingName(let text): "'\(text)' names no metric; write NAME[:KIND][:DIRECTION]"
    case .unknownWord(let word, let text):
      "'\(word)' in '\(text)' is neither a kind (\(MetricKind.words.joined(separator: ", "))) "
        + "nor a direction (\(Self.list(Direction.self)))"
    case .repeated(let what, let text): "'\(text)' states its \(what) twice"
    case .missingDirection(let name):
      "which way '\(name)' is better is not known; write '\(name):mean:decrease', "
        + "'\(name):proportion:increase' or the like"
    case .invalidCondition(let text):
      "'\(text)' is no condition; write comparisons such as 'status_code >= 500 and response_time_ms > 1000'"
    case .invalidRatio(let name): "'\(name)' is no ratio; write it as 'errors/requests:ratio:decrease'"
    case .invalidWinsorizing(let level, let name):
      "'\(name)' cannot be winsorized at \(level); write a level inside 0 and 1, such as 0.999"
    case .cannotWinsorize(let kind, let name):
      "'\(name)' is a \(kind.rawValue), which cannot be winsorized; a mean can"
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
  /// - Parameters:
  ///   - name: the name by which it is reported, and where `column` is nil, what its values are: a name that is known, a
  ///     column, a comparison (`status_code >= 500`), or two of these for a ratio (`errors/requests`).
  ///   - kind: what is reported; that of the name where nil.
  ///   - direction: which way is better; that of the name where nil.
  ///   - role: what it decides.
  ///   - margin: how much worse it may get.
  ///   - column: what its values are, where `name` is only a name.
  ///   - filter: the rows that it is made from.
  ///   - winsorizing: the level of the quantile to which larger values are cut down.
  /// - Throws: ``MetricError``, such as ``MetricError/missingDirection(name:)`` where neither the name nor the caller tells
  ///   the direction.
  public init(
    name: String, kind: MetricKind? = nil, direction: Direction? = nil, role: MetricRole,
    margin: Margin? = nil, column: String? = nil, filter: RowFilter? = nil, winsorizing: Double? = nil
  ) throws(MetricError) {
    let source = column ?? name
    let known = Known(source)
    guard let direction = direction ?? known?.direction else { throw .missingDirection(name: name) }
    let kind = kind ?? known?.kind ?? .mean
    if let winsorizing {
      guard winsorizing > 0, winsorizing < 1 else { throw .invalidWinsorizing(winsorizing, name: name) }
      guard [.mean, .sumPerUnit, .meanPerUnit].contains(kind) else {
        throw .cannotWinsorize(kind, name: name)
      }
    }
    let isFlag = kind == .proportion || kind == .shareOfUnits
    var expression = Self.expression(named: source, reading: isFlag ? .flag : .number)
    var denominator: ColumnExpression?
    if kind == .ratio {
      let parts = source.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { throw .invalidRatio(name) }
      expression = Self.expression(named: parts[0])
      denominator = Self.expression(named: parts[1])
    }
    if kind == .shareOfUnits, !expression.isFlag { expression = .comparison(expression, .greater, 0) }
    self.init(
      name: name, kind: kind, direction: direction, role: role, expression: expression,
      denominator: denominator, margin: margin, filter: filter, winsorizing: winsorizing)
    self.column = column
  }

  /// What a name stands for: what is known by it, `requests` (1 on every row), a comparison, or a column of the log.
  static func expression(named name: String, reading: NumberReading = .number) -> ColumnExpression {
    if let known = Known(name) { return known.expression(name: name) }
    if ["requests", "rows"].contains(ColumnName.normalised(name)) { return .rows }
    if case .status = ColumnRole(recognising: name) {
      return .column(
        NumberColumn(
          choice: ColumnChoice(names: [name] + ColumnRole.status.names, flag: "--metric", isRequired: true),
          reading: .status))
    }
    if let term = RowCondition.Term(parsing: name[...]) {
      return .comparison(term.value, term.comparison, term.threshold)
    }
    return .column(
      NumberColumn(
        choice: ColumnChoice(names: [name], flag: "--metric", isRequired: true), reading: reading))
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

  /// Whether the metric is of served requests alone, so that a failed or refused one lacks it by intention.
  public var isOfServedRequests: Bool { if case .onSuccess = expression { true } else { false } }

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
