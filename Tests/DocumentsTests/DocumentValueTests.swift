import Documents
import Testing

@Suite struct DocumentValueTests {
  static let plan = """
    {
      "experiment_name": "rollout \\"{[,:\\u005b",
      "seed": 42, "empty": {}, "none": null,
      "metrics": {
        "primry": "response_time_ms",
        "guardrails": [{ "name": "error_rate", "margin": 0.005 },
          { "name": "p95",
            "margin": "much" }],
        "0.5": [[], [1, 2.5]]
      },
      "statistics": { "correction": "hlm", "level": 95, "on": true }
    }
    """

  let root: DocumentValue

  init() throws {
    root = try Document(parsing: Self.plan, name: "plan.json").root
  }

  @Test func valuesAreReadByKind() throws {
    #expect(try root.required("experiment_name").string() == "rollout \"{[,:[")
    #expect(try root.required("seed").integer() == 42)
    #expect(try root.required("seed").number() == 42)
    #expect(try root.required("statistics").required("on").boolean())
    #expect(try root.required("empty").members().isEmpty)
    #expect(try root.required("metrics").required("guardrails").array().count == 2)
    #expect(try root.members().compactMap(\.key) == root.json.objectValue?.keys)
  }

  @Test func absentAndNullAreOptional() throws {
    #expect(try root.optional("absent") == nil)
    #expect(try root.optional("none") == nil)
    #expect(try root.required("none").isNull)
    #expect(try root.has("none"))
    #expect(try !root.has("absent"))
    #expect(try root.optional("seed")?.integer() == 42)
  }

  @Test func valuesKnowPathAndPlace() throws {
    let metrics = try root.required("metrics")
    let margin = try metrics.required("guardrails").array()[1].required("margin")
    #expect(margin.path == "metrics.guardrails[1].margin")
    #expect(margin.location == DocumentLocation(document: "plan.json", line: 8, column: 19))
    #expect(margin.line == 8)
    let inner = try metrics.required("0.5").array()[1].array()[1]
    #expect(inner.path == "metrics[\"0.5\"][1][1]")
    #expect(inner.location == DocumentLocation(document: "plan.json", line: 9, column: 21))
    #expect(root.path.isEmpty)
    #expect(root.location == DocumentLocation(document: "plan.json", line: 1, column: 1))
  }

