import Testing
import Verdicts

@Suite struct VerdictTests {
  static func verdict(_ statuses: [Criterion.Status]) -> Verdict {
    Verdict(criteria: statuses.map { Criterion(name: "x", status: $0, detail: "") }, reason: "")
  }

  /// All 5⁴ combinations: promotion needs something asked, and all of it met.
  @Test func onlyMetOnAllThatIsAskedPromotes() {
    let all = Criterion.Status.allCases
    for one in all {
      for two in all {
        for three in all {
          for four in all {
            let statuses = [one, two, three, four]
            let isMet = statuses.contains(.met) && statuses.allSatisfy { $0 == .met || $0 == .notAsked }
            #expect(Self.verdict(statuses).decision == (isMet ? .promote : .hold))
          }
        }
      }
    }
  }

  @Test func nothingAskedHolds() {
    #expect(Self.verdict([]).decision == .hold)
    #expect(Self.verdict([.notAsked, .notAsked]).decision == .hold)
  }

  @Test func statusesThatAllowPromotion() {
    #expect(Criterion.Status.allCases.filter(\.allowsPromotion) == [.met, .notAsked])
  }
}
