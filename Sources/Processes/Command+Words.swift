extension Command {
  /// The command of a line of words, as a person writes it: `notify --channel 'on call'`.
  ///
  /// Words are separated by spaces, tabs and newlines. Within single quotes everything stands for itself; within double
  /// quotes a backslash takes the special meaning of `"` and `\`; elsewhere it takes that of any character. Nothing else
  /// is special: no variables, patterns, pipes or redirections, for there is no shell.
  ///
  /// - Throws: ``ProcessError/noCommand``, ``ProcessError/unclosedQuote(line:)``.
  public init(parsing line: String) throws(ProcessError) {
    var words: [String] = []
    var word: String?
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\t", "\n", "\r":
        if let whole = word { words.append(whole) }
        word = nil
      case "'", "\"":
        guard let quoted = Self.quoted(&rest, by: scalar) else { throw .unclosedQuote(line: line) }
        word = (word ?? "") + quoted
      case "\\":
        guard let next = rest.popFirst() else { throw .unclosedQuote(line: line) }
        word = (word ?? "") + String(next)
      default: word = (word ?? "") + String(scalar)
      }
    }
    if let word { words.append(word) }
    guard let name = words.first, !name.isEmpty else { throw .noCommand }
    self.init(name: name, arguments: Array(words.dropFirst()))
  }

  /// What stands until the closing quote, which is taken, too; nil where there is none.
  private static func quoted(_ rest: inout Substring.UnicodeScalarView, by quote: Unicode.Scalar) -> String? {
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == quote { return String(text) }
      guard quote == "\"", scalar == "\\", let next = rest.first, next == "\"" || next == "\\" else {
        text.append(scalar)
        continue
      }
      text.append(next)
      rest.removeFirst()
    }
    return nil
  }
}
