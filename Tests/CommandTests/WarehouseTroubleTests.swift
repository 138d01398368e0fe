import TestSupport
import Testing

/// Tables and clients from which nothing can be concluded: a sentence, and never a pass.
@Suite struct WarehouseTroubleTests {
  private static let commands = [
    ["analyze"], ["decide-stage5"], ["validate-stage", "1"], ["power", "log"],
    ["report", "--folder", "reports"],
  ]

  private static func refused(_ options: [String], _ words: String, _ commands: [[String]] = commands)
    async throws
  {
    for command in commands {
      let folder = try TemporaryFolder()
      let outcome = try await Program.run(command + options, in: folder.path)
      #expect(outcome.status == 2 && outcome.text == "", "\(outcome)")
      #expect(outcome.error.contains(words), "\(outcome)")
      #expect(folder.names.isEmpty, "\(outcome)")
    }
  }

  @Test func noProgram() async throws {
    try await Self.refused(
      ["--warehouse", "duckdb", "--table", "t", "--client", "./nowhere"],
      "there is no program ./nowhere, the client of DuckDB; install it, or --client names it")
  }

  @Test func aClientThatFails() async throws {
    let engine = try FakeEngine(
      "echo 'Catalog Error: no table requests' >&2; echo 'LINE 1: DESCRIBE' >&2; exit 1")
    try await Self.refused(engine.options, "Catalog Error: no table requests\n")
    try await Self.refused(engine.options, "in line 1: DESCRIBE")
  }

  @Test func aClientThatHangsUp() async throws {
    try await Self.refused(try FakeEngine("exit 0").options, "tells no column of the table requests")
    try await Self.refused(try FakeEngine("kill -9 $$").options, "signal 9")
  }

  @Test func aClientThatPrintsGarbage() async throws {
    try await Self.refused(try FakeEngine("echo hello").options, "tells no column of the table requests")
    let engine = try FakeEngine(
      """
      test -n "$mark" || exec printf '%s\\n' a,b group,VARCHAR response_time_ms,DOUBLE timestamp,TIMESTAMP
      printf '%s\\n' header 'what,is,this'
      """)
    try await Self.refused(engine.options, "an answer that is not one of summaries, at line 2: what,is,this")
  }

  /// Rows alone do not tell that an answer is whole, nor that it is of this statement.
  @Test func anAnswerToNothing() async throws {
    let engine = try FakeEngine(
      """
      test -n "$mark" || exec printf '%s\\n' a,b group,VARCHAR response_time_ms,DOUBLE timestamp,TIMESTAMP
      printf '%s\\n' part,key1,key2,key3,v1 'rows,canary, \\N,named,10'
      """)
    try await Self.refused(engine.options, "an answer to another statement, or a part of one")
  }

  @Test func aTableWithoutRows() async throws {
    try await Self.refused(try FakeEngine(answering: []).options, "duckdb:requests: the table has no rows")
  }

  @Test func aTableWithoutRowsOfTheTime() async throws {
    try await Self.refused(
      try FakeEngine(answering: []).options + ["--from", "2025-10-22"], "no row lies in",
      Self.commands)
  }

  @Test func aTableOfOneGroup() async throws {
    let rows = ["rows,canary, \\N,lone,3000,1761091200000,1761177600000,200,3000,0,1,100,300"]
    try await Self.refused(
      try FakeEngine(answering: rows).options, "one group only", [["analyze"], ["decide-stage5"]])
  }

  @Test func aTableOfBadRows() async throws {
    let rows = ["rows,canary,bad_number,named,2000", "rows,legacy,bad_number,named,2000"]
    try await Self.refused(try FakeEngine(answering: rows).options, "4,000 of 4,000 rows cannot be read")
  }

  @Test func aColumnThatIsNoGroup() async throws {
    let rows = (0..<100).map { "rows,group\($0), \\N,lone,30,1761091200000,1761177600000" }
    try await Self.refused(
      try FakeEngine(answering: rows).options, "'group' is no column of groups; --group names another")
  }

  @Test func aTableWithoutTheColumns() async throws {
    let engine = try FakeEngine("printf '%s\\n' column_name,column_type group,VARCHAR x,DOUBLE")
    try await Self.refused(
      engine.options + ["--unit", "person"], "the table has no column 'person'; --unit names one of")
  }

  @Test(arguments: [("INT", 130), ("TERM", 143)])
  func anInterruptionEndsTheClient(_ signal: String, _ status: Int) async throws {
    let folder = try TemporaryFolder()
    try folder.file("client", "echo $$ > started; exec sleep 60\n")
    let outcome = try await Program.shell(
      """
      set -m
      "$assay" analyze --warehouse duckdb --table t --client 'sh client' --output answer.txt & program=$!
      for attempt in $(seq 500); do [ -s started ] && break; sleep 0.01; done
      kill -\(signal) $program
      wait $program; echo status $?
      for attempt in $(seq 300); do kill -0 $(cat started) 2> /dev/null || break; sleep 0.01; done
      kill -0 $(cat started) 2> /dev/null && echo still there
      true
      """, in: folder.path)
    #expect(outcome.text == "status \(status)\n", "\(outcome) \(outcome.text)")
    #expect(!folder.has("answer.txt"), "\(outcome)")
  }

  @Test func onATerminalItIsShownForHowLong() async throws {
    let engine = try FakeEngine("sleep 2; exit 1")
    let folder = try TemporaryFolder()
    try folder.file("go", "\"$assay\" analyze --warehouse duckdb --table t --client \"\(engine.client)\"\n")
    let shown = try await Program.shell(
      "TERM=xterm script --quiet --return --command 'bash go' /dev/null", in: folder.path)
    #expect(shown.text.contains("asking DuckDB… 1 s"), "\(shown.text)")
    let piped = try await Program.shell("bash go", in: folder.path)
    #expect(piped.status == 2 && !piped.error.contains("asking"), "\(piped)")
  }
}
