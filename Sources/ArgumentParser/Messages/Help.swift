/// The help text of a command.
struct Help {
  var path: CommandPath
  var includeHidden = false

  /// A heading and what is listed below it.
  private struct Section {
    var title: String
    var entries: [Entry]

    func rendered(columns: Int) -> String {
      "\(title.uppercased()):\n" + entries.map { $0.rendered(columns: columns) }.joined(separator: "\n")
    }
  }

  /// What is explained, and its explanation.
  private struct Entry {
    var label: String
    var abstract: String
    var discussion = ""

    /// The column at which explanations begin.
    private static let column = 26

    func rendered(columns: Int) -> String {
      var text = "  " + label
      if !abstract.isEmpty {
        let wrapped = abstract.wrapped(to: columns, indent: Self.column)
        if text.count < Self.column {
          text += String(repeating: " ", count: Self.column - text.count) + wrapped.dropFirst(Self.column)
        } else {
          text += "\n" + wrapped
        }
      }
      return discussion.isEmpty ? text : text + "\n" + discussion.wrapped(to: columns, indent: 6)
    }
  }

  /// The whole text, without a final newline.
  ///
  /// `columns` is the width to wrap at; without one, that of the terminal.
  func rendered(columns: Int?) -> String {
    let columns = max(columns ?? Terminal.columns, 40)
    let configuration = path.configuration
    var blocks: [String] = []
    if !configuration.abstract.isEmpty {
      blocks.append("OVERVIEW: \(configuration.abstract)".wrapped(to: columns, indent: 0))
    }
    if !configuration.discussion.isEmpty {
      let discussion = configuration.discussion.wrapped(to: columns, indent: 0)
      blocks.append(configuration.abstract.isEmpty ? "OVERVIEW:\n" + discussion : discussion)
    }
    blocks.append("USAGE: \(Usage(path: path, includeHidden: includeHidden).line)")
    blocks += (argumentSections + commandSections).filter { !$0.entries.isEmpty }
      .map { $0.rendered(columns: columns) }
    if !configuration.subcommands.isEmpty, let root = path.first {
      let names = [CommandPath.name(of: root), "help"] + path.dropFirst().map(CommandPath.name(of:))
      blocks.append("  See '\(names.joined(separator: " ")) <subcommand>' for detailed help.")
    }
    return blocks.joined(separator: "\n\n")
  }

  /// The arguments without a name, the titled groups as they first appear, and the other options.
  private var argumentSections: [Section] {
    let shown = path.arguments.declarations.filter {
      $0.traits.help.visibility.isVisible(includingHidden: includeHidden)
    }
    var arguments = Section(title: "Arguments", entries: [])
    var options = Section(title: "Options", entries: [])
    var groups: [Section] = []
    for declaration in shown {
      let entries = entries(for: declaration)
      if declaration.title.isEmpty {
        if declaration.isPositional { arguments.entries += entries } else { options.entries += entries }
      } else if let index = groups.firstIndex(where: { $0.title == declaration.title }) {
        groups[index].entries += entries
      } else {
        groups.append(Section(title: declaration.title, entries: entries))
      }
    }
    return [arguments] + groups + [options]
  }

  private func entries(for declaration: Declaration) -> [Entry] {
    let labels = declaration.spellings.map { names in
      guard case .option = declaration.traits.kind else {
        return declaration.isPositional ? declaration.synopsis(as: nil) : names.listing
      }
      return "\(names.listing) <\(declaration.valueName)>"
    }
    let helps = declaration.traits.spellingHelp
    if !helps.isEmpty {
      return zip(labels, helps).map { Entry(label: $0, abstract: $1.abstract, discussion: $1.discussion) }
    }
    let abstract = [declaration.traits.help.abstract, remark(on: declaration)].filter { !$0.isEmpty }
    return [
      Entry(
        label: labels.joined(separator: "/"), abstract: abstract.joined(separator: " "),
        discussion: declaration.traits.help.discussion)
    ]
  }

  /// `(values: a, b; default: a)`, as far as there is anything to say.
  private func remark(on declaration: Declaration) -> String {
    let traits = declaration.traits
    var remarks: [String] = []
    if !traits.values.isEmpty { remarks.append("values: \(traits.values.joined(separator: ", "))") }
    let spelling = traits.defaultSpelling.flatMap { declaration.spellings[$0].preferred?.text }
    let standing = spelling ?? traits.defaultDescription
    if !standing.isEmpty { remarks.append("default: \(standing)") }
    return remarks.isEmpty ? "" : "(\(remarks.joined(separator: "; ")))"
  }

  private var commandSections: [Section] {
    let configuration = path.configuration
    let groups = configuration.groupedSubcommands.map { ("\($0.name) subcommands", $0.subcommands) }
    return ([("Subcommands", configuration.ungroupedSubcommands)] + groups).map { title, commands in
      let shown = commands.filter { $0.configuration.shouldDisplay }
      return Section(
        title: title,
        entries: shown.map { command in
          let names = [CommandPath.name(of: command)] + command.configuration.aliases
          let isDefault = configuration.defaultSubcommand.map { $0 == command } ?? false
          return Entry(
            label: names.joined(separator: ", ") + (isDefault ? " (default)" : ""),
            abstract: command.configuration.abstract)
        })
    }
  }
}
