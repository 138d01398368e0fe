import Processes
import Testing

/// Command lines without a shell.
struct CommandWordsTests {
  @Test(arguments: [
    ("notify", ["notify"]),
    ("  notify   --to\tops\n", ["notify", "--to", "ops"]),
    ("notify 'on call' \"a b\"", ["notify", "on call", "a b"]),
    ("a '' \"\"", ["a", "", ""]),
    ("a b\\ c \\\"d", ["a", "b c", "\"d"]),
    ("a 'b\\c' \"d\\\"e\\\\f\\g\"", ["a", "b\\c", "d\"e\\f\\g"]),
    ("a b'c d'e\"f\"", ["a", "bc def"]),
    ("a $HOME `id` | > *", ["a", "$HOME", "`id`", "|", ">", "*"]),
    ("알림 '온콜 담당'", ["알림", "온콜 담당"]),
  ])
  func wordsAreCut(_ line: String, _ words: [String]) throws {
    let command = try Command(parsing: line)
    #expect([command.name] + command.arguments == words)
  }

  @Test func whatIsNoCommandIsRefused() {
    for line in ["", "  ", "''", "'' a"] {
      #expect(throws: ProcessError.noCommand) { try Command(parsing: line) }
    }
    for line in ["a 'b", "a \"b\\\"", "a \\"] {
      #expect(throws: ProcessError.unclosedQuote(line: line)) { try Command(parsing: line) }
    }
  }
}
