import TestSupport
import Testing

/// `--by day` and `--cache`: a table a day at a time, and only what is new.
@Suite struct ByDayTests {
  private static let metric = ["--metric", "speed:mean:increase", "--no-quantiles", "--format", "json"]

  private func ask(
    _ engine: FakeDays, cache: String? = nil, _ more: [String] = [], tables: [String] = ["requests"]
  ) async throws -> Outcome {
    let client = "sh '\(engine.folder("client.sh"))'"
    return try await Program.run(
      ["analyze", "--warehouse", "duckdb", "--client", client, "--by", "day"]
        + tables.flatMap { ["--table", $0] } + (cache.map { ["--cache", $0] } ?? []) + Self.metric + more)
  }

  /// What differs from the file's own analysis.
  private func disagreements(_ outcome: Outcome, _ lines: [FakeDays.Line]) async throws -> [String] {
    let folder = try TemporaryFolder()
    let file = try await Program.run(
      ["analyze", "--quiet", "--time", "timestamp", folder.file("log.csv", FakeDays.log(lines))]
        + Self.metric)
    #expect(outcome.status == 0 && file.status == 0, "\(outcome) \(file)")
    let left: Set<String> = ["inputs", "settings"]
    return try differences(outcome.json.without(left), file.json.without(left), within: 1e-9)
  }

  @Test func daysAddUpToTheFile() async throws {
    let engine = try FakeDays()
    let lines = FakeDays.lines(days: 4)
    try engine.fill(lines)
    let outcome = try await ask(engine)
    #expect(try await disagreements(outcome, lines) == [])
    #expect(outcome.error.contains("4 days asked"), "\(outcome)")
    let document = try outcome.json
    #expect(document["checks"]?.named("units_in_several_groups")?["status"]?.string != "pass")
    let units = document["groups"]?.named("legacy")?["units"]?.integer ?? 0
    #expect(units > 0 && units < 100, "units that return are counted once")
  }

