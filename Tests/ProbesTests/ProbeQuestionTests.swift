import Documents
import Probes
import TestSupport
import Testing

/// Files of requests, and what is expected of answers.
@Suite struct ProbeQuestionTests {
  private func list(_ text: String) throws -> [ProbeQuestion] {
    try ProbeQuestion.list(try Document(parsing: text, name: "requests.json"), method: "POST")
  }

  @Test func bodiesAndDescriptions() throws {
    let questions = try list(
      """
      [{"message": "안녕", "user_id": "u1"},
       {"kind": "health", "method": "GET", "path": "/health?full=1", "expect": {"text": true, "status": 204}},
       {"kind": "persona", "body": {"message": "hi"}, "expect": {"persona": {"persona.style": "concise"}}},
       {"body": [], "expect": {"status": [400, 422], "may_refuse": true, "answer": {"success": false}}},
       5]
      """)
    #expect(questions.map(\.kind) == ["request_1", "health", "persona", "request_4", "request_5"])
    #expect(questions.map(\.method) == ["POST", "GET", "POST", "POST", "POST"])
    let bodies = questions.map { $0.bytes(iteration: 3).map { String(decoding: $0, as: UTF8.self) } }
    #expect(bodies == [#"{"message":"안녕","user_id":"u1"}"#, nil, #"{"message":"hi"}"#, "[]", "5"])
    #expect(questions[1].path == "/health?full=1" && questions[1].expectation.statuses == [204])
    #expect(questions[3].expectation.statuses == [400, 422] && questions[3].expectation.mayRefuse)
  }

  @Test(arguments: [
    ("{}", "must be an array"), ("[]", "at least one"), (#"[{"body":1,"boddy":2}]"#, "boddy"),
    (#"[{"body":1,"method":"get it"}]"#, "method"), (#"[{"path":"health"}]"#, "path"),
    (#"[{"path":"//evil.example/"}]"#, "path"), (#"[{"kind":"a","body":1},{"kind":"a","body":2}]"#, "kind"),
    (#"[{"body":1,"expect":{"status":99}}]"#, "status"), (#"[{"body":1,"expect":{"answer":{"a":[]}}}]"#, "a"),
    (#"[{"body":1,"expect":{"state":1}}]"#, "state"),
  ])
  func whatIsWrongIsNamed(_ text: String, _ word: String) throws {
    do {
      _ = try list(text)
      Issue.record("\(text) is read")
    } catch let error as ProbeError {
      guard case .document(let document) = error else { throw error }
      #expect(document.description.hasPrefix("requests.json"), "\(document)")
      #expect(document.description.contains(word) || word.hasPrefix("must"), "\(document)")
    }
  }

  @Test func usersAreTheSameOnBothSidesAndOtherAtEveryIteration() {
    let bodies = (1...3).map {
      question(message: "a").bytes(iteration: $0).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(bodies == (1...3).map { #"{"message":"a","user_id":"probe-\#($0)"}"# })
  }

  @Test func thePersonaIsJudgedAsThePlanSays() async throws {
    let server = try LoopbackServer()
    var asked = question()
    asked.expectation.persona = [.init(path: "persona.style", value: "concise")]
    #expect(try await row("/chat", of: server, question: asked)?.personaAccuracy == 1)
    asked.expectation.persona = [.init(path: "persona.style", value: "formal")]
    let other = try #require(await row("/chat", of: server, question: asked))
    #expect(other.personaAccuracy == 0 && other.isSuccess)
    // What the answer itself states wins.
    let stated = "/body?%7B%22persona_accuracy%22:0.75%7D"
    #expect(try await row(stated, of: server, question: asked)?.personaAccuracy == 0.75)
    #expect(try await row("/chat", of: server)?.personaAccuracy == nil)
  }

  @Test func partsOfAnAnswer() async throws {
    let server = try LoopbackServer()
    var asked = question()
    asked.expectation.parts = [
      .init(path: "persona.style", value: "concise"), .init(path: "none", value: .null),
    ]
    #expect(try await row("/chat", of: server, question: asked)?.isSuccess == true)
    asked.expectation.parts.append(.init(path: "success", value: false))
    #expect(try await row("/chat", of: server, question: asked)?.trouble == "success is not as expected")
  }

  @Test func whereTheConfidenceStands() async throws {
    let server = try LoopbackServer()
    let path = "/body?%7B%22result%22:%5B%7B%22score%22:0.25%7D%5D,%22confidence%22:%22high%22%7D"
    let nested = try await row(path, of: server) { $0.confidencePaths = ["result.0.score"] }
    #expect(nested?.confidence == 0.25)
    #expect(try await row(path, of: server)?.confidence == nil)
  }

  @Test func answersThatNeedNotBeJson() async throws {
    let server = try LoopbackServer()
    var asked = question()
    asked.expectation.mayBeText = true
    #expect(try await row("/text", of: server, question: asked)?.isSuccess == true)
    asked.method = "HEAD"
    asked.body = .none
    asked.expectation = AnswerExpectation()
    let head = try #require(await row("/text", of: server, question: asked))
    #expect(head.isSuccess, "\(head.json)")
  }
}
