internal import Plans
internal import Verdicts

/// A change of the traffic as it is shown on a terminal, with a command that can be pasted.
public struct RolloutText: Sendable {
  private let answer: RolloutAnswer
  private let terminal: Terminal
  private let telling: Telling

  /// The text of a change.
  ///
  /// - Parameters:
  ///   - answer: the change, and what became of it.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(_ answer: RolloutAnswer, terminal: Terminal, language: Language = .english) {
    self.answer = answer
    telling = Telling(language)
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
    lines += ["", telling(answer.state == .applied ? RolloutPhrase.nowYours : .laterYours)]
    for step in steps { lines += ["  # \(telling.told(step.text))", "  \(ShellText.line(step.command))"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var head: (word: String, style: Style, state: String) {
    switch answer.state {
    case .planned: (telling(RolloutPhrase.dryRun), .doubtful, telling(RolloutPhrase.dryRunAbout))
    case .asked: (telling(RolloutPhrase.apply), .doubtful, telling(RolloutPhrase.applyAbout))
    case .applied: (telling(RolloutPhrase.done), .good, telling(RolloutPhrase.doneAbout))
    }
  }

  private var facts: [(String, String)] {
    let services = answer.rollout.services
    let place = [
      services.service, services.project.map { telling(RolloutPhrase.project, $0) },
      services.region.map { telling(RolloutPhrase.region, $0) },
    ]
    let shares = answer.shares(in: telling).map { "\($0.name)\(telling.bracketed($0.role)) \($0.percent)" }
    return [
      (telling(RolloutPhrase.change), answer.title(in: telling)),
      (telling(RolloutPhrase.service), place.compactMap { $0 }.joined(separator: ", ")),
      (telling(RolloutPhrase.traffic), shares.joined(separator: ", ")),
      (telling(RolloutPhrase.gate), answer.gateSentence(in: telling)),
    ]
  }
}

/// A change of the traffic as a report in GitHub-flavoured Markdown.
public struct RolloutMarkdown: Sendable {
  private let answer: RolloutAnswer
  private let telling: Telling

  /// The report of a change.
  public init(_ answer: RolloutAnswer, language: Language = .english) {
    self.answer = answer
    telling = Telling(language)
  }

  /// The report, with a final newline.
  public var text: String {
    var table = MarkdownTable(columns: [
      (telling(RolloutPhrase.version), true), (telling(RolloutPhrase.revision), true),
      (telling(RolloutPhrase.traffic), false),
    ])
    table.rows = answer.shares(in: telling).map { [$0.role, Markup.name($0.name), $0.percent] }
    let (word, about): (RolloutPhrase, RolloutPhrase) =
      answer.state == .applied ? (.done, .doneAbout) : (.dryRun, .nothingChanged)
    let title = telling(RolloutPhrase.title, Markup.sentence(answer.title(in: telling)))
    var parts = [["# " + title], ["**\(telling(word))**: \(telling(about))."], table.lines]
    parts.append([telling(RolloutPhrase.gateIs, Markup.sentence(answer.gateSentence(in: telling)))])
    parts.append(["```sh"] + ShellText.lines(answer.command) + ["```"])
    parts.append(["## " + telling(RolloutPhrase.byHand), "", "```sh"] + steps + ["```"])
    return Markup.document(parts)
  }

  private var steps: [String] {
    answer.rollout.afterwards.flatMap { ["# \(telling.told($0.text))", ShellText.line($0.command)] }
  }
}
