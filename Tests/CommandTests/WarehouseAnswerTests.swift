import TestSupport
import Testing

/// A statement that runs in one place, and its analysis in another: `assay sql` and `analyze --answer`.
@Suite struct WarehouseAnswerTests {
  private static let options = ["--metric", "response_time_ms:p95"]
  private static let table = ["--warehouse", "duckdb", "--table", "requests"]

  /// The statement that is to be run next.
  private static func statement(_ options: [String], in folder: TemporaryFolder) async throws -> String {
    let outcome = try await Program.run(
      ["sql", "--dialect", "duckdb", "--table", "requests"] + options, in: folder.path)
    try #require(outcome.status == 0, "\(outcome)")
    return outcome.text
  }

  /// Writes the answer that DuckDB gave to a statement of a case, marked as that of this one.
  private static func answer(
    _ statement: String, _ name: String, _ number: Int, as file: String, in folder: TemporaryFolder
  ) throws {
    let mark = try #require(statement.firstMatch(of: /'assay',\s*'([0-9a-f]{16})'/)?.1)
    let rows = String(decoding: try fixture("warehouse/\(name)/\(number).csv"), as: UTF8.self)
    try folder.file(file, rows.replacing(/\nassay,[0-9a-f]+,/, with: "\nassay,\(mark),"))
  }

  @Test func twoStatementsAndTheirAnswers() async throws {
    let folder = try TemporaryFolder()
    let first = try await Self.statement(Self.options, in: folder)
    try Self.answer(first, "analyze_p95", 2, as: "first.csv", in: folder)
    let missing = try await Program.run(
      ["analyze"] + Self.table + Self.options + ["--answer", "first.csv"], in: folder.path)
    #expect(
      missing.status == 2 && missing.error.contains("these metrics need one more statement"), "\(missing)")
    let second = try await Self.statement(Self.options + ["--answer", "first.csv"], in: folder)
    #expect(second != first)
    try Self.answer(second, "analyze_p95", 3, as: "second.csv", in: folder)
    let given = ["--answer", "second.csv", "--answer", "first.csv"]
    let done = try await Program.run(
      ["analyze", "--format", "json", "--quiet"] + Self.table + Self.options + given, in: folder.path)
    #expect(done.status == 0 && done.error == "", "\(done)")
    let file = try await Program.run(
      ["analyze", "--format", "json", "--quiet", fixturePath("logs/gateway_ten_percent.csv")] + Self.options)
    let found = differences(try file.json["metrics"], try done.json["metrics"], within: 1e-9)
    #expect(found.isEmpty, "\(found.prefix(5))")
    let none = try await Program.run(
      ["sql", "--dialect", "duckdb", "--table", "requests"] + Self.options + given, in: folder.path)
    #expect(
      none.status == 2 && none.error.contains("every statement that these options need is answered"),
      "\(none)")
  }

  @Test func anAnswerToOtherOptions() async throws {
    let folder = try TemporaryFolder()
    let first = try await Self.statement(Self.options, in: folder)
    try Self.answer(first, "analyze_p95", 2, as: "first.csv", in: folder)
    for command in [["analyze"] + Self.table, ["sql", "--dialect", "duckdb", "--table", "requests"]] {
      let outcome = try await Program.run(
        command + ["--metric", "success:proportion", "--answer", "first.csv"], in: folder.path)
      #expect(outcome.status == 2 && outcome.text == "", "\(outcome)")
      #expect(outcome.error.contains("--answer first.csv: is the answer to another statement"), "\(outcome)")
    }
  }

  @Test func filesThatAreNoAnswer() async throws {
    let folder = try TemporaryFolder()
    try folder.file("empty.csv", "")
    try folder.file("other.csv", "part,key1,key2,key3,v1\nrows,canary,,named,3\n")
    try folder.file("json.csv", "{ \"a\": 1 }\n")
    for (name, words) in [
      ("empty.csv", "no answer"), ("other.csv", "a part of one"), ("json.csv", "not one of summaries"),
      ("none.csv", "cannot be read"),
    ] {
      let outcome = try await Program.run(["analyze", "--answer", name] + Self.table, in: folder.path)
      #expect(outcome.status == 2 && outcome.error.contains(words), "\(outcome)")
    }
  }

  /// A console may leave NULL empty, put texts in quotes, or separate by tabs.
  @Test func formsOfConsoles() async throws {
    let folder = try TemporaryFolder()
    let statement = try await Self.statement(["--no-quantiles"], in: folder)
    try Self.answer(statement, "analyze", 2, as: "plain.csv", in: folder)
    let plain = try folder.text("plain.csv")
    try folder.file("empty.csv", "\u{FEFF}" + plain.replacing(" \\N", with: "").replacing("\n", with: "\r\n"))
    try folder.file("word.csv", plain.replacing(" \\N", with: "NULL"))
    try folder.file("tabs.csv", plain.replacing(",", with: "\t"))
    try folder.file("bare.csv", plain.split(separator: "\n").dropFirst().joined(separator: "\n"))
    let command = ["analyze", "--no-quantiles", "--format", "json", "--quiet"] + Self.table
    let expected = try await Program.run(command + ["--answer", "plain.csv"], in: folder.path)
    #expect(expected.status == 0, "\(expected)")
    for name in ["empty.csv", "word.csv", "tabs.csv", "bare.csv"] {
      let outcome = try await Program.run(command + ["--answer", name], in: folder.path)
      #expect(outcome.status == 0 && outcome.output == expected.output, "\(outcome)")
    }
  }
}
