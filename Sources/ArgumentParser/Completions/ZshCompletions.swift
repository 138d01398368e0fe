/// The completions of zsh.
struct ZshCompletions {
  let tree: CompletionTree

  /// The script; as the file `_NAME` in a folder of `fpath`, or read by a running shell.
  var script: String {
    let name = tree.commandLine
    return """
      #compdef \(name)
      # zsh completion of \(name); made by \(name) --generate-completion-script zsh

      \(tree.all.map(function).joined(separator: "\n\n"))

      if [ "$funcstack[1]" = "\(tree.function)" ]; then
        \(tree.function) "$@"
      else
        compdef \(tree.function) \(name)
      fi
      """
  }

  /// The function of one command.
  private func function(_ command: CompletionTree) -> String {
    var arguments = command.names.map(option)
    guard !command.children.isEmpty else {
      arguments += command.positionals.map { positional in
        let place = positional.isRepeating ? "*" : ""
        return "\(place):\(described(positional.valueName)):\(action(positional.kind))".singleQuoted
      }
      return """
        \(command.function)() {
          _arguments -s -S : \\
        \(arguments.map { "    \($0)" }.joined(separator: " \\\n"))
        }
        """
    }
    let choices = command.children.flatMap { child in
      child.words.map { "    \("\(described($0)):\(child.abstract)".singleQuoted)" }
    }
    let cases = command.children.map { child in
      "        \(child.words.joined(separator: " | "))) \(child.function) ;;"
    }
    arguments += ["'1: :->command'", "'*:: :->argument'"]
    return """
      \(command.function)() {
        local context state state_descr line
        typeset -A opt_args
        local -a commands
        commands=(
      \(choices.joined(separator: "\n"))
        )
        _arguments -C -s -S : \\
      \(arguments.map { "    \($0)" }.joined(separator: " \\\n"))
        case "$state" in
          command) _describe -t commands command commands ;;
          argument)
            case "${words[1]}" in
      \(cases.joined(separator: "\n"))
            esac
            ;;
        esac
      }
      """
  }

  /// The specification of an option or a flag, in each of its names.
  private func option(_ name: CompletionTree.Name) -> String {
    // After `=` the value may stand in the same word, too.
    let names = name.names.map { name.value == nil ? $0.text : $0.text + ($0.isShort ? "+" : "=") }
    let excluded = name.names.map(\.text).joined(separator: " ")
    var text = "[\(described(name.abstract))]"
    if let value = name.value { text += ":\(described(name.valueName)):\(action(value))" }
    if name.isRepeating { return names.map { "'*'\($0)\(text.singleQuoted)" }.joined(separator: " ") }
    guard names.count > 1 else { return "\(names.joined())\(text.singleQuoted)" }
    return "'(\(excluded))'{\(names.joined(separator: ","))}\(text.singleQuoted)"
  }

  /// A text in which nothing means anything to `_arguments`.
  private func described(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private func action(_ completion: CompletionKind) -> String {
    switch completion.kind {
    case .default: " "
    case .list(let words): "(\(words.joined(separator: " ")))"
    case .file(let extensions):
      extensions.isEmpty
        ? "_files" : "_files -g \"\(extensions.map { "*.\($0)" }.joined(separator: " "))\""
    case .directory: "_files -/"
    }
  }
}
