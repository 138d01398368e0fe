public import Documents

/// A kind of request of a probe, and when its answer is good.
public struct ProbeQuestion: Sendable, Equatable {
  /// What is sent.
  public enum Body: Sendable, Equatable {
    /// Nothing.
    case none
    /// The same at every iteration.
    case fixed(JSON)
    /// A message of a user, who is another one at every iteration and the same on both sides.
    case message(String)
  }

  /// The name of the kind, by which answers are told apart.
  public var kind: String
  /// What is sent.
  public var body: Body
  /// The HTTP method.
  public var method: String
  /// A path in place of that of the address; nil for that of the address.
  public var path: String?
  /// What a good answer is.
  public var expectation: AnswerExpectation

  /// A kind of request.
  public init(
    kind: String, body: Body, method: String = "POST", path: String? = nil,
    expectation: AnswerExpectation = AnswerExpectation()
  ) {
    self.kind = kind
    self.body = body
    self.method = method
    self.path = path
    self.expectation = expectation
  }

  /// The four kinds of the benchmark: a simple and a complex question, a persona, and an empty message.
  public static func standard(method: String = "POST") -> [ProbeQuestion] {
    var refusable = AnswerExpectation()
    refusable.mayRefuse = true
    return [
      ProbeQuestion(kind: "simple", body: .message("Python이 뭐야?"), method: method),
      ProbeQuestion(
        kind: "complex",
        body: .message("파이썬에서 자주 쓰는 디자인 패턴 세 가지를 코드 예제와 함께 설명해 줘. When would you not use them?"),
        method: method),
      ProbeQuestion(
        kind: "persona", body: .message("concise style로 설명해 줘: 비동기 프로그래밍이 뭐야?"), method: method),
      ProbeQuestion(kind: "empty", body: .message(""), method: method, expectation: refusable),
    ]
  }

  /// The bytes of the body at an iteration; nil where there is none.
  package func bytes(iteration: Int) -> [UInt8]? {
    switch body {
    case .none: nil
    case .fixed(let json): json.bytes(indentation: nil)
    case .message(let message):
      JSON.object(["message": JSON(message), "user_id": JSON("probe-\(iteration)")]).bytes(indentation: nil)
    }
  }
}
