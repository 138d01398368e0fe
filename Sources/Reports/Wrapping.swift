extension Terminal {
  /// A sentence from outside, broken into lines between words where it can be.
  ///
  /// - Parameters:
  ///   - text: the sentence; beyond 2,000 columns it is cut off.
  ///   - indentation: spaces before every line.
  ///   - hanging: further spaces before all lines but the first.
  /// - Returns: lines of at most ``textWidth`` columns, without trailing spaces.
  package func wrapped(_ text: String, indentation: Int = 0, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    var width: Int { textWidth - indentation - (lines.isEmpty ? 0 : hanging) }
    func finish() {
      lines.append(String(repeating: " ", count: indentation + (lines.isEmpty ? 0 : hanging)) + line)
      line = ""
      used = 0
    }
    for word in Self.words(of: DisplayWidth.truncated(Markup.visible(text), to: 2_000)) {
      var word = word
      if used > 0, used + 1 + DisplayWidth.of(word) > width { finish() }
      while DisplayWidth.of(word) > width {
        let head = Self.head(of: word, columns: width)
        line = head
        word.removeFirst(head.count)
        finish()
      }
      guard !word.isEmpty else { continue }
      line += (used > 0 ? " " : "") + word
      used += DisplayWidth.of(word) + (used > 0 ? 1 : 0)
    }
    if used > 0 { finish() }
    return lines
  }

  /// What stays on one line: words, and numbers with their unit.
  private static func words(of text: String) -> [String] {
    let units = ["%", "%,", "%)", "%),", "%;", "ms", "ms,", "points", "points,", "~", "→"]
    var words: [String] = []
    for word in text.split(separator: " ") {
      if units.contains(String(word)), let number = words.popLast() {
        words.append("\(number) \(word)")
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// The characters that fit, at least one.
  private static func head(of word: String, columns: Int) -> String {
    var head = ""
    var used = 0
    for character in word {
      used += DisplayWidth.of(character)
      if used > columns, !head.isEmpty { break }
      head.append(character)
    }
    return head
  }
}
