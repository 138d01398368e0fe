import Plans
import Reports
import Testing
import Verdicts

/// The screen of a watch.
@Suite struct WatchTextTests {
  private func lines(
    _ state: WatchState, width: Int, height: Int? = nil, events: [WatchEvent] = [],
    language: Language = .english
  ) -> [String] {
    WatchText(state, events: events, terminal: Terminal(width: width), language: language)
      .lines(height: height)
  }

  @Test(arguments: [40, 60, 80, 100, 120, 200])
  func noLineIsWiderThanTheTerminal(_ width: Int) {
    for state in [WatchSample.calm, WatchSample.alarmed, WatchSample.warned] {
      for language in Language.allCases {
        for line in lines(state, width: width, events: [WatchSample.rollBack], language: language) {
          #expect(DisplayWidth.of(line) <= width, "\(line)")
        }
      }
    }
  }

  @Test(arguments: namesFromOutside)
  func namesCannotSteerTheTerminal(_ name: String) {
    var state = WatchSample.calm
    state.names = GroupPair(control: name, treatment: "카나리아 배포")
    for line in lines(state, width: 80) {
      #expect(DisplayWidth.of(line) <= 80, "\(line)")
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test func aScreenIsNotHigherThanTheTerminal() {
    for height in 1...60 {
      let shown = lines(WatchSample.alarmed, width: 80, height: height, events: [WatchSample.rollBack])
      #expect(shown.count <= height)
      if height >= 6 { #expect(shown.contains { $0.contains("ROLL BACK") }) }
    }
    #expect(lines(WatchSample.alarmed, width: 80, height: 12).contains { $0.contains("error rate > 5 %") })
  }

  @Test func theAnswerComesFirst() {
    let calm = lines(WatchSample.calm, width: 100)
    #expect(calm[0].hasPrefix("assay watch  stage 2, canary against legacy"))
    #expect(calm[0].hasSuffix("2025-10-22 09:15:07 UTC"))
    #expect(calm[2] == "GOING WELL")
    let alarmed = lines(WatchSample.alarmed, width: 100, events: [WatchSample.rollBack])
    #expect(alarmed.contains("ROLL BACK"))
    #expect(alarmed.contains { $0.contains("next: all traffic to legacy: assay rollout --emergency") })
    #expect(alarmed.contains { $0.contains("legacy breaches too: an outage, not a bad canary") })
    #expect(alarmed.contains { $0.contains("1 in 1,900") })
    let warned = lines(WatchSample.warned, width: 100)
    #expect(warned.contains("WARNING"))
    #expect(warned.contains { $0.contains("without recovery until 10:05:07") })
  }

  @Test func everySectionIsThere() throws {
    for (state, name) in [
      (WatchSample.calm, "calm"), (WatchSample.alarmed, "alarmed"), (WatchSample.warned, "warned"),
    ] {
      for width in [80, 120] {
        try expectPinned(
          WatchText(
            state, events: state.decision == .rollBack ? [WatchSample.rollBack] : [],
            terminal: Terminal(width: width)
          ).text,
          "watch-\(name)-\(width).txt")
      }
    }
  }

  @Test func korean() throws {
    let text = WatchText(
      WatchSample.alarmed, events: [WatchSample.rollBack], terminal: Terminal(width: 80), language: .korean
    ).text
    try expectPinned(text, "watch-alarmed-ko-80.txt")
  }

  @Test func nothingIsKnownYet() {
    let shown = lines(WatchState(names: GroupPair(control: "legacy", treatment: "canary")), width: 80)
    #expect(shown[0].hasSuffix("no row yet"))
    #expect(shown.contains("HOLD"))
  }

  @Test func coloursRepeatTheWords() {
    let plain = WatchText(WatchSample.alarmed, terminal: Terminal(width: 80)).text
    let coloured = WatchText(WatchSample.alarmed, terminal: Terminal(width: 80, isColoured: true)).text
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect(coloured != plain)
  }
}
