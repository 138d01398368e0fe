import Inference
import Plans
import Reports
import Summaries
import Testing
import Verdicts

@Suite struct PowerLogTextTests {
  private static func answer(users: Int? = 250, daily: Double? = 2_000) -> PowerLogAnswer {
    var group = Sample.legacy
    group.users = users
    return PowerLogAnswer(
      MetricSpecification.standard, of: Sample.summary([group]), control: 0, improvements: [0.05, 0.15],
      stages: CanaryPlan().sharedStages, settings: LogPower.Settings(), daily: daily,
      unit: users == nil ? nil : "user_id")
  }

  @Test func pinned() throws {
    try expectPinned(PowerLogText(Self.answer(), terminal: Terminal()).text, "power-log.txt")
    try expectPinned(PowerLogMarkdown(Self.answer()).text, "power-log.md")
  }

  @Test(arguments: [40, 60, 80, 120]) func width(_ width: Int) {
    for answer in [Self.answer(), Self.answer(users: nil), Self.answer(daily: nil)] {
      let text = PowerLogText(answer, terminal: Terminal(width: width)).text
      #expect(lines(of: text).allSatisfy { DisplayWidth.of($0) <= width && !$0.hasSuffix(" ") }, "\(text)")
    }
  }

  @Test func whatIsNotKnownIsSaid() {
    let text = PowerLogText(Self.answer(daily: nil), terminal: Terminal(width: 120)).text
    #expect(text.contains("--time") && text.contains("--daily") && !text.contains("stage "))
    #expect(PowerLogMarkdown(Self.answer(daily: nil)).text.contains("--daily"))
  }
}
