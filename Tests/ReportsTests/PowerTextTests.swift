import Inference
import Reports
import Testing
import Verdicts

/// The answer to how many it takes to see 50 % against 55 %.
func samplePower() -> PowerAnswer {
  var answer = PowerAnswer(
    kind: .proportion, solved: .sampleSize, sizes: GroupPair(control: 1_565, treatment: 1_565), power: 0.8,
    effectSize: 0.1001674211615598, alpha: 0.05, alternative: .twoSided, ratio: 1, method: "normal",
    days: 3.13)
  answer.baseline = 0.5
  answer.treatmentRate = 0.55
  answer.daily = 1_000
  return answer
}

@Suite struct PowerTextTests {
  @Test func sampleSize() throws {
    try expectPinned(PowerText(samplePower(), terminal: Terminal()).text, "power-sample-size.txt")
  }

  @Test func markdown() throws {
    try expectPinned(PowerMarkdown(samplePower()).text, "power-sample-size.md")
  }

  @Test(arguments: PowerQuestion.Unknown.allCases) func saysWhatWasSolvedFor(quantity: PowerQuestion.Unknown)
  {
    var answer = samplePower()
    answer.solved = quantity
    answer.kind = .mean
    answer.baseline = nil
    answer.difference = -12.5
    answer.standardDeviation = 40
    answer.alternative = .less
    for width in [40, 80] {
      let text = PowerText(answer, terminal: Terminal(width: width)).text
      #expect(lines(of: text).allSatisfy { DisplayWidth.of($0) <= width && !$0.hasSuffix(" ") })
      #expect(text.contains("d = 0.100"))
      #expect(text.contains("one-sided"))
    }
  }
}