  @Test func everyPlaceIsThatOfTheValue() throws {
    // Each number is its own line, so that a place can be judged without a second scanner.
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      var text = ""
      var line = 1
      write(depth: 4, into: &text, line: &line, with: &generator)
      try check(Document(parsing: text, name: "x.json").root)
    }
  }

  @Test func unknownKeysNameTheNearest() throws {
    let metrics = try root.required("metrics")
    #expect(
      message { try metrics.allow(keys: ["primary", "secondary", "guardrails", "0.5"]) }
        == "plan.json line 5: metrics.primry is not known here; did you mean 'primary'?")
    #expect(
      message { try root.allow(keys: ["experiment_name", "seed", "metrics", "statistics", "none"]) }
        == "plan.json line 3: empty is not known here; known are 'experiment_name', 'seed', 'metrics', "
        + "'statistics', 'none'")
    #expect(throws: Never.self) {
      try root.allow(keys: ["experiment_name", "seed", "empty", "none", "metrics", "statistics"])
    }
    #expect(
      throws: DocumentError.unknownKey(
        at: DocumentLocation(document: "plan.json", line: 3, column: 3), path: "seed", key: "seed",
        known: ["experiment_name"])
    ) { try root.allow(keys: ["experiment_name"]) }
  }

  @Test func misfitsAreSentences() throws {
    let statistics = try root.required("statistics")
    let guardrails = try root.required("metrics").required("guardrails").array()
    #expect(
      message { _ = try guardrails[1].required("margin").number() }
        == "plan.json line 8: metrics.guardrails[1].margin must be a number, not a string")
    #expect(
      message { _ = try guardrails[0].required("margin").integer() }
        == "plan.json line 6: metrics.guardrails[0].margin must be a whole number, not 0.005")
    #expect(
      message { _ = try guardrails[0].required("kind") }
        == "plan.json line 6: metrics.guardrails[0] lacks the key 'kind'")
    #expect(
      message { _ = try root.required("groups") } == "plan.json line 1: the document lacks the key 'groups'")
    #expect(
      message { _ = try statistics.required("correction").oneOf(["none", "holm", "bh"]) }
        == "plan.json line 11: statistics.correction cannot be 'hlm'; did you mean 'holm'?")
    #expect(
      message { _ = try statistics.required("correction").oneOf(Choice.self) }
        == "plan.json line 11: statistics.correction cannot be 'hlm'; known are 'point', 'significant'")
    #expect(
      message { _ = try statistics.required("level").number(in: 0...1) }
        == "plan.json line 11: statistics.level must lie between 0 and 1, not 95")
    #expect(
      message { _ = try root.required("seed").integer(in: 0...41) }
        == "plan.json line 3: seed must lie between 0 and 41, not 42")
    #expect(
      message { _ = try root.required("seed").integer(atLeast: 100) }
        == "plan.json line 3: seed must be at least 100, not 42")
    #expect(
      message { throw try root.required("seed").error("is my birthday") }
        == "plan.json line 3: seed is my birthday")
    #expect(
      message { _ = try root.required("seed").members() }
        == "plan.json line 3: seed must be an object, not a number")
    #expect(
      message { _ = try root.array() } == "plan.json line 1: the document must be an array, not an object")
  }

  @Test func aKeyThatSwiftHoldsEquivalentIsUnknown() throws {
    // The Kelvin sign is equal to K as a Swift string.
    let root = try Document(parsing: "{\"\u{212A}\": 1}", name: "x.json").root
    #expect(throws: DocumentError.self) { try root.allow(keys: ["K"]) }
    #expect(try root.optional("K") == nil)
  }

  @Test func choicesAreFound() throws {
    let choice = try Document(parsing: "\"point\"", name: "x.json").root
    #expect(try choice.oneOf(Choice.self) == .point)
    #expect(try choice.oneOf(["bound", "point"]) == "point")
  }

  @Test func hostileKeysCannotSteerATerminal() throws {
    let key = "\u{1B}[2J\u{202E}\n" + String(repeating: "x", count: 10_000)
    let document: JSON = [key: 1]
    let root = try Document(parsing: document.text(), name: "x.json").root
    let text = message { try root.allow(keys: ["a"]) }
    #expect(text.hasPrefix(#"x.json line 2: ["\u{1B}[2J\u{202E}\u{A}xxx"#))
    #expect(text.utf8.count < 200)
  }
}

private enum Choice: String, CaseIterable {
  case point, significant
}

private func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}

/// Writes a random value in which every number is the line that it stands on.
private func write(
  depth: Int, into text: inout String, line: inout Int, with generator: inout SeededGenerator
) {
  func space() {
    guard Bool.random(using: &generator) else { return }
    text += " \n"
    line += 1
  }
  let kind = depth == 0 ? 0 : Int.random(in: 0..<3, using: &generator)
  guard kind > 0 else {
    text += "\(line)"
    return
  }
  text += kind == 1 ? "[" : "{"
  let count = Int.random(in: 0..<5, using: &generator)
  for place in 0..<count {
    space()
    if kind == 2 { text += "\"k\(place)\\\"}],\\\\\":" }
    if kind == 2 { space() }
    write(depth: depth - 1, into: &text, line: &line, with: &generator)
    space()
    if place < count - 1 { text += "," }
  }
  space()
  text += kind == 1 ? "]" : "}"
}

/// Finds that every number is its own line.
private func check(_ value: DocumentValue) throws {
  switch value.json {
  case .array: for element in try value.array() { try check(element) }
  case .object: for member in try value.members() { try check(member) }
  default: #expect(try value.integer() == value.line)
  }
}
