import TestSupport
import Testing

/// `assay assign`: lists of users, and logs that agree with the hash or do not.
@Suite struct AssignTests {
  private static let gateway = fixturePath("logs/gateway.csv")

  private static func assign(_ arguments: [String], input: String? = nil) async throws -> Outcome {
    try await Program.run(
      ["assign"] + arguments, input: input.map { .pipe(Array($0.utf8)) } ?? .nothing)
  }

  @Test func csvIsQuotedWhereItMust() async throws {
    let outcome = try await Self.assign(["--format", "csv", "user_1", "a,b", #"say "hi""#, "한글"])
    #expect(outcome.status == 0, "\(outcome)")
    // hashlib.md5(f"{user}_42".encode()).hexdigest()[:8], base 16, modulo 100.
    #expect(
      outcome.text
        == "user,bucket,group\nuser_1,35,control\n\"a,b\",57,treatment\n\"say \"\"hi\"\"\",11,control\n한글,8,control\n",
      "\(outcome.text)")
    #expect(outcome.error.contains("planned") && outcome.error.contains("Wilson"))
    let quiet = try await Self.assign(["--quiet", "--format", "csv", "user_1"])
    #expect(quiet.error == "" && quiet.text == "user,bucket,group\nuser_1,35,control\n")
  }

  /// Every case of the reference, one process a rule, from standard input; names with line ends aside.
  @Test(arguments: ["ab", "router", "modulo"]) func referenceFromStandardInput(_ rule: String) async throws {
    var input = ""
    var expected: [Int] = []
    for c in try Reference("assignment").cases {
      let user = try c.string("user")
      guard !user.isEmpty, !user.contains(where: \.isNewline), try rule != "ab" || c.integer("seed") == 42
      else {
        continue
      }
      input += user + "\n"
      expected.append(try c.integer(rule))
    }
    let outcome = try await Self.assign(["--rule", rule, "--format", "json", "--quiet", "-"], input: input)
    #expect(outcome.status == 0, "\(outcome.error)")
    let users = try #require(try outcome.json["users"]?.array)
    #expect(users.compactMap { $0["bucket"]?.integer } == expected && expected.count > 500)
    let byFile = try TemporaryFolder()
    let path = try byFile.file("users.txt", input.replacing("\n", with: "\r\n"))
    let again = try await Self.assign(["--rule", rule, "--format", "json", "--quiet", "--users", path])
    #expect(again.output == outcome.output)
  }

  @Test func sharesOfAList() async throws {
    let input = (0..<2_000).map { "user_\($0)\n" }.joined() + "\n\n"
    let outcome = try await Self.assign(["--format", "json", "--quiet"], input: input)
    let document = try outcome.json
    let control = try #require(document["groups"]?.array?.first)
    let users = try #require(control["users"]?.integer)
    let listed = try #require(document["users"]?.array)
    #expect(listed.count == 2_000 && document["count"]?.integer == 2_000)
    #expect(listed.count { $0["group"]?.string == "control" } == users)
    #expect(document["empty_lines"]?.integer == 2)
    #expect(control["expected_share"]?.double == 0.5)
    // Wilson's interval by the textbook.
    let (n, p, z) = (2_000.0, Double(users) / 2_000, 1.959963984540054)
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    #expect(relativeError(control["lower"]?.double ?? .nan, centre - half) < 1e-12)
    #expect(relativeError(control["upper"]?.double ?? .nan, centre + half) < 1e-12)
    #expect(document[path: "test.name"]?.string == "chi_squared")
  }

  /// 43 of 100 against 50 %: the exact binomial p of the reference.
  @Test func theTeamsHundred() async throws {
    let users = (0..<100).map { "test_\($0)" }
    let document = try await Self.assign(["--format", "json", "--quiet"] + users).json
    #expect(document[path: "groups.0.users"]?.integer == 43)
    #expect(document[path: "groups.1.users"]?.integer == 57)
    #expect(document[path: "test.name"]?.string == "binomial")
    let truth = try #require(
      try Reference("binomial_test").cases.first { try $0.integer("events") == 43 })
    #expect(
      relativeError(document[path: "test.p_value"]?.double ?? .nan, try truth.double("p_value")) < 1e-12)
  }

  @Test func namesAndPercentagesOfThePlan() async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file(
      "plan.json",
      """
      { "seed": 7, "groups": { "control": { "name": "Legacy, old", "percentage": 90 },
        "treatment": { "name": "Lumen", "percentage": 10 } } }
      """)
    let ab = try await Self.assign(["--plan", plan, "--format", "json", "user_0"]).json
    #expect(ab[path: "settings.seed"]?.integer == 7 && ab[path: "settings.percentage"]?.double == 90)
    let router = try await Self.assign(["--plan", plan, "--rule", "router", "--format", "json", "user_0"])
      .json
    #expect(router[path: "settings.percentage"]?.double == 10 && router[path: "settings.seed"] == .null)
    let stage = try await Self.assign(["--rule", "ab", "--stage", "2", "--format", "json", "user_0"]).json
    #expect(stage[path: "settings.percentage"]?.double == 90 && stage[path: "settings.stage"]?.integer == 2)
    let csv = try await Self.assign(["--plan", plan, "--format", "csv", "--percent", "100", "user_0"])
    #expect(csv.text.hasSuffix(",\"Legacy, old\"\n"), "\(csv.text)")
  }

  @Test func bytesThatAreNoText() async throws {
    let outcome = try await Program.run(
      ["assign", "--rule", "router", "--format", "csv", "-"], input: .pipe([0xFF, 0x00, 0xC3, 0x0A]))
    #expect(outcome.status == 0 && outcome.output.dropFirst(18).starts(with: [0xFF, 0x00, 0xC3, 0x2C]))
  }

  @Test func tableOfMany() async throws {
    let input = (0..<1_500).map { "user_\($0)\n" }.joined()
    let outcome = try await Self.assign([], input: input)
    #expect(outcome.text.contains("and 500 more; --format csv lists all"), "\(outcome.text.suffix(600))")
    #expect(outcome.text.contains("planned shares") && !outcome.text.contains("user_1000 "))
  }

  @Test func outputAndPipes() async throws {
    let folder = try TemporaryFolder()
    let written = try await Self.assign(["--format", "csv", "--output", folder("list.csv"), "user_1"])
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try folder.text("list.csv") == "user,bucket,group\nuser_1,35,control\n")
    let failed = try await Self.assign(["--format", "csv", "--output", folder("none.csv"), "-"], input: "\n")
    #expect(failed.status == 2 && !folder.has("none.csv") && folder.names == ["list.csv"])
    let users = try folder.file("users.txt", "a\n")
    let same = try await Self.assign(["--users", users, "--output", users])
    let kept = try folder.text("users.txt")
    #expect(same.status == 2 && kept == "a\n")
    let pipe = try await Program.shell(
      "seq 1 300000 | \"$assay\" assign --format csv - | head -1; echo ${PIPESTATUS[1]}")
    #expect(pipe.text == "user,bucket,group\n0\n", "\(pipe)")
  }

  @Test(
    arguments: [
      (["--percent", "101", "a"], "--percent"), (["--percent", "nan", "a"], "--percent"),
      (["--rule", "modulo", "--percent", "5", "a"], "--percent"),
      (["--rule", "modulo", "--stage", "1", "a"], "--stage"),
      (["--rule", "router", "--seed", "1", "a"], "--seed"),
      (["--stage", "9", "a"], "there are 1, 2, 3, 4, 5"),
      (["--stage", "1", "--percent", "5", "a"], "--percent"), (["--users", "/", "b"], "--users"),
      (["--users", "/"], "directory"), (["--users", "/no/such"], "No such file"), (["-"], "names no user"),
      (["a", "-"], "standard input"), ([""], "names no user"), (["--unit", "x", "a"], "--unit"),
      (["--tolerance", "0.1", "a"], "--tolerance"), (["--verify", "--users", "x"], "--users"),
      (["--verify", "--format", "csv"], "--format"), (["--verify", "--memory", "1G", gateway], "--memory"),
      (["--split", "95/5", "a"], "--percent"), (["--rule", "md5", "a"], "--rule"),
      (["--verify", "--tolerance", "1", gateway], "--tolerance"),
      (["--treatment", "a", "--treatment", "b", "c"], "two"),
      (["--verify", "--unit", "none", gateway], "--unit"), (["--verify", "/no/such.csv"], "/no/such.csv"),
      (["--verify", "--from", "2030-01-01", gateway], "--from"),
    ] as [([String], String)])
  func misuse(_ arguments: [String], _ text: String) async throws {
    let outcome = try await Self.assign(arguments, input: "")
    #expect(outcome.status == 2 && !outcome.crashed && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.error.contains(text), "\(outcome)")
  }
}
