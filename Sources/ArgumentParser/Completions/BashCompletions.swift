/// The completions of bash.
struct BashCompletions {
  let tree: CompletionTree

  /// The script.
  var script: String {
    let name = tree.commandLine
    return """
      # bash completion of \(name); made by \(name) --generate-completion-script bash

      \(tree.function)_files() {
        local IFS=$'\\n' ending
        compopt -o filenames 2>/dev/null
        if [ $# -eq 0 ]; then
          COMPREPLY=($(compgen -f -- "$cur"))
          return
        fi
        COMPREPLY=($(compgen -d -- "$cur"))
        for ending in "$@"; do
          COMPREPLY+=($(compgen -f -X "!*.$ending" -- "$cur"))
        done
      }

      \(tree.function)_folders() {
        local IFS=$'\\n'
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -d -- "$cur"))
      }

      \(tree.function)() {
        local cur prev command index
        COMPREPLY=()
        cur=${COMP_WORDS[COMP_CWORD]}
        prev=${COMP_WORDS[COMP_CWORD - 1]}
        # bash takes --name=value apart.
        if [ "$cur" = "=" ]; then
          cur=
        elif [ "$prev" = "=" ] && [ "$COMP_CWORD" -gt 2 ]; then
          prev=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        command=\(name.singleQuoted)
        for ((index = 1; index < COMP_CWORD; index++)); do
          case "$command ${COMP_WORDS[index]}" in
      \(walk)
          esac
        done
        case "$command" in
      \(tree.all.map(command).joined(separator: "\n"))
        esac
      }

      complete -F \(tree.function) \(name)
      """
  }

  /// The cases that lead from a command to one below it.
  private var walk: String {
    tree.all.flatMap { parent in
      parent.children.map { child in
        let patterns = child.words.map { "\(parent.commandLine) \($0)".singleQuoted }
        return "      \(patterns.joined(separator: " | "))) command=\(child.commandLine.singleQuoted) ;;"
      }
    }.joined(separator: "\n")
  }

  /// What is completed after one command.
  private func command(_ command: CompletionTree) -> String {
    var lines = ["    \(command.commandLine.singleQuoted))"]
    let valued = command.names.filter { $0.value != nil }
    if !valued.isEmpty {
      lines.append("      case \"$prev\" in")
      for name in valued {
        let patterns = name.names.map(\.text).joined(separator: " | ")
        lines.append("        \(patterns))")
        lines.append("          \(action(name.value ?? .default))")
        lines.append("          return")
        lines.append("          ;;")
      }
      lines.append("      esac")
    }
    let options = command.names.flatMap { $0.names.map(\.text) }
    lines += [
      "      if [ \"${cur#-}\" != \"$cur\" ]; then",
      "        COMPREPLY=($(compgen -W \(options.joined(separator: " ").singleQuoted) -- \"$cur\"))",
      "        return",
      "      fi",
    ]
    if !command.children.isEmpty {
      let words = command.children.flatMap(\.words).joined(separator: " ")
      lines.append("      COMPREPLY=($(compgen -W \(words.singleQuoted) -- \"$cur\"))")
    } else if let positional = command.positionals.last {
      lines.append("      \(action(positional.kind))")
    }
    return (lines + ["      ;;"]).joined(separator: "\n")
  }

  /// The command that completes a value.
  private func action(_ completion: CompletionKind) -> String {
    switch completion.kind {
    case .default: "COMPREPLY=()"
    case .list(let words):
      "COMPREPLY=($(compgen -W \(words.joined(separator: " ").singleQuoted) -- \"$cur\"))"
    case .file(let extensions):
      ([tree.function + "_files"] + extensions.map(\.singleQuoted)).joined(separator: " ")
    case .directory: tree.function + "_folders"
    }
  }
}
