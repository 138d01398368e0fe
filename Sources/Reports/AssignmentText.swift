internal import Inference
public import Verdicts

/// Users and their groups as they are shown on a terminal, and what a list of them adds up to.
public struct AssignmentText: Sendable {
  private let terminal: Terminal
  private let telling: Telling

  /// The texts for a terminal.
  public init(terminal: Terminal, language: Language = .english) {
    self.terminal = terminal
    telling = Telling(language)
  }

  /// Users in three columns, with a final newline.
  ///
  /// - Parameters:
  ///   - users: those that are listed.
  ///   - left: how many more there are.
  /// - Returns: the text.
  public func list(_ users: [(user: String, bucket: Int, group: String)], left: Int = 0) -> String {
    var table = TextTable(columns: [
      .init(title: telling(AssignmentPhrase.user), alignment: .left, isFlexible: true),
      .init(title: telling(AssignmentPhrase.bucket)),
      .init(title: telling(AssignmentPhrase.group), alignment: .left, isFlexible: true),
    ])
    table.rows = users.map { [.init(text: $0.user), .init(text: String($0.bucket)), .init(text: $0.group)] }
    let more = left > 0 ? [telling(AssignmentPhrase.more, Figures.count(left))] : []
    return (table.lines(on: terminal) + more).joined(separator: "\n") + "\n"
  }

  /// The shares of the groups beside the planned ones, with a final newline.
  public func summary(_ answer: AssignmentAnswer) -> String {
    var table = TextTable(columns: [
      .init(title: telling(AssignmentPhrase.group), alignment: .left, isFlexible: true),
      .init(title: telling(AssignmentPhrase.users)), .init(title: telling(AssignmentPhrase.share)),
      .init(
        title: telling.levelInterval(answer.level) + telling.bracketed("Wilson"), alignment: .left,
        dispensability: 1),
      .init(title: telling(AssignmentPhrase.planned)),
    ])
    table.rows = answer.groups.map { group in
      [
        .init(text: group.name), .init(text: Figures.count(group.users)),
        .init(text: telling.figure(Figures.percent(group.share.estimate))),
        .init(
          text: telling.figure(
            Figures.percent(group.share.lower) + " to " + Figures.percent(group.share.upper))),
        .init(text: telling.figure(Figures.short(100 * group.planned) + " %")),
      ]
    }
    var notes = [telling(AssignmentPhrase.rule, telling.rule(answer.settings))]
    if let test = answer.test {
      let name = telling(test.name == "binomial" ? AssignmentPhrase.binomial : .chiSquared)
      notes.append(telling(AssignmentPhrase.against, MetricFigures.bare(test.pValue), name))
    }
    if answer.emptyLines > 0 {
      notes.append(telling(AssignmentPhrase.emptyLines, Figures.count(answer.emptyLines)))
    }
    return (table.lines(on: terminal) + notes.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) })
      .joined(separator: "\n") + "\n"
  }
}

extension Telling {
  /// How users are assigned, in words.
  func rule(_ settings: AssignmentSettings) -> String {
    let share = figure(Figures.short(settings.percentage) + " %")
    return seeded(settings) + "\(share) \(settings.name(of: settings.percentageOf))"
      + bracketed(told(settings.source))
  }

  /// The rule with its seed, and what goes on behind it.
  func seeded(_ settings: AssignmentSettings) -> String {
    settings.rule + (settings.seed.map { self(AssignmentPhrase.seed, "\($0)") } ?? "") + ", "
  }
}
