import TestSupport
import Testing

/// `assay assign --verify` and the check of `assay analyze`, on logs whose users another implementation assigned.
@Suite struct AssignVerifyTests {
  /// Rows of users of the reference in the group that its buckets give, those of `wrong` in the other one.
  private static func log(
    rule: String, percent: Int, wrong: Set<Int> = [], jsonLines: Bool = false
  ) throws -> (text: String, users: Int) {
    var lines = jsonLines ? [] : ["user_id,version,response_time_ms,status_code"]
    var users = 0
    var seen: Set<String> = []
    for c in try Reference("assignment").cases {
      let user = try c.string("user")
      let isPlain = user.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789_-".contains(Character($0))
      }
      guard isPlain, !user.isEmpty, user.utf8.count < 100, seen.insert(user).inserted else { continue }
      guard try rule != "ab" || c.integer("seed") == 42 else { continue }
      let isBelow = try c.integer(rule) < percent
      let isControl = (rule == "router" ? !isBelow : isBelow) != wrong.contains(users)
      let group = isControl ? "legacy" : "canary"
      for row in 0..<2 {
        let time = 100 + users % 50 + row
        lines.append(
          jsonLines
            ? #"{"user_id":"\#(user)","version":"\#(group)","response_time_ms":\#(time),"status_code":200}"#
            : "\(user),\(group),\(time),200")
      }
      users += 1
    }
    return (lines.joined(separator: "\n") + "\n", users)
  }

  private static func verify(_ text: String, _ arguments: [String], name: String = "log.csv") async throws
    -> Outcome
  {
    let folder = try TemporaryFolder()
    let path = try folder.file(name, text)
    return try await Program.run(["assign", "--verify", "--format", "json", "--quiet"] + arguments + [path])
  }

  @Test(arguments: [("ab", 50), ("ab", 95), ("router", 5), ("router", 25), ("modulo", 50)])
  func agrees(_ rule: String, _ percent: Int) async throws {
    for jsonLines in [false, true] {
      let log = try Self.log(rule: rule, percent: percent, jsonLines: jsonLines)
      let arguments = ["--rule", rule] + (rule == "modulo" ? [] : ["--percent", "\(percent)"])
      let outcome = try await Self.verify(log.text, arguments, name: jsonLines ? "log.jsonl" : "log.csv")
      #expect(outcome.status == 0, "\(outcome)")
      let document = try outcome.json
      #expect(
        document["agrees"] == JSONValue.boolean(true) && document[path: "units.count"]?.integer == log.users)
      #expect(document[path: "rows.judged"]?.integer == 2 * log.users)
    }
  }

  @Test func disagrees() async throws {
    let log = try Self.log(rule: "router", percent: 25, wrong: [3, 50, 700])
    let outcome = try await Self.verify(log.text, ["--rule", "router", "--percent", "25"])
    let document = try outcome.json
    #expect(outcome.status == 1 && document[path: "units.disagreeing"]?.integer == 3, "\(outcome)")
    #expect(document[path: "rows.disagreeing"]?.integer == 6)
    #expect(document["examples"]?.array?.count == 3 && document["hint"] == .null)
    let tolerant = try await Self.verify(
      log.text, ["--rule", "router", "--percent", "25", "--tolerance", "0.01"])
    let tolerated = try tolerant.json
    #expect(tolerant.status == 0 && tolerated["agrees"] == JSONValue.boolean(true))
    let other = try await Self.verify(log.text, ["--rule", "ab"])
    let hint = try other.json["hint"]?.string ?? ""
    #expect(other.status == 1 && hint.contains("seed"))
    let percent = try await Self.verify(log.text, ["--rule", "router", "--percent", "50"])
    #expect(percent.status == 1)
    let swapped = try await Self.verify(
      log.text, ["--rule", "router", "--percent", "25", "--control", "canary", "--treatment", "legacy"])
    let swap = try swapped.json["hint"]?.string ?? ""
    #expect(swap.contains("swapped"), "\(swapped)")
    let text = try TemporaryFolder()
    let table = try await Program.run([
      "assign", "--verify", "--rule", "router", "--percent", "25", text.file("log.csv", log.text),
    ])
    #expect(table.status == 1 && table.text.hasPrefix("DISAGREES") && table.text.contains("log has"))
  }

  @Test func rowsThatCannotBeJudged() async throws {
    let few = "user_id,group,response_time_ms\n,legacy,1\n,canary,2\n"
    #expect(try await Self.verify(few, []).error.contains("--unit"))
    let header = "user_id,group,response_time_ms\n"
    #expect(try await Self.verify(header, []).status == 2)
    let unknown = header + "a,x,1\nb,y,2\n"
    #expect(try await Self.verify(unknown, []).error.contains("--control"))
    let three = header + "a,legacy,1\nb,y,2\nc,z,3\n"
    #expect(try await Self.verify(three, []).error.contains("--treatment"))
    let alone = header + "user_1,legacy,1\n"
    #expect(try await Self.verify(alone, []).status == 0)
    let missing = header + String(repeating: "user_1,legacy,1\n", count: 50) + ",legacy,2\n"
    #expect(try await Self.verify(missing, []).status == 2)
    #expect(try await Self.verify(missing, ["--max-rejected", "0.1"]).status == 0)
  }

  /// Users that a stage moves, at the percentages of the plan.
  @Test func stages() async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file(
      "plan.json",
      """
      { "canary": { "stages": [ { "stage": 1, "percentage": 5, "start": "2025-10-22" },
        { "stage": 2, "percentage": 50, "start": "2025-10-23" } ] } }
      """)
    var lines = ["timestamp,user_id,group,response_time_ms"]
    var moved = 0
    var seen: Set<String> = []
    for c in try Reference("assignment").cases.prefix(620) where try c.string("user").hasPrefix("user_") {
      let (user, bucket) = (try c.string("user"), try c.integer("router"))
      guard seen.insert(user).inserted else { continue }
      for (day, percent) in [(21, 5), (22, 5), (23, 50)] {
        lines.append("2025-10-\(day)T10:00:00Z,\(user),\(bucket < percent ? "canary" : "legacy"),100")
      }
      if (5..<50).contains(bucket) { moved += 1 }
    }
    let path = try folder.file("log.csv", lines.joined(separator: "\n") + "\n")
    let arguments = ["--rule", "router", "--plan", plan]
    let outcome = try await Program.run(["assign", "--verify", "--format", "json", path] + arguments)
    let document = try outcome.json
    #expect(outcome.status == 0 && moved > 100, "\(outcome)")
    #expect(document[path: "units.moved_with_stage"]?.integer == moved)
    #expect(document[path: "rows.outside_stages"]?.integer == (lines.count - 1) / 3)
    #expect(document[path: "settings.percentage"] == .null && document["stages"]?.array?.count == 2)
    let fixed = try await Program.run(["assign", "--verify", path, "--percent", "5"] + arguments)
    #expect(fixed.status == 1)
    // A stage that the plan dates is judged by its own rows.
    for stage in ["1", "2"] {
      let one = try await Program.run(
        ["assign", "--verify", "--format", "json", path, "--stage", stage] + arguments)
      #expect(one.status == 0 && one.error.contains("only the rows of stage \(stage)"), "\(one)")
      let judged = try one.json[path: "rows.judged"]?.integer
      #expect(judged == (lines.count - 1) / 3)
    }
  }

  /// The plan calls the canary otherwise than the log does: its rows are judged all the same, or nothing is answered.
  @Test func theCanaryIsNotOverlooked() async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file(
      "plan.json", #"{ "groups": { "control": { "name": "Legacy" }, "treatment": { "name": "Gateway 2" } } }"#
    )
    let log = try Self.log(rule: "router", percent: 25)
    let arguments = ["--rule", "router", "--plan", plan]
    let right = try await Self.verify(log.text, arguments + ["--percent", "25"])
    let judged = try right.json[path: "rows.judged"]?.integer
    #expect(right.status == 0 && judged == 2 * log.users, "\(right)")
    let wrong = try await Self.verify(log.text, arguments + ["--percent", "20"])
    #expect(wrong.status == 1, "\(wrong)")
    let renamed = log.text.replacing(",canary,", with: ",v2,")
    let unknown = try await Self.verify(renamed, arguments + ["--percent", "25"])
    #expect(unknown.status == 2 && unknown.error.contains("--treatment"), "\(unknown)")
    let named = try await Self.verify(renamed, arguments + ["--percent", "25", "--treatment", "v2"])
    #expect(named.status == 0, "\(named)")
  }

  @Test func analyzeShowsTheCheck() async throws {
    func check(_ arguments: [String]) async throws -> JSONValue? {
      let outcome = try await Program.run(
        ["analyze", "--format", "json", "--quiet", fixturePath("logs/gateway.csv")] + arguments)
      #expect(outcome.status == 0, "\(outcome)")
      return try outcome.json["checks"]?.named("assignment")
    }
    #expect(try await check([]) == nil)
    #expect(try await check(["--assignment-rule", "ab"])?["status"]?.string == "pass")
    #expect(try await check(["--assignment-rule", "ab", "--split", "50/50"])?["status"]?.string == "pass")
    #expect(try await check(["--assignment-rule", "modulo"])?["status"]?.string == "fail")
    #expect(
      try await check(["--assignment-rule", "ab", "--unit", "none"])?["status"]?.string == "not_checked")
  }
}
