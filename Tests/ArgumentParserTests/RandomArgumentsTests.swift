import ArgumentParser
import Testing

/// A generator that gives the same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  /// The next number.
  ///
  /// Source: G. L. Steele, D. Lea & C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct RandomArgumentsTests {
  private static let vocabulary = [
    "log", "commit", "remote", "add", "list", "help", "-", "--", "---", "=", "-=", "--=", "-=x", "--=x", "",
    " ", "-h",
    "--help", "--version", "-n", "-n=", "--max-count", "--max-count=", "--max-count=3", "-5", "-.5", "-1e999",
    "-n5",
    "--format", "full", "-vvC", "-C", "--author", "--author=é", "-é", "--no-color", "--color=1", "-m", "-am",
    "-ma", "x",
    "--progress", "0.5", "nan", "--raw", "--rest", "--several", "-I", "-I=", "-Ix", "🙂", "-🙂", "--🙂=🙂",
    "\u{0}", "\n",
  ]

  @Test(arguments: 1...4)
  func nothingCrashesAndEveryErrorSpeaks(seed: Int) {
    print("random arguments: seed \(seed)")
    var generator = SplitMix(state: UInt64(seed))
    var parsed = 0
    for _ in 0..<600 {
      let count = Int.random(in: 0...7, using: &generator)
      let arguments = (0..<count).map { _ in Self.vocabulary.randomElement(using: &generator) ?? "" }
      for type in [Git.self, OptionTests.Everything.self, FlagTests.Some.self] as [any ParsableArguments.Type]
      {
        do {
          _ = try read(type, arguments)
          parsed += 1
        } catch {
          let code = type.exitCode(for: error)
          #expect(code == .success || code == .validationFailure, "\(arguments)")
          #expect(!type.message(for: error).isEmpty, "\(arguments)")
          let full = type.fullMessage(for: error, columns: 80)
          #expect(code == .success || full.hasPrefix("Error: "), "\(arguments)")
        }
      }
    }
    #expect(parsed > 100)
  }
}
