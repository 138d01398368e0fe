import ArgumentParser
import Testing

@Suite struct OptionGroupTests {
  struct Checked: ParsableArguments {
    @Option var level = 1
    var note = "kept"
    mutating func validate() throws { if level < 0 { throw ValidationError("--level can't be negative.") } }
  }

  struct Nested: ParsableArguments {
    @OptionGroup var checked: Checked
    @Option(help: "The one beside.") var beside: Int
  }

  struct Shown: ParsableArguments {
    @OptionGroup(title: "Nested things") var nested: Nested
    @OptionGroup(title: "Nested things") var more: More
    @OptionGroup(visibility: .hidden) var hidden: Hidden
    struct More: ParsableArguments { @Argument(help: "A path.") var path: String? }
    struct Hidden: ParsableArguments { @Flag var secret = false }
  }

  @Test func valuesReachTheirGroup() throws {
    let parsed = try Shown.parse(words("--level 3 --beside 4 p --secret"))
    #expect(parsed.nested.checked.level == 3)
    #expect(parsed.nested.checked.note == "kept")
    #expect(parsed.nested.beside == 4)
    #expect(parsed.more.path == "p")
    #expect(parsed.hidden.secret)
  }

  @Test func groupsAreChecked() {
    #expect(message(Shown.self, words("--level -1 --beside 2")) == "--level can't be negative.")
    #expect(message(Shown.self, words("--level 1")) == "Missing expected argument '--beside <beside>'")
  }

  @Test func sectionsOfTheHelp() {
    #expect(
      Shown.helpMessage(columns: 80) == """
        USAGE: shown [--level <level>] --beside <beside> [<path>]

        NESTED THINGS:
          --level <level>         (default: 1)
          --beside <beside>       The one beside.
          <path>                  A path.

        OPTIONS:
          -h, --help              Show help information.
        """)
  }
}
