import ArgumentParser
import Documents
import Glibc
import Probes

/// What a probe sends, where to, and how fast.
struct ProbeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The address of the legacy version, with its path.", valueName: "url"))
  var legacy: String

  @Option(help: ArgumentHelp("The address of the canary, with its path.", valueName: "url"))
  var canary: String

  @Option(
    help: ArgumentHelp(
      "A JSON array of request bodies, or of {kind, body, method, path, expect}, in place of the four kinds.",
      valueName: "file"), completion: .file())
  var requests: String?

  @Option(help: ArgumentHelp("How often each kind is sent to each side.", valueName: "n"))
  var iterations = 25

  @Option(help: ArgumentHelp("How many requests are under way at a time, over both sides.", valueName: "n"))
  var concurrency = 1

  @Option(help: ArgumentHelp("The rest between an answer and the next request.", valueName: "ms"))
  var delayMs = 0

  @Option(help: ArgumentHelp("How long an answer may take, redirects with it.", valueName: "seconds"))
  var timeout = 60.0

  @Option(help: ArgumentHelp("How long the making of a connection may take.", valueName: "seconds"))
  var connectTimeout = 10.0

  @Option(help: ArgumentHelp("Requests that each side gets first and that are not logged.", valueName: "n"))
  var warmUp = 1

  @Option(help: ArgumentHelp("What the order of kinds and sides follows from.", valueName: "number"))
  var seed: UInt64 = 42

  @Option(help: ArgumentHelp("The HTTP method.", valueName: "method"))
  var method = "POST"

  @Option(
    help: ArgumentHelp("The size beyond which an answer is given up, such as 64K or 1M.", valueName: "size"))
  var maxAnswer = "1M"

  @Flag(help: "Make a connection for every request, in place of keeping them open.")
  var freshConnections = false

  @Flag(help: "Answers need not be JSON.")
  var anyAnswer = false

  @Option(
    help: ArgumentHelp(
      "A header, 'Name: value', for both sides; repeatable.",
      discussion: "$NAME and ${NAME} stand for variables of the environment, $$ for a dollar.",
      valueName: "header"))
  var header: [String] = []

  @Option(help: ArgumentHelp("A header for the legacy version alone; repeatable.", valueName: "header"))
  var legacyHeader: [String] = []

  @Option(help: ArgumentHelp("A header for the canary alone; repeatable.", valueName: "header"))
  var canaryHeader: [String] = []

  @Option(
    help: ArgumentHelp("A file of headers for both sides, one a line; repeatable.", valueName: "file"),
    completion: .file())
  var headerFile: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where an answer has its confidence, such as result.score; confidence_score, else confidence.",
      valueName: "path"))
  var confidencePath: String?

  @Option(help: ArgumentHelp("Where an answer has the accuracy of its persona.", valueName: "path"))
  var personaPath = "persona_accuracy"

  mutating func validate() throws {
    try Self.check("--iterations", iterations, in: 1...100_000)
    try Self.check("--concurrency", concurrency, in: 1...256)
    try Self.check("--delay-ms", delayMs, in: 0...3_600_000)
    try Self.check("--warm-up", warmUp, in: 0...10_000)
    for (flag, seconds) in [("--timeout", timeout), ("--connect-timeout", connectTimeout)] {
      guard (0.001...86_400).contains(seconds) else {
        throw ValidationError("\(flag) \(seconds): must be between 0.001 and 86400 seconds")
      }
    }
    guard ProbeQuestion.isMethod(method) else {
      throw ValidationError("--method \(method): must be a method such as POST or GET")
    }
    guard let size = MemorySize.bytes(maxAnswer), size <= 1 << 30 else {
      throw ValidationError("--max-answer \(maxAnswer): must be a size up to 1G, such as 64K or 1M")
    }
  }

  private static func check(_ flag: String, _ value: Int, in range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ValidationError(
        "\(flag) \(value): must be between \(range.lowerBound) and \(range.upperBound)")
    }
  }

  /// The plan of the probe.
  ///
  /// - Throws: ``Trouble``, `ProbeError`, `DocumentError`.
  func plan() throws -> ProbePlan {
    var plan = ProbePlan(
      legacy: try ProbeAddress(legacy, of: .legacy), canary: try ProbeAddress(canary, of: .canary),
      questions: try questions())
    plan.headers = try headers()
    plan.iterations = iterations
    plan.concurrency = concurrency
    plan.delay = .milliseconds(delayMs)
    plan.timeout = .seconds(timeout)
    plan.connectTimeout = .seconds(min(connectTimeout, timeout))
    plan.warmUp = warmUp
    plan.seed = seed
    plan.answerLimit = MemorySize.bytes(maxAnswer) ?? plan.answerLimit
    plan.usesFreshConnections = freshConnections
    if let confidencePath { plan.confidencePaths = [confidencePath] }
    plan.personaPath = personaPath
    guard plan.requests <= 10_000_000 else {
      throw Trouble("--iterations \(iterations): \(plan.requests) requests are more than 10,000,000")
    }
    return plan
  }

  private func questions() throws -> [ProbeQuestion] {
    var questions = ProbeQuestion.standard(method: method)
    if let requests {
      questions = try ProbeQuestion.list(
        try DocumentFile.read(requests, what: "the requests"), method: method)
    }
    // A body is a body whatever the method, but of these two nobody expects one.
    if requests == nil, ["GET", "HEAD"].contains(method) {
      questions = [ProbeQuestion(kind: "request", body: .none, method: method)]
    }
    if anyAnswer { for place in questions.indices { questions[place].expectation.mayBeText = true } }
    return questions
  }

  private func headers() throws -> [ProbeSide: [ProbeHeader]] {
    var shared: [ProbeHeader] = []
    for path in headerFile {
      let bytes = try InputFile.read(path, what: "the headers")
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Trouble("--header-file \(path): is no text in UTF-8")
      }
      shared += try ProbeHeader.list(parsing: text, environment: Self.variable)
    }
    shared += try header.map { try ProbeHeader(parsing: $0, environment: Self.variable) }
    return [
      .legacy: try shared + legacyHeader.map { try ProbeHeader(parsing: $0, environment: Self.variable) },
      .canary: try shared + canaryHeader.map { try ProbeHeader(parsing: $0, environment: Self.variable) },
    ]
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
