internal import Plans
internal import Verdicts

/// A change of the traffic as it is shown on a terminal, with a command that can be pasted.
public struct RolloutText: Sendable {
  private let answer: RolloutAnswer
  private let terminal: Terminal

  /// The text of a change.
  ///
  /// - Parameters:
  ///   - answer: the change, and what became of it.
  ///   - terminal: what it is shown on.
  public init(_ answer: RolloutAnswer, terminal: Terminal) {
    self.answer = answer
    self.terminal = terminal
  }

  /// The text, with a final newline; lines of a command are not broken, however wide they are.
  public var text: String {
    let (word, style, state) = head
    var lines = [terminal.styled(word, style)] + terminal.wrapped(state, indentation: 2) + [""]
    lines += facts.flatMap { terminal.wrapped("\($0): \($1)", indentation: 2, hanging: 2) }
    lines += [""] + ShellText.lines(answer.command)
    if answer.state == .asked { return lines.joined(separator: "\n") + "\n" }
    let steps = answer.rollout.afterwards
    lines += ["", answer.state == .applied ? "Now yours to do:" : "Afterwards yours to do:"]
    for step in steps { lines += ["  # \(step.text)", "  \(ShellText.line(step.command))"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var head: (word: String, style: Style, state: String) {
    switch answer.state {
    case .planned: ("DRY RUN", .doubtful, "nothing is changed; with --apply the command below is run")
    case .asked: ("APPLY", .doubtful, "the command below will be run")
    case .applied: ("DONE", .good, "the traffic is split anew")
    }
  }

  private var facts: [(String, String)] {
    let services = answer.rollout.services
    let place = [
      services.service, services.project.map { "project \($0)" }, services.region.map { "region \($0)" },
    ]
    return [
      ("change", answer.title), ("service", place.compactMap { $0 }.joined(separator: ", ")),
      ("traffic", answer.shares.map { "\($0.name) (\($0.role)) \($0.percent) %" }.joined(separator: ", ")),
      ("gate", answer.gateSentence),
    ]
  }
}

/// A change of the traffic as a report in GitHub-flavoured Markdown.
public struct RolloutMarkdown: Sendable {
  private let answer: RolloutAnswer

  /// The report of a change.
  public init(_ answer: RolloutAnswer) {
    self.answer = answer
  }

  /// The report, with a final newline.
  public var text: String {
    var table = MarkdownTable(columns: [("version", true), ("revision", true), ("traffic", false)])
    table.rows = answer.shares.map { [$0.role, Markup.name($0.name), "\($0.percent) %"] }
    let state =
      answer.state == .applied ? "**DONE**: the traffic is split anew." : "**DRY RUN**: nothing is changed."
    var parts = [["# Rollout: " + Markup.sentence(answer.title)], [state], table.lines]
    parts.append(["Gate: " + Markup.sentence(answer.gateSentence) + "."])
    parts.append(["```sh"] + ShellText.lines(answer.command) + ["```"])
    parts.append(["## Afterwards, by hand", "", "```sh"] + steps + ["```"])
    return Markup.document(parts)
  }

  private var steps: [String] {
    answer.rollout.afterwards.flatMap { ["# \($0.text)", ShellText.line($0.command)] }
  }
}
