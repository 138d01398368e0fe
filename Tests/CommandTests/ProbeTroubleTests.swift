import Foundation
import TestSupport
import Testing

/// `assay probe` where something is wrong: nothing measured is no answer, secrets stay secret, and what is done is kept.
@Suite struct ProbeTroubleTests {
  @Test func aSideWithoutAnAnswerIsAnError() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let deaf = "http://me:s3cret@127.0.0.1:\(try LoopbackServer.deafPort())/chat?key=s3cret"
    let outcome = try await Program.run(
      ["probe", "--legacy", server.url("/chat"), "--canary", deaf, "--log", folder("log.jsonl")], limit: 300)
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
    #expect(
      outcome.error.contains("none of 10 requests was answered (10 × connection refused)"), "\(outcome)")
    #expect(outcome.error.contains("canary http://127.0.0.1:"), "\(outcome)")
    #expect(try folder.text("log.jsonl").split(separator: "\n").count >= 20)
    let log = try folder.text("log.jsonl")
    #expect(!outcome.error.contains("s3cret") && !log.contains("s3cret"))
  }

  @Test func aServerThatHangsIsAnErrorToo() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let outcome = try await Program.run(
      [
        "probe", "--legacy", server.url("/hang"), "--canary", server.url("/chat"), "--log",
        folder("log.jsonl"),
        "--timeout", "0.05", "--iterations", "1",
      ], limit: 300)
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.error.contains("none of 4 requests was answered (4 × timeout)"), "\(outcome)")
  }

  @Test func secretsAreNeitherLoggedNorShown() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    try folder.file("headers.txt", "# both sides\nX-Api-Key: $PROBE_KEY\n")
    let url = "http://me:s3cret@" + server.url("/chat?key=s3cret").dropFirst("http://".count)
    let outcome = try await Program.shell(
      """
      PROBE_KEY=s3cret "$assay" probe --legacy '\(url)' --canary '\(url)' --header-file headers.txt \
        --legacy-header 'Authorization: Bearer ${PROBE_KEY}' --header 'Cookie: s3cret' --iterations 2 --log log.jsonl \
        --format json
      """, in: folder.path, limit: 300)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(!outcome.text.contains("s3cret") && !outcome.error.contains("s3cret"))
    let log = try folder.text("log.jsonl")
    #expect(!log.contains("s3cret"))
    #expect(try outcome.json[path: "sides.0.url"]?.string == server.url("/chat"))
    let headers = server.requests.map(\.headers)
    #expect(headers.allSatisfy { $0["x-api-key"] == "s3cret" && $0["cookie"] == "s3cret" })
    #expect(headers.count { $0["authorization"] == "Bearer s3cret" } == headers.count / 2)
    #expect(headers.count { $0["authorization"]?.hasPrefix("Basic ") == true } == headers.count / 2)
  }

  static let refused: [([String], [String])] = [
    (["--canary", "127.0.0.1/chat"], ["--canary", "http://"]),
    (["--canary", "file:///etc/passwd"], ["file://", "http://"]),
    (["--header", "Authorization Bearer s3cret"], ["'Name: value'"]),
    (["--header", "A: $NO_SUCH_VARIABLE_HERE"], ["NO_SUCH_VARIABLE_HERE", "$$"]),
    (["--header", "Content-Length: 3"], ["Content-Length"]),
    (["--header-file", "nowhere.txt"], ["nowhere.txt"]), (["--requests", "nowhere.json"], ["nowhere.json"]),
    (["--iterations", "0"], ["--iterations 0"]), (["--concurrency", "0"], ["--concurrency 0"]),
    (["--concurrency", "1000"], ["--concurrency 1000"]), (["--delay-ms", "-1"], ["--delay-ms"]),
    (["--timeout", "0"], ["--timeout 0"]), (["--timeout", "nan"], ["--timeout nan"]),
    (["--connect-timeout", "-1"], ["--connect-timeout"]), (["--method", "get it"], ["--method"]),
    (["--max-answer", "huge"], ["--max-answer huge", "64K"]), (["--warm-up", "-1"], ["--warm-up"]),
    (["--metric", "nosuch"], ["nosuch:mean:decrease"]), (["--max-rejected", "2"], ["--max-rejected 2"]),
    (["--log", "."], ["the log .", "directory"]),
    (["--log", "full.jsonl"], ["full.jsonl", "name another file"]),
    (["--log", "/dev/null"], ["/dev/null"]), (["--log", "no/folder.jsonl"], ["no/folder.jsonl"]),
    (["--log", "a.jsonl", "--output", "a.jsonl"], ["--log", "--output"]),
  ]

  @Test(arguments: refused)
  func whatCannotBeIsRefusedBeforeAnyRequest(_ arguments: [String], _ texts: [String]) async throws {
    let folder = try TemporaryFolder()
    try folder.file("full.jsonl", "{}\n")
    let server = try LoopbackServer()
    var all = ["probe", "--legacy", server.url("/chat")] + arguments
    if !arguments.contains("--canary") { all += ["--canary", server.url("/chat")] }
    let outcome = try await Program.run(all, in: folder.path, limit: 300)
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
    for text in texts { #expect(outcome.error.contains(text), "\(text) in \(outcome)") }
    #expect(!outcome.error.contains("s3cret"), "\(outcome)")
    #expect(server.requests.isEmpty && folder.names == ["full.jsonl"], "\(folder.names)")
    #expect(try folder.text("full.jsonl") == "{}\n")
  }

  @Test func mistakesInAFileOfRequestsAreNamed() async throws {
    let folder = try TemporaryFolder()
    try folder.file("requests.json", "[\n  {\"body\": 1},\n  {\"body\": 2, \"expct\": {}}\n]\n")
    let outcome = try await Program.run(
      ["probe", "--legacy", "http://[::1]:1/", "--canary", "http://[::1]:1/", "--requests", "requests.json"],
      in: folder.path, limit: 300)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(
      outcome.error.contains("requests.json line 3") && outcome.error.contains("'expect'"), "\(outcome)")
  }

  /// Stops a probe in its middle by a signal, and tells its status.
  private func interrupted(_ signal: String, _ server: LoopbackServer, in folder: TemporaryFolder)
    async throws
    -> Outcome
  {
    try await Program.shell(
      """
      set -m  # Else a shell has its children in the background ignore SIGINT.
      "$assay" probe --legacy '\(server.url("/slow?5"))' --canary '\(server.url("/slow?5"))' --iterations 10000 \
        --log log.jsonl --format json > answer.json & program=$!
      for attempt in $(seq 3000); do test "$(wc -l 2> /dev/null < log.jsonl || echo 0)" -ge 12 && break; sleep 0.01; done
      kill -\(signal) $program
      wait $program; echo status $?
      """, in: folder.path, limit: 300)
  }

  @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func aSignalKeepsWhatIsDone(_ signal: String, _ status: Int) async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let outcome = try await interrupted(signal, server, in: folder)
    #expect(outcome.text.hasSuffix("status \(status)\n"), "\(outcome) \(outcome.text)")
    let document = try JSONValue(parsing: folder.bytes("answer.json"))
    #expect(document["interrupted"] == .boolean(true))
    let rows = try folder.text("log.jsonl").split(separator: "\n")
    #expect(rows.count >= 12 && rows.count < 1_000 && document["requests_made"]?.integer == rows.count)
    #expect(document[path: "comparison.data.rows_used"]?.integer == rows.count)
  }

  /// Nothing is left to the end: what is in the log when the program is killed can be read.
  @Test func aKillLeavesWholeRows() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let outcome = try await interrupted("KILL", server, in: folder)
    #expect(outcome.text.hasSuffix("status 137\n"), "\(outcome) \(outcome.text)")
    #expect(try folder.text("log.jsonl").hasSuffix("}\n"))
    let analysis = try await Program.run(["analyze", "--quiet", "--format", "json", folder("log.jsonl")])
    #expect(analysis.status == 0, "\(analysis)")
    let used = try analysis.json[path: "data.rows_used"]?.integer
    #expect((used ?? 0) >= 12)
  }

  @Test func aSignalBeforeAnyAnswerIsNoAnswer() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let outcome = try await Program.shell(
      """
      set -m
      "$assay" probe --legacy '\(server.url("/hang"))' --canary '\(server.url("/hang"))' > answer.txt & program=$!
      sleep 1; kill -INT $program; wait $program; echo status $?; ls
      """, in: folder.path, limit: 300)
    #expect(outcome.text == "status 130\nanswer.txt\n", "\(outcome) \(outcome.text)")
    #expect(try folder.text("answer.txt").isEmpty)
  }

  /// The line of progress is on the terminal and taken away; a busy line of control characters is not.
  @Test func onATerminal() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    try folder.file(
      "go",
      """
      "$assay" probe --legacy '\(server.url("/slow?30"))' --canary '\(server.url("/control"))' --iterations 5 > answer.txt
      """)
    let outcome = try await Program.shell(
      "TERM=xterm script --quiet --return --command 'stty cols 90; bash go' /dev/null", in: folder.path,
      limit: 300)
    #expect(outcome.status == 0, "\(outcome) \(outcome.text)")
    let shown = outcome.text + outcome.error
    #expect(shown.contains("of 40 requests") && shown.contains("median legacy"), "\(shown)")
    #expect(shown.contains("\r\u{1B}[K") && !shown.contains("\u{7}") && !shown.contains("[31m"), "\(shown)")
    let answer = try folder.text("answer.txt")
    #expect(answer.contains("20 × malformed JSON") && !answer.contains("\u{1B}"), "\(answer)")
    let log = try #require(folder.names.first { $0.hasPrefix("probe-") })
    let rows = try folder.text(log)
    #expect(!rows.contains("\u{1B}"))
  }
}
