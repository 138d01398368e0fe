/// A command as a person can paste it into a shell; the program itself never goes through one.
enum ShellText {
  /// A word, in single quotes where a shell would read more into it.
  static func word(_ text: String) -> String {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-"
    if !text.isEmpty, text.allSatisfy({ plain.contains($0) }) { return text }
    return "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// The lines of a command: an option and its value on each but the first, as shells continue them.
  static func lines(_ command: [String]) -> [String] {
    var lines: [String] = []
    var line = ""
    for text in command {
      let word = word(text)
      if text.hasPrefix("--") {
        lines.append(line + " \\")
        line = "  " + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [line]
  }

  /// The command on one line.
  static func line(_ command: [String]) -> String { command.map(word).joined(separator: " ") }
}
