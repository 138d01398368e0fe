/// What a probe sends, where to, and how fast.
public struct ProbePlan: Sendable {
  /// The address of each side.
  public var addresses: [ProbeSide: ProbeAddress]
  /// The headers of each side.
  public var headers: [ProbeSide: [ProbeHeader]] = [:]
  /// The kinds of requests; at least one.
  public var questions: [ProbeQuestion]
  /// How often each kind is sent to each side; at least 1.
  public var iterations = 25
  /// How many requests are under way at a time, over both sides; at least 1.
  public var concurrency = 1
  /// How long a place rests between an answer and its next request.
  public var delay = Duration.zero
  /// How long an answer may take, the connection and redirects with it.
  public var timeout = Duration.seconds(60)
  /// How long the making of a connection may take.
  public var connectTimeout = Duration.seconds(10)
  /// How many requests each side gets first, which are not told of.
  public var warmUp = 1
  /// What the order of kinds and sides follows from.
  public var seed: UInt64 = 42
  /// The bytes of an answer beyond which it is given up.
  public var answerLimit = 1 << 20
  /// Whether every request makes a connection of its own.
  public var usesFreshConnections = false
  /// Where the confidence stands in an answer; the first path that leads to a number counts.
  public var confidencePaths = ["confidence_score", "confidence"]
  /// Where the accuracy of the persona stands in an answer, where it states one.
  public var personaPath = "persona_accuracy"

  /// How often a request may be sent on to another address.
  public static let redirectLimit = 5
  /// The requests after which a side that has answered none of them is given up.
  public static let unansweredLimit = 10

  /// A plan with the usual numbers.
  public init(legacy: ProbeAddress, canary: ProbeAddress, questions: [ProbeQuestion]) {
    addresses = [.legacy: legacy, .canary: canary]
    self.questions = questions
  }

  /// The requests that will be told of.
  public var requests: Int { 2 * iterations * questions.count }

  /// The address of a request.
  ///
  /// - Throws: ``ProbeError/invalidAddress(side:reason:)``.
  func address(of question: ProbeQuestion, on side: ProbeSide) throws(ProbeError) -> ProbeAddress? {
    guard let address = addresses[side], let path = question.path else { return addresses[side] }
    return try address.with(path: path, of: side)
  }
}
