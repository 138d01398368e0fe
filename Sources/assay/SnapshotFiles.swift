import Documents
import Glibc
import Logs
import Sentences
import Summaries
import Verdicts

/// A monitor's snapshots, and those of them that a stage is judged by.
struct SnapshotFiles {
  private struct File {
    var evidence: StageEvidence
    /// The time inside, or in the name; nil where neither tells it.
    var time: Int64?
    /// The time, else when the file was last modified.
    var age: Int64
  }

  private let judged: [File]
  private let all: Bool
  private let range: TimeRange

  /// Reads the snapshots.
  ///
  /// - Parameters:
  ///   - arguments: files, folders and patterns.
  ///   - all: whether all of the stage are judged, or the newest.
  ///   - range: the stage's time, as the plan dates it.
  ///   - quiet: whether warnings are left out.
  /// - Throws: ``Trouble`` or `LogError` where no snapshot is found, `DocumentError` where one says what it cannot.
  init(_ arguments: [String], all: Bool, range: TimeRange, quiet: Bool) throws {
    self.all = all
    self.range = range
    var files: [File] = []
    for path in try Self.paths(arguments) { files.append(try Self.read(path)) }
    let untimed = files.filter { $0.time == nil }
    if let first = untimed.first, !quiet, files.count > 1 || !range.isUnlimited {
      let others = untimed.count > 1 ? " and \(untimed.count - 1) more tell" : " tells"
      StandardError.write(
        "\(first.evidence.path)\(others) no time inside or in the name; when last modified is taken\n")
    }
    if all {
      let ofStage = files.filter { range.contains($0.age) }
      if ofStage.count < files.count, !quiet {
        StandardError.write(
          "\(files.count - ofStage.count) of \(files.count) snapshots are not of this stage\n")
      }
      judged = ofStage.isEmpty ? Self.newest(files) : ofStage
    } else {
      judged = Self.newest(files)
      if files.count > 1, !quiet, let newest = judged.first {
        StandardError.write("\(newest.evidence.path) is the newest of \(files.count) snapshots\n")
      }
    }
  }

  /// The verdict of a gate on the snapshots.
  func answer(_ gate: StageGate, _ proofs: StageProofs) -> GateAnswer {
    let evidence = judged.map { file in
      var evidence = file.evidence
      proofs.add(to: &evidence)
      evidence.period = file.time.map { $0...$0 }
      if let start = range.start, file.age < start {
        evidence.staleness =
          "the snapshot is of \(Figures.minute(file.age)), before the stage began, \(Figures.minute(start))"
      } else if let end = range.end, file.age >= end {
        evidence.staleness =
          "the snapshot is of \(Figures.minute(file.age)), after the stage ended, \(Figures.minute(end))"
      }
      return evidence
    }
    let verdict = all ? gate.decide(worstOf: evidence) : gate.decide(evidence[0])
    var whole = evidence[evidence.count - 1]
    whole.path = evidence.map(\.path).joined(separator: " ")
    let times = judged.compactMap(\.time)
    whole.period = times.min().flatMap { first in times.max().map { first...$0 } }
    return GateAnswer(stage: gate, verdict: verdict, evidence: whole, analysis: nil)
  }

  private static func newest(_ files: [File]) -> [File] {
    files.max { $0.age < $1.age }.map { [$0] } ?? []
  }

  private static func read(_ path: String) throws -> File {
    let document = try DocumentFile.read(path, what: "the snapshot")
    let named = SnapshotTime.text(inNameOf: path).flatMap { LogTime.milliseconds($0) }
    let time = try SnapshotTime.inside(document, time: { LogTime.milliseconds($0) }) ?? named
    return File(
      evidence: try StageEvidence(document, path: path), time: time,
      age: time ?? FileAge.modified(path) ?? .max)
  }

  /// The files that the arguments name, each once; of a folder, its `monitor_*.json`.
  private static func paths(_ arguments: [String]) throws -> [String] {
    var found: [String] = []
    for argument in arguments {
      let isFolder = isFolder(argument)
      let sources = try LogSource.expand([argument]).filter { source in
        let name = source.path.split(separator: "/").last ?? ""
        return !isFolder || name.hasPrefix("monitor_") && name.hasSuffix(".json")
      }
      guard !sources.isEmpty else {
        throw Trouble("--snapshot \(argument): the folder holds no monitor_*.json")
      }
      if let named = sources.first(where: { $0.group != nil }) {
        throw Trouble(
          "--snapshot \(argument): there is no file \(argument); a snapshot holds both groups, \(named.path) needs no name"
        )
      }
      for source in sources where !found.contains(source.path) { found.append(source.path) }
    }
    return found
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
