/// The line that shows how a command is called.
struct Usage {
  var path: CommandPath
  var includeHidden = false

  /// The most arguments that are written out; with more, only those that must be given are.
  private static let limit = 12

  /// The command's names, its arguments and what stands for a subcommand.
  var line: String {
    let configuration = path.configuration
    if let usage = configuration.usage { return usage }
    var words = [path.commandLine]
    let declarations = path.arguments.declarations.filter {
      !$0.isBuiltIn && $0.traits.help.visibility.isVisible(includingHidden: includeHidden)
    }
    let synopses = declarations.flatMap(synopses)
    if synopses.count <= Self.limit {
      words += synopses
    } else {
      let needed = declarations.filter { $0.isPositional || $0.initial == nil }.flatMap(self.synopses)
      words += needed.isEmpty || needed.count > Self.limit ? ["<options>"] : ["[<options>]"] + needed
    }
    if !configuration.subcommands.isEmpty { words.append("<subcommand>") }
    return words.joined(separator: " ")
  }

  /// The synopses of one property, in brackets when it may be left out.
  private func synopses(of declaration: Declaration) -> [String] {
    declaration.synopses.map { declaration.initial == nil ? $0 : "[\($0)]" }
  }
}
