internal import Documents

/// Makes rows of exchanges: whether an answer is as it should be, and what it tells.
public struct ProbeJudge: Sendable {
  private let plan: ProbePlan
  /// The path of each kind on each side.
  private let endpoints: [ProbeSide: [String]]
  /// What the names of this probe's requests begin with.
  private let name: String

  /// The judge of a run.
  ///
  /// - Parameters:
  ///   - plan: the plan of the run.
  ///   - run: the run.
  ///   - start: when it began, in milliseconds since 1970; the names of its requests tell it.
  public init(_ plan: ProbePlan, run: ProbeRun, start: Int64) {
    self.plan = plan
    endpoints = Dictionary(
      uniqueKeysWithValues: ProbeSide.allCases.map { side in
        (side, plan.questions.indices.map { run.path(of: $0, on: side) })
      })
    name = "probe-\(start)"
  }

  /// The row of an exchange.
  public func row(_ exchange: ProbeExchange) -> ProbeRow {
    let request = exchange.request
    let question = plan.questions[request.question]
    let answer = exchange.failure == nil ? try? JSON(parsing: exchange.body, name: "answer") : nil
    let trouble = trouble(exchange, answer: answer, expecting: question.expectation)
    return ProbeRow(
      start: exchange.start, side: request.side, identifier: "\(name)-\(request.number)", kind: question.kind,
      endpoint: endpoints[request.side].map { $0[request.question] } ?? "/",
      status: exchange.status, isSuccess: trouble == nil, trouble: trouble,
      responseTime: exchange.failure == nil || exchange.failure == .timeout ? exchange.timings.total : nil,
      confidence: answer.flatMap { answer in
        plan.confidencePaths.lazy.compactMap { answer.at(path: $0)?.doubleValue }.first
      },
      personaAccuracy: answer.flatMap { persona($0, expecting: question.expectation) }, exchange: exchange)
  }

  /// What is wrong with an exchange; nil where nothing is.
  private func trouble(
    _ exchange: ProbeExchange, answer: JSON?, expecting expectation: AnswerExpectation
  ) -> String? {
    if let failure = exchange.failure { return failure.word }
    guard let status = exchange.status else { return FailedExchange.notHTTP.word }
    guard expectation.permits(status) else { return "status \(status)" }
    if expectation.mayRefuse, expectation.isRefusal(status) { return nil }
    guard let answer else {
      let needsNone =
        expectation.mayBeText || status == 204 || plan.questions[exchange.request.question].method == "HEAD"
      return needsNone && expectation.parts.isEmpty
        ? nil : exchange.body.isEmpty ? "empty answer" : "malformed JSON"
    }
    if !expectation.mayRefuse, answer.objectValue?["success"]?.boolValue == false {
      return "the answer states no success"
    }
    if let part = expectation.parts.first(where: { (answer.at(path: $0.path) ?? .null) != $0.value }) {
      return "\(part.path) is not as expected"
    }
    return nil
  }

  /// How well the persona was kept: what the answer states, else whether the parts are as the plan has them.
  private func persona(_ answer: JSON, expecting expectation: AnswerExpectation) -> Double? {
    if let stated = answer.at(path: plan.personaPath) {
      if let number = stated.doubleValue { return number }
      if let flag = stated.boolValue { return flag ? 1 : 0 }
    }
    guard !expectation.persona.isEmpty else { return nil }
    return expectation.persona.allSatisfy { (answer.at(path: $0.path) ?? .null) == $0.value } ? 1 : 0
  }
}

extension JSON {
  /// The value at a dotted path, `answers.0.score`; nil where it leads nowhere, and of null.
  ///
  /// A key that holds the dots itself is found, too.
  func at(path: String) -> JSON? {
    if let whole = objectValue?[path] { return whole.isNull ? nil : whole }
    var value: JSON? = self
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      if let inner = value?.objectValue {
        value = inner[String(part)]
      } else {
        value = Int(part).flatMap { value?[$0] }
      }
    }
    return value.flatMap { $0.isNull ? nil : $0 }
  }
}
