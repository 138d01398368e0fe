public import Documents

extension ProbeQuestion {
  private static let keys = ["kind", "body", "method", "path", "expect"]

  /// The kinds of requests that a document lists.
  ///
  /// It is an array. An element that has one of the keys `body`, `method`, `path` and `expect` describes a request, and
  /// other keys beside these and `kind` are errors; any other element is itself the body of a request. A kind that is not
  /// named is `request_N`, by its place from 1.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - method: the method of requests that name none.
  /// - Returns: the kinds in their order, at least one.
  /// - Throws: ``ProbeError/document(_:)``.
  public static func list(_ document: Document, method: String) throws(ProbeError) -> [ProbeQuestion] {
    do throws(DocumentError) {
      let elements = try document.root.array()
      guard !elements.isEmpty else { throw document.root.error("must list at least one request") }
      guard elements.count <= 1_000 else {
        throw document.root.error("must list at most 1,000 requests, not \(elements.count)")
      }
      var questions: [ProbeQuestion] = []
      for (place, element) in elements.enumerated() {
        let question = try question(element, place: place, method: method)
        guard !questions.contains(where: { $0.kind == question.kind }) else {
          throw element.error("has the kind of another request; name each once")
        }
        questions.append(question)
      }
      return questions
    } catch {
      throw .document(error)
    }
  }

  private static func question(
    _ value: DocumentValue, place: Int, method: String
  ) throws(DocumentError) -> ProbeQuestion {
    let unnamed = "request_\(place + 1)"
    let keys = value.json.objectValue?.keys ?? []
    guard keys.contains(where: { $0 != "kind" && Self.keys.contains($0) }) else {
      return ProbeQuestion(kind: unnamed, body: .fixed(value.json), method: method)
    }
    try value.allow(keys: Self.keys)
    let kind = try value.optional("kind")?.string() ?? unnamed
    guard (1...60).contains(kind.unicodeScalars.count) else {
      throw try value.required("kind").error("must have 1 to 60 characters")
    }
    var question = ProbeQuestion(kind: kind, body: .none, method: method)
    if let body = try value.optional("body") { question.body = .fixed(body.json) }
    if let method = try value.optional("method") { question.method = try self.method(method) }
    if let path = try value.optional("path") {
      let text = try path.string()
      guard text.hasPrefix("/"), !text.hasPrefix("//"), text.unicodeScalars.allSatisfy({ $0.value > 0x20 })
      else { throw path.error("must begin with one / and hold no space") }
      question.path = text
    }
    if let expected = try value.optional("expect") { question.expectation = try expectation(expected) }
    return question
  }

  private static func method(_ value: DocumentValue) throws(DocumentError) -> String {
    let method = try value.string()
    guard isMethod(method) else { throw value.error("must be a method such as POST or GET") }
    return method
  }

  /// Whether a text can be a method: capital letters, at most 20.
  public static func isMethod(_ text: String) -> Bool {
    (1...20).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  private static func expectation(_ value: DocumentValue) throws(DocumentError) -> AnswerExpectation {
    try value.allow(keys: ["status", "may_refuse", "answer", "persona", "text"])
    var expectation = AnswerExpectation()
    if let status = try value.optional("status") {
      let isList = status.json.arrayValue != nil
      var statuses: [Int] = []
      for one in isList ? try status.array() : [status] { statuses.append(try one.integer(in: 100...599)) }
      guard !statuses.isEmpty else { throw status.error("must name at least one status") }
      expectation.statuses = statuses
    }
    expectation.mayRefuse = try value.optional("may_refuse")?.boolean() ?? false
    expectation.mayBeText = try value.optional("text")?.boolean() ?? false
    expectation.parts =
      try value.optional("answer").map { part throws(DocumentError) in try parts(part) } ?? []
    expectation.persona =
      try value.optional("persona").map { part throws(DocumentError) in try parts(part) } ?? []
    return expectation
  }

  private static func parts(_ value: DocumentValue) throws(DocumentError) -> [AnswerExpectation.Part] {
    var parts: [AnswerExpectation.Part] = []
    for member in try value.members() {
      switch member.json {
      case .array, .object: throw member.error("must be a text, a number, true, false or null")
      default: parts.append(AnswerExpectation.Part(path: member.key ?? "", value: member.json))
      }
    }
    return parts
  }
}
