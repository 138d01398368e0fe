/// What is said of an error, and the exit status.
struct Message {
  /// What is wrong, or what was asked for.
  private(set) var text: String
  /// The text as it is to be printed.
  private(set) var fullText: String
  let exitCode: ExitCode

  init(_ error: any Error, root: any ParsableArguments.Type, columns: Int? = nil) {
    switch error {
    case let error as CommandError:
      self.init(error, root: root, columns: columns)
    case let exit as CleanExit:
      switch exit.reason {
      case .help(let command):
        let path = command.map { CommandPath.find($0, from: root) } ?? [root]
        self.init(clean: Help(path: path).rendered(columns: columns))
      case .message(let text):
        self.init(clean: text)
      }
    case let code as ExitCode:
      self.init(text: "", fullText: "", exitCode: code)
    case let error as ValidationError:
      self.init(wrong: error.message, path: [root])
    default:
      let text = String(describing: error)
      self.init(text: text, fullText: "Error: \(text)", exitCode: .failure)
    }
  }

  private init(_ error: CommandError, root: any ParsableArguments.Type, columns: Int?) {
    switch error.cause {
    case .helpRequested: self.init(clean: Help(path: error.path).rendered(columns: columns))
    case .versionRequested: self.init(clean: error.path.version)
    case .dumpHelpRequested: self.init(clean: ToolDescription(root: error.path).json)
    case .completionScriptRequested(let name):
      if let shell = name.flatMap(CompletionShell.init(rawValue:)) {
        self.init(clean: CompletionTree(path: error.path).script(for: shell))
      } else {
        self.init(wrong: error.cause.message, path: error.path)
      }
    case .rejected(let thrown) where !(thrown is ValidationError):
      self.init(thrown, root: root, columns: columns)
    case .noArguments(let cause):
      let help = Help(path: error.path).rendered(columns: columns)
      self.init(
        text: cause.message, fullText: "Error: \(cause.message)\n\n\(help)", exitCode: .validationFailure)
    default:
      self.init(wrong: error.cause.message, explanation: error.cause.explanation, path: error.path)
    }
  }

  private init(text: String, fullText: String, exitCode: ExitCode) {
    self.text = text
    self.fullText = fullText
    self.exitCode = exitCode
  }

  private init(clean text: String) { self.init(text: text, fullText: text, exitCode: .success) }

  /// The message of arguments that can't be used, with the usage.
  private init(wrong text: String, explanation: String = "", path: CommandPath) {
    var lines = ["Error: \(text)"]
    if !explanation.isEmpty { lines.append("Help:  \(explanation)") }
    lines.append("Usage: \(Usage(path: path).line)")
    if let help = path.arguments.declarations.last(where: { $0.key == BuiltIn.help.rawValue }),
      let name = help.spellings.first?.preferred
    {
      lines.append("  See '\(path.commandLine) \(name.text)' for more information.")
    }
    self.init(text: text, fullText: lines.joined(separator: "\n"), exitCode: .validationFailure)
  }
}
