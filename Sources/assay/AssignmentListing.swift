import Assignment
import Inference
import Logs
import Reports
import Verdicts

/// A list of users with their groups, written while it is read: its length costs no memory.
struct AssignmentListing {
  /// The most users that are listed in a table.
  private static let tableLimit = 1_000

  private let planned: PlannedAssignment
  private let format: Assign.Form
  private let output: OutputOptions
  private let level: Double
  private let settings: AssignmentSettings

  init(_ planned: PlannedAssignment, format: Assign.Form, output: OutputOptions, level: Double) {
    self.planned = planned
    self.format = format
    self.output = output
    self.level = level
    settings = AssignmentSettings(planned)
  }

  /// What has been made of the users so far.
  private struct State {
    var counts = [0, 0]
    /// What is to be written next.
    var bytes: [UInt8] = []
    /// The users of a table.
    var listed: [(user: String, bucket: Int, group: String)] = []

    var users: Int { counts[0] + counts[1] }
  }

  /// Reads all users, and writes them with their groups and what they add up to.
  func run(_ source: UserSource) throws {
    let sink = try AnswerSink(output)
    var state = State()
    let document = AssignmentDocument(settings, version: Version.text)
    let csv = AssignmentCSV(control: planned.names.control, treatment: planned.names.treatment)
    switch format {
    case .csv: state.bytes = AssignmentCSV.header
    case .json: state.bytes = Array(document.head.utf8)
    case .table: break
    }
    let progress = ReadProgress()
    progress.expect(source.path.flatMap(FileSize.of))
    let line =
      output.quiet ? nil : ProgressLine(progress, isColoured: !output.noColor && Screen.allowsColours)
    defer { line?.finish() }
    var told = 0
    let empty = try source.forEach { user in
      let bucket = planned.assignment.bucket(of: user)
      let side = planned.assignment.side(ofBucket: bucket)
      switch format {
      case .csv: csv.append(user, bucket: bucket, isControl: side == .control, to: &state.bytes)
      case .json:
        let text = document.line(
          Self.text(user), bucket: bucket, role: side.role, isFirst: state.users == 0)
        state.bytes += text.utf8
      case .table:
        if state.users < Self.tableLimit {
          state.listed.append((Self.text(user), bucket, planned.name(of: side)))
        }
      }
      state.counts[side.rawValue] += 1
    } flush: { count in
      progress.add(bytes: count, rows: state.users - told)
      told = state.users
      // Nothing is written before there is a user: an empty list is an error.
      guard state.users > 0 else { return }
      try sink.write(state.bytes)
      state.bytes.removeAll(keepingCapacity: true)
    }
    line?.finish()
    try finish(state, empty: empty, document: document, sink: sink, source: source)
  }

  private func finish(
    _ state: State, empty: Int, document: AssignmentDocument, sink: AnswerSink, source: UserSource
  ) throws {
    guard state.users > 0 else {
      let name = source.path.map { $0 == "-" ? "standard input" : $0 } ?? "the command line"
      throw Trouble("\(name) names no user" + (empty > 0 ? ", only \(empty) empty lines" : ""))
    }
    let answer = try AssignmentAnswer(
      settings, users: (state.counts[0], state.counts[1]), planned: planned.assignment.share(of: .control),
      emptyLines: empty, level: level)
    switch format {
    case .json: try sink.write(Array(document.tail(answer).utf8))
    case .csv:
      if !output.quiet { StandardError.write(AssignmentText(terminal: Terminal()).summary(answer)) }
    case .table:
      let text = AssignmentText(terminal: Answer(output).terminal, language: output.lang)
      let list = text.list(state.listed, left: state.users - state.listed.count)
      try sink.write(Array((list + "\n" + text.summary(answer)).utf8))
    }
    try sink.finish()
  }

  private static func text(_ user: Span<UInt8>) -> String {
    unsafe user.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension AssignedSide {
  /// The same in the words of an analysis.
  var role: GroupRole { self == .control ? .control : .treatment }
}

extension AssignmentSettings {
  /// How users are assigned, for the answer.
  init(_ planned: PlannedAssignment) {
    let assignment = planned.assignment
    self.init(
      rule: assignment.rule.rawValue, seed: assignment.rule.hasSeed ? assignment.seed : nil,
      percentage: assignment.percentage, percentageOf: assignment.rule.percentageSide.role,
      source: planned.source, stage: planned.stage, control: planned.names.control,
      treatment: planned.names.treatment)
  }
}
