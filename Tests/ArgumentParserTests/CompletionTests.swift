import ArgumentParser
import Testing

/// What the scripts of the shells hold; what the shells make of them is asked of the shells.
@Suite struct CompletionTests {
  struct Hostile: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hostile", abstract: "It's \"a\" $(reboot) [x]: `y` \\ end", subcommands: [Child.self])

    struct Child: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "a:b'c\\d $HOME", aliases: ["kid"])
      @Option(help: "a:b [c] 'd' \\ $(reboot)", completion: .file(extensions: ["json", "jsonl"]))
      var file: String?
      @Option(name: [.customShort("o"), .customLong("output")], help: "Where to.", completion: .directory)
      var output: String?
      @Option(completion: .list(["one", "two"])) var word: String?
      @Flag(help: .hidden) var secret = false
      @Argument(completion: .file()) var paths: [String] = []
    }
  }

  @Test(arguments: CompletionShell.allCases) func holdsWhatIsShown(shell: CompletionShell) {
    let script = Git.completionScript(for: shell)
    let dashes = shell == .fish ? "-l " : "--"
    for name in [
      "git-dir", "verbose", "max-count", "format", "author", "color", "no-color", "message", "help",
    ] {
      #expect(script.contains(dashes + name), "\(name)")
    }
    for word in ["log", "history", "commit", "remote", "add", "oneline"] { #expect(script.contains(word)) }
    #expect(!script.contains("internals"))
    #expect(!script.contains("secret"))
    #expect(script.contains("--generate-completion-script \(shell.rawValue)"))
  }

  @Test func isAskedForOnTheCommandLine() {
    for shell in CompletionShell.allCases {
      let script = Git.completionScript(for: shell)
      for line in [
        "--generate-completion-script \(shell.rawValue)", "--generate-completion-script=\(shell.rawValue)",
      ] {
        #expect(message(Git.self, words(line), isFull: true) == script)
      }
    }
    #expect(
      message(Git.self, ["--generate-completion-script", "tcsh"])
        == "Can't generate completion scripts for 'tcsh'. Please provide one of 'bash', 'zsh' or 'fish'.")
    #expect(
      message(Git.self, ["--generate-completion-script"])
        == "Missing the name of a shell. Please provide one of 'bash', 'zsh' or 'fish'.")
    #expect(message(Git.self, ["log", "--generate-completion-script", "bash"]).hasPrefix("Unknown option"))
  }

  @Test func bashQuotes() {
    let script = Hostile.completionScript(for: .bash)
    #expect(script.contains("_hostile_files 'json' 'jsonl'"))
    #expect(script.contains("'hostile child' | 'hostile kid') command='hostile child' ;;"))
    #expect(!script.contains("reboot"))
  }

  @Test func zshQuotes() {
    let script = Hostile.completionScript(for: .zsh)
    #expect(
      script.contains("--file='[a\\:b \\[c\\] '\\''d'\\'' \\\\ $(reboot)]:file:_files -g \"*.json *.jsonl\"'")
    )
    #expect(script.contains("'(-o --output)'{-o+,--output=}'[Where to.]:output:_files -/'"))
    #expect(script.contains("'child:a:b'\\''c\\d $HOME'"))
  }

  @Test func fishQuotes() {
    let script = Hostile.completionScript(for: .fish)
    #expect(script.contains("-a child -d 'a:b\\'c\\\\d $HOME'"))
    #expect(
      script.contains("-l file -x -a '(__hostile_files \"json|jsonl\")' -d 'a:b [c] \\'d\\' \\\\ $(reboot)'"))
    #expect(script.contains("-l word -x -a 'one two'"))
  }
}
