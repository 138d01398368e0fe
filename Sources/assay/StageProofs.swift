import Documents
import Glibc
import Logs
import Plans
import Sentences
import Verdicts

/// What a stage asks for beside its rows: a load test, the A/B decision.
struct StageProofs {
  private(set) var loadTest: LoadTest?
  private(set) var decision: StageDecision?

  /// Reads the files that were named.
  ///
  /// - Parameters:
  ///   - loadTest: the load test's file.
  ///   - decision: the A/B decision's.
  ///   - gate: the stage's gate.
  ///   - plan: the plan.
  ///   - start: when the stage began, where the plan tells; what is older says nothing of it.
  ///   - quiet: whether warnings are left out.
  /// - Throws: ``Trouble`` where a file cannot be read or the stage does not ask for it; `DocumentError` or `AnalysisError` where
  ///   it says what it cannot.
  init(
    loadTest: String?, decision: String?, gate: StageGate, plan: Plan, start: Int64?, quiet: Bool
  ) throws {
    if let loadTest {
      guard gate.stage.needsLoadTest else {
        throw Trouble("--load-test changes nothing: stage \(gate.stage.number) asks for none; leave it out")
      }
      var test = try Self.test(loadTest)
      test.staleness = FileAge(path: loadTest, time: test.time, quiet: quiet).staleness(
        "the load test", start: start)
      self.loadTest = test
    }
    if let decision {
      guard gate.stage.needsDecision else {
        throw Trouble("--decision changes nothing: stage \(gate.stage.number) asks for none; leave it out")
      }
      let last = Stage5Gate(plan: plan, evidence: gate.evidence == .bound ? .bound : .significant)
      var found = try StageDecision(
        DocumentFile.read(decision, what: "the decision"), path: decision, gate: last,
        isProof: gate.evidence == .bound, time: { LogTime.milliseconds($0) })
      found.staleness = FileAge(path: decision, time: found.time, quiet: quiet).staleness(
        "the A/B decision", start: start)
      self.decision = found
    }
  }

  /// Puts them beside a source's evidence.
  func add(to evidence: inout StageEvidence) {
    evidence.loadTest = loadTest
    evidence.decision = decision
  }

  private static func test(_ path: String) throws -> LoadTest {
    let bytes = try InputFile.read(path, what: "the load test")
    let blank = Array(" \t\r\n".utf8) + [0xEF, 0xBB, 0xBF]
    guard let first = bytes.first(where: { !blank.contains($0) }), first != UInt8(ascii: "{") else {
      return try LoadTest(
        Document(parsing: bytes, name: path), path: path, time: { LogTime.milliseconds($0) })
    }
    return try LoadTest(locust: bytes, path: path)
  }
}

/// How old a file is that a stage is judged by.
struct FileAge {
  let path: String
  /// The time that it tells of itself.
  let time: Int64?
  let quiet: Bool

  /// Why the file says nothing of a stage; nil where it does.
  ///
  /// A file that does not tell its time is as old as its last modification, with a warning.
  func staleness(_ what: Sentence, start: Int64?) -> Sentence? {
    guard let start, let made = time ?? Self.modified(path) else { return nil }
    if time == nil, !quiet {
      StandardError.write(
        "\(path): tells no time; \(Figures.minute(made)), when it was last modified, is taken\n")
    }
    guard made < start else { return nil }
    return "\(what) is of \(Figures.minute(made)), before the stage began, \(Figures.minute(start))"
  }

  /// When a file was last modified, in milliseconds since 1970; nil of what is no file.
  static func modified(_ path: String) -> Int64? {
    var status = stat()
    guard path != "-", unsafe stat(path, &status) == 0 else { return nil }
    return Int64(status.st_mtim.tv_sec) * 1_000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
  }
}