  @Test func onlyNewDaysAreAsked() async throws {
    let engine = try FakeDays()
    let lines = FakeDays.lines(days: 4)
    try engine.fill(lines)
    let cache = engine.folder("cache")
    let first = try await ask(engine, cache: cache)
    #expect(first.error.contains("4 days: 0 from the cache, 4 asked"), "\(first)")
    #expect(try engine.asked().count == 5)
    let second = try await ask(engine, cache: cache)
    #expect(second.error.contains("4 days: 3 from the cache, 1 asked"), "\(second)")
    #expect(
      try engine.asked() == [
        "days of duckdb:requests: are they the same?", "summaries of duckdb:requests, 2025-10-25",
      ])
    #expect(second.output == first.output)
    let more = FakeDays.lines(days: 5)
    try engine.fill(more)
    let third = try await ask(engine, cache: cache)
    #expect(third.error.contains("5 days: 3 from the cache, 2 asked"), "\(third)")
    #expect(try await disagreements(third, more) == [])
    let fourth = try await ask(engine, cache: cache)
    #expect(fourth.error.contains("5 days: 4 from the cache, 1 asked") && fourth.output == third.output)
  }

  @Test func aDayThatHasChangedIsAskedAnew() async throws {
    let engine = try FakeDays()
    var lines = FakeDays.lines(days: 4)
    try engine.fill(lines)
    let cache = engine.folder("cache")
    _ = try await ask(engine, cache: cache)
    lines[200].speed += 25
    try engine.fill(lines)
    _ = try engine.asked()
    let outcome = try await ask(engine, cache: cache)
    #expect(outcome.error.contains("4 days: 2 from the cache, 2 asked"), "\(outcome)")
    #expect(try engine.asked().contains("summaries of duckdb:requests, 2025-10-23"))
    #expect(try await disagreements(outcome, lines) == [])
    #expect(try await ask(engine, cache: cache).error.contains("3 from the cache"))
  }

  @Test func damagedAndForeignAnswersAreAskedAnew() async throws {
    let engine = try FakeDays()
    try engine.fill(FakeDays.lines(days: 4))
    let cache = try TemporaryFolder()
    let whole = try await ask(engine, cache: cache.path)
    let names = cache.names
    try #require(whole.status == 0 && names.count == 3, "\(whole) \(names)")
    #expect(names.count == 3 && names.allSatisfy { $0.hasPrefix("2025-10-2") }, "\(names)")
    let (name, bytes) = (names[0], try cache.bytes(names[0]))
    var flipped = bytes
    flipped[bytes.count / 2] ^= 1
    for damage in [
      [], Array("not ours\n".utf8), flipped, Array(bytes.prefix(100)), bytes + [10],
      try cache.bytes(names[1]),
    ] {
      try cache.file(name, damage)
      let outcome = try await ask(engine, cache: cache.path)
      #expect(outcome.output == whole.output, "\(outcome)")
      #expect(outcome.error.contains("'\(name)' is damaged") || outcome.error.contains("\(name) is damaged"))
      #expect(outcome.error.contains("4 days: 2 from the cache, 2 asked"), "\(outcome)")
      #expect(try cache.bytes(name) == bytes)
    }
  }

  @Test func twoRunsAtOnceDoNoHarm() async throws {
    let engine = try FakeDays()
    try engine.fill(FakeDays.lines(days: 4))
    let cache = try TemporaryFolder()
    async let one = ask(engine, cache: cache.path)
    async let two = ask(engine, cache: cache.path)
    let (first, second) = try await (one, two)
    #expect(first.status == 0 && first.output == second.output, "\(first) \(second)")
    let third = try await ask(engine, cache: cache.path)
    #expect(third.output == first.output && third.error.contains("3 from the cache"), "\(third)")
    #expect(cache.names.count == 3 && cache.names.allSatisfy { $0.hasSuffix(".assay") })
  }

  @Test func tablesAddUpByUnit() async throws {
    let engine = try FakeDays()
    let lines = FakeDays.lines(days: 3)
    try engine.fill(lines.filter { $0.time / 576_000 % 3 == 0 }, table: "east")
    try engine.fill(lines.filter { $0.time / 576_000 % 3 != 0 }, table: "west")
    let outcome = try await ask(engine, tables: ["east", "west"])
    #expect(try await disagreements(outcome, lines) == [])
    let wrong = try await ask(engine, ["--disjoint-units"], tables: ["east", "west"])
    #expect(try await disagreements(wrong, lines) != [], "units that are in both tables")
    try engine.fill(lines.filter { ($0.unit ?? 0) % 3 == 0 }, table: "north")
    try engine.fill(lines.filter { ($0.unit ?? 0) % 3 != 0 }, table: "south")
    let disjoint = try await ask(engine, ["--disjoint-units"], tables: ["north", "south"])
    #expect(try await disagreements(disjoint, lines) == [])
  }

  @Test(arguments: [
    ("--warehouse duckdb --table t --cache c", "--cache c keeps days; add --by day"),
    ("--by day log.csv", "--by day is of an engine; --warehouse names it"),
    ("--warehouse duckdb --table t --table t", "named twice"),
    ("--warehouse duckdb --table t --disjoint-units", "is about several tables"),
    ("--disjoint-units log.csv", "leave it out"),
    ("--warehouse duckdb --table t --by day --request-id id", "--request-id id looks for requests"),
    ("--warehouse duckdb --table t --by week", "--by"),
    ("--summary a.json --disjoint-units", "there is one; leave it out"),
    ("--summary a.json --summary b.json", "--disjoint-units says that none is"),
  ])
  func whatCannotBeIsRefused(_ options: String, _ words: String) async throws {
    let outcome = try await Program.run(["analyze"] + options.split(separator: " ").map(String.init))
    #expect(outcome.status == 2 && outcome.error.contains(words) && outcome.output == [], "\(outcome)")
  }

  @Test func aFolderThatCannotBeUsedIsAnError() async throws {
    let engine = try FakeDays()
    try engine.fill(FakeDays.lines(days: 2))
    let file = try engine.folder.file("file", "")
    for (path, words) in [(file, "is a file; name a folder"), (file + "/sub", "cannot be made")] {
      let outcome = try await ask(engine, cache: path)
      #expect(outcome.status == 2 && outcome.error.contains(words), "\(outcome)")
    }
  }
}
