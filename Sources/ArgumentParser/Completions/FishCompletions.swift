/// The completions of fish.
struct FishCompletions {
  let tree: CompletionTree

  /// The script.
  var script: String {
    let name = tree.commandLine
    return """
      # fish completion of \(name); made by \(name) --generate-completion-script fish

      function _\(tree.function)_command
          set -l command \(name.singleQuoted)
          for word in (commandline -opc)[2..-1]
              switch "$command $word"
      \(walk)
              end
          end
          echo $command
      end

      function _\(tree.function)_at
          test (_\(tree.function)_command) = "$argv[1]"
      end

      function _\(tree.function)_files
          for file in (__fish_complete_path (commandline -ct | string replace -r '^--[^=]*=' ''))
              string match -qr "(/|\\.($argv[1]))(\\t.*)?\\$" -- $file; and echo $file
          end
      end

      complete -c \(name) -f
      \(tree.all.flatMap(lines).joined(separator: "\n"))
      """
  }

  private var walk: String {
    tree.all.flatMap { parent in
      parent.children.map { child in
        let patterns = child.words.map { quoted("\(parent.commandLine) \($0)") }
        return "            case \(patterns.joined(separator: " "))\n"
          + "                set command \(quoted(child.commandLine))"
      }
    }.joined(separator: "\n")
  }

  private func lines(_ command: CompletionTree) -> [String] {
    let condition = "complete -c \(tree.commandLine) -n \"_\(tree.function)_at '\(command.commandLine)'\""
    var lines = command.children.flatMap { child in
      child.words.map { "\(condition) -a \($0) -d \(quoted(child.abstract))" }
    }
    for name in command.names {
      let spelled = name.names.map { name in
        switch name {
        case .long(let text): "-l \(text)"
        case .longWithSingleDash(let text): "-o \(text)"
        case .short(let letter, _): "-s \(letter)"
        }
      }
      let value = name.value.map { " " + action($0) } ?? ""
      lines.append("\(condition) \(spelled.joined(separator: " "))\(value) -d \(quoted(name.abstract))")
    }
    if command.children.isEmpty, let positional = command.positionals.last {
      switch positional.kind.kind {
      case .default: break
      case .list(let words): lines.append("\(condition) -a \(quoted(words.joined(separator: " ")))")
      case .file, .directory: lines.append("\(condition) -F")
      }
    }
    return lines
  }

  private func action(_ completion: CompletionKind) -> String {
    switch completion.kind {
    case .default: "-x"
    case .list(let words): "-x -a \(quoted(words.joined(separator: " ")))"
    case .file(let extensions):
      extensions.isEmpty
        ? "-r -F" : "-x -a '(_\(tree.function)_files \"\(extensions.joined(separator: "|"))\")'"
    case .directory: "-x -a '(__fish_complete_directories)'"
    }
  }

  /// A text in single quotes, in which fish knows two escapes.
  private func quoted(_ text: String) -> String {
    "'" + text.map { "'\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
