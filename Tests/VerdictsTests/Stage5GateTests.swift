import Inference
import TestSupport
import Testing
import Verdicts

/// Evidence of a log that meets everything; a test takes away or spoils one thing.
func goodEvidence(_ source: Stage5Evidence.Source = .log) -> Stage5Evidence {
  var evidence = Stage5Evidence(
    source: source, metric: "response_time_ms", names: GroupPair(control: "legacy", treatment: "canary"))
  evidence.means = GroupPair(control: 500, treatment: 400)
  evidence.improvement = Improvement(estimate: 0.2, lower: 0.15, upper: 0.25)
  evidence.improvementOnSuccess = Improvement(estimate: 0.19, lower: 0.14, upper: 0.24)
  evidence.difference = Interval(estimate: -100, lower: -125, upper: -75)
  evidence.outcome = .improved
  evidence.requests = GroupPair(control: 1000, treatment: 900)
  evidence.units = GroupPair(control: 300, treatment: 250)
  evidence.errorRates = GroupPair(control: 0.01, treatment: 0.012)
  evidence.sampleRatio = Check(name: "sample_ratio", status: .pass, pValue: 0.4, detail: "units: fine")
  return evidence
}

/// The two averages of a results file.
func averages(_ control: Double, _ treatment: Double) -> Stage5Evidence {
  var evidence = Stage5Evidence(
    source: .averages, metric: "avg_response_time", names: GroupPair(control: "legacy", treatment: "canary"))
  evidence.means = GroupPair(control: control, treatment: treatment)
  evidence.improvement = Improvement(estimate: (control - treatment) / control)
  return evidence
}

@Suite struct Stage5GateTests {
  /// A change to good evidence, and the status that it gives a criterion at each level: point, significant, bound.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var criterion: String
    var statuses: [Criterion.Status]
    var change: @Sendable (inout Stage5Evidence) -> Void

    init(
      _ name: String, _ criterion: String, _ statuses: [Criterion.Status],
      change: @escaping @Sendable (inout Stage5Evidence) -> Void
    ) {
      testDescription = name
      self.criterion = criterion
      self.statuses = statuses
      self.change = change
    }
  }

  static let cases: [Case] = [
    Case("nothing wrong", "improvement", [.met, .met, .met]) { _ in },
    Case("no improvement known", "improvement", [.noData, .noData, .noData]) { $0.improvement = nil },
    Case("an improvement that is no number", "improvement", [.noData, .noData, .noData]) {
      $0.improvement = Improvement(estimate: .nan, lower: 0.2, upper: 0.3)
    },
    Case("an infinite improvement", "improvement", [.noData, .noData, .noData]) {
      $0.improvement = Improvement(estimate: .infinity, lower: 0.2, upper: 0.3)
    },
    Case("successes that are no number", "improvement", [.noData, .noData, .noData]) {
      $0.improvementOnSuccess = Improvement(estimate: .nan, lower: 0.2, upper: 0.3)
    },
    Case("exactly a tenth", "improvement", [.notMet, .notMet, .notMet]) {
      $0.improvement = Improvement(estimate: 0.1, lower: 0.09, upper: 0.11)
    },
    Case("worse", "improvement", [.notMet, .notMet, .notMet]) {
      $0.improvement = Improvement(estimate: -0.3, lower: -0.4, upper: -0.2)
    },
    Case("an interval from below a tenth", "improvement", [.met, .met, .notProven]) {
      $0.improvement = Improvement(estimate: 0.2, lower: 0.05, upper: 0.35)
    },
    Case("an interval from exactly a tenth", "improvement", [.met, .met, .notProven]) {
      $0.improvement = Improvement(estimate: 0.2, lower: 0.1, upper: 0.3)
    },
    Case("an unbounded interval", "improvement", [.met, .met, .notProven]) {
      $0.improvement = Improvement(estimate: 0.2, lower: -.infinity, upper: .infinity)
    },
    Case("no interval", "improvement", [.met, .met, .noData]) { $0.improvement = Improvement(estimate: 0.2) },
    Case("no interval on success", "improvement", [.met, .met, .noData]) {
      $0.improvementOnSuccess = Improvement(estimate: 0.2)
    },
    Case("an end that is no number", "improvement", [.met, .met, .noData]) {
      $0.improvement = Improvement(estimate: 0.2, lower: .nan, upper: 0.3)
    },
    Case("another end that is no number", "improvement", [.met, .met, .noData]) {
      $0.improvementOnSuccess = Improvement(estimate: 0.2, lower: .nan, upper: 0.3)
    },
    Case("successes hardly faster", "improvement", [.notMet, .notMet, .notMet]) {
      $0.improvementOnSuccess = Improvement(estimate: 0.02, lower: 0.01, upper: 0.03)
    },
    Case("successes not proven faster", "improvement", [.met, .met, .notProven]) {
      $0.improvementOnSuccess = Improvement(estimate: 0.3, lower: 0.02, upper: 0.5)
    },
    Case("no successes to tell", "improvement", [.met, .met, .met]) { $0.improvementOnSuccess = nil },
    Case("errors half a point higher", "error_rate_increase", [.notMet, .notMet, .notMet]) {
      $0.errorRates = GroupPair(control: 0.01, treatment: 0.015)
    },
    Case("errors just below half a point", "error_rate_increase", [.met, .met, .met]) {
      $0.errorRates = GroupPair(control: 0.01, treatment: 0.014999)
    },
    Case("fewer errors", "error_rate_increase", [.met, .met, .met]) {
      $0.errorRates = GroupPair(control: 0.4, treatment: 0.01)
    },
    Case("no error rates", "error_rate_increase", [.noData, .noData, .noData]) { $0.errorRates = nil },
    Case("an error rate that is no number", "error_rate_increase", [.noData, .noData, .noData]) {
      $0.errorRates = GroupPair(control: .nan, treatment: 0.01)
    },
    Case("99 requests", "sample_size", [.notAsked, .notMet, .notMet]) {
      $0.requests = GroupPair(control: 1000, treatment: 99)
    },
    Case("99 units", "sample_size", [.notAsked, .notMet, .notMet]) {
      $0.units = GroupPair(control: 99, treatment: 250)
    },
    Case("100 of each", "sample_size", [.notAsked, .met, .met]) {
      $0.requests = GroupPair(control: 100, treatment: 100)
      $0.units = GroupPair(control: 100, treatment: 100)
    },
    Case("no units", "sample_size", [.notAsked, .met, .met]) { $0.units = nil },
    Case("no requests", "sample_size", [.notAsked, .noData, .noData]) { $0.requests = nil },
    Case("improved, with an interval that holds zero", "significance", [.notAsked, .notProven, .notProven]) {
      $0.difference = Interval(estimate: -100, lower: -.infinity, upper: .infinity)
    },
    Case("improved, with an interval that is no number", "significance", [.notAsked, .notProven, .notProven])
    { $0.difference = Interval(estimate: -100, lower: .nan, upper: .nan) },
    Case("a sample ratio in alarm", "sample_ratio", [.notAsked, .notMet, .notMet]) {
      $0.sampleRatio?.status = .fail
    },
    Case("a sample ratio that warns", "sample_ratio", [.notAsked, .met, .met]) {
      $0.sampleRatio?.status = .warn
    },
    Case("a sample ratio not checked", "sample_ratio", [.notAsked, .noData, .noData]) {
      $0.sampleRatio?.status = .notChecked
    },
    Case("no sample ratio", "sample_ratio", [.notAsked, .noData, .noData]) { $0.sampleRatio = nil },
    Case("inconclusive", "significance", [.notAsked, .notProven, .notProven]) { $0.outcome = .inconclusive },
    Case("worsened", "significance", [.notAsked, .notProven, .notProven]) { $0.outcome = .worsened },
    Case("no outcome", "significance", [.notAsked, .noData, .noData]) { $0.outcome = nil },
    Case("no difference", "significance", [.notAsked, .noData, .noData]) { $0.difference = nil },
  ]

  /// One thing wrong at a time: its criterion says so, the others stay as they were, and only all met promotes.
  @Test(arguments: cases, [Stage5Evidence.Source.log, .analysis])
  func everyCriterionAlone(_ known: Case, _ source: Stage5Evidence.Source) throws {
    var evidence = goodEvidence(source)
    known.change(&evidence)
    for (level, status) in zip(EvidenceLevel.allCases, known.statuses) {
      let gate = Stage5Gate(evidence: level)
      let good = gate.decide(goodEvidence(source))
      let verdict = gate.decide(evidence)
      #expect(good.decision == .promote)
      #expect(verdict.criteria.map(\.name) == good.criteria.map(\.name))
      for (found, usual) in zip(verdict.criteria, good.criteria) {
        #expect(
          found.status == (found.name == known.criterion ? status : usual.status), "\(level) \(found.name)")
      }
      #expect(verdict.decision == (status == .met || status == .notAsked ? .promote : .hold), "\(level)")
      let blocking = verdict.criteria.first { !$0.status.allowsPromotion }
      #expect(verdict.reason == (blocking ?? verdict.criteria[0]).detail)
    }
  }

  @Test(arguments: EvidenceLevel.allCases)
  func whatIsAskedAtALevel(_ level: EvidenceLevel) {
    let verdict = Stage5Gate(evidence: level).decide(goodEvidence())
    let asked = verdict.criteria.filter { $0.status != .notAsked }.map(\.name)
    #expect(
      asked
        == (level == .point
          ? ["improvement", "error_rate_increase"]
          : ["improvement", "error_rate_increase", "sample_size", "sample_ratio", "significance"]))
  }

  /// A document without successful requests apart may hide that failures are fast; the reason says so.
  @Test func whatADocumentDoesNotTellIsSaid() {
    func reason(_ source: Stage5Evidence.Source, errors: Double) -> String {
      var evidence = goodEvidence(source)
      evidence.improvementOnSuccess = nil
      evidence.errorRates = GroupPair(control: errors, treatment: errors)
      return Stage5Gate().decide(evidence).reason
    }
    #expect(reason(.analysis, errors: 0.3).contains("successful requests"))
    #expect(!reason(.analysis, errors: 0).contains("successful requests"))
    #expect(!reason(.log, errors: 0.3).contains("successful requests"))
  }

  /// Thousands of random evidences: what lacks data or is not met never promotes.
  @Test func nothingThatLacksDataPromotes() {
    var random = SplitMix64(seed: 101)
    func maybe<Value>(_ value: Value) -> Value? { random.uniform() < 0.12 ? nil : value }
    func number(_ value: Double) -> Double {
      random.uniform() < 0.03 ? [.nan, .infinity, -.infinity][Int(random.next() % 3)] : value
    }
    var promoted = 0
    for _ in 0..<20_000 {
      var evidence = goodEvidence(
        random.uniform() < 0.1 ? .averages : (random.uniform() < 0.5 ? .log : .analysis))
      let estimate = 0.15 + 0.1 * random.normal()
      evidence.improvement = maybe(
        Improvement(
          estimate: number(estimate), lower: maybe(number(estimate - 0.05)), upper: maybe(estimate + 0.05)))
      evidence.improvementOnSuccess = maybe(
        Improvement(estimate: number(estimate + 0.02), lower: maybe(number(estimate - 0.04)), upper: 1))
      evidence.errorRates = maybe(
        GroupPair(control: number(0.01), treatment: number(0.01 + 0.01 * random.uniform())))
      evidence.requests = maybe(GroupPair(control: 500, treatment: Int(random.next() % 1000)))
      evidence.units = maybe(GroupPair(control: 300, treatment: 50 + Int(random.next() % 1000)))
      evidence.difference = maybe(Interval(estimate: -1, lower: -2, upper: -0.5))
      evidence.outcome = maybe(Outcome.allCases[Int(random.next() % 3)])
      evidence.means = maybe(GroupPair(control: 500, treatment: 400))
      let status = Check.Status.allCases[Int(random.next() % 4)]
      evidence.sampleRatio = maybe(Check(name: "sample_ratio", status: status, detail: ""))
      for level in EvidenceLevel.allCases {
        let verdict = Stage5Gate(evidence: level).decide(evidence)
        let isRight = mayPromote(evidence, level)
        #expect((verdict.decision == .promote) == isRight, "\(level) \(evidence)")
        if isRight { promoted += 1 }
      }
    }
    #expect(promoted > 2000, "\(promoted)")
  }

  /// The rule in other words, for the test above.
  private func mayPromote(_ evidence: Stage5Evidence, _ level: EvidenceLevel) -> Bool {
    guard let all = evidence.improvement, all.estimate.isFinite, all.estimate > 0.1 else { return false }
    if let successful = evidence.improvementOnSuccess {
      guard successful.estimate.isFinite, successful.estimate > 0.1 else { return false }
    }
    if let rates = evidence.errorRates, rates.control.isFinite, rates.treatment.isFinite {
      guard rates.treatment - rates.control < 0.005 else { return false }
    } else if evidence.source != .averages || evidence.errorRates != nil {
      return false
    }
    guard level != .point else { return true }
    let sizes = [
      evidence.requests?.control, evidence.requests?.treatment, evidence.units?.control,
      evidence.units?.treatment,
    ].compactMap(\.self)
    guard evidence.requests != nil, sizes.allSatisfy({ $0 >= 100 }) else { return false }
    guard evidence.sampleRatio?.status == .pass || evidence.sampleRatio?.status == .warn else { return false }
    guard evidence.difference != nil, evidence.outcome == .improved else { return false }
    guard level == .bound else { return true }
    guard let lower = all.lower, lower > 0.1 else { return false }
    if let successful = evidence.improvementOnSuccess {
      guard let lower = successful.lower, lower > 0.1 else { return false }
    }
    return true
  }

  /// An exact tenth holds in milliseconds, seconds and minutes; a hair more promotes in all of them.
  @Test func anExactTenthHoldsInEveryUnit() {
    let gate = Stage5Gate(evidence: .point)
    var exact = 0
    for step in 0..<200 {
      // Whole microseconds, so that the tenth is exact: (10k − 9k)/10k.
      let control = Double(10 * (1237 + 4591 * step)) / 1000
      let treatment = Double(9 * (1237 + 4591 * step)) / 1000
      for unit in [1, 1000, 60_000.0] {
        let evidence = averages(control / unit, treatment / unit)
        #expect(gate.decide(evidence).decision == .hold, "\(control) / \(unit)")
        if evidence.improvement?.estimate == 0.1 { exact += 1 }
        #expect(gate.decide(averages(control / unit, treatment * (1 - 1e-9) / unit)).decision == .promote)
        #expect(gate.decide(averages(control / unit, treatment * (1 + 1e-9) / unit)).decision == .hold)
      }
    }
    // Without a rule for ties many of them would go the other way.
    #expect(exact < 500, "\(exact) of 600 are exact")
  }

  /// 45 % instant errors are no improvement of 44.5 %.
  @Test(arguments: EvidenceLevel.allCases)
  func failingFastIsNoImprovement(_ level: EvidenceLevel) {
    var evidence = goodEvidence()
    evidence.improvement = Improvement(estimate: 0.445, lower: 0.43, upper: 0.46)
    evidence.improvementOnSuccess = Improvement(estimate: 0.001, lower: -0.01, upper: 0.012)
    evidence.errorRates = GroupPair(control: 0.01, treatment: 0.45)
    let verdict = Stage5Gate(evidence: level).decide(evidence)
    #expect(verdict.decision == .hold)
    #expect(verdict.criteria[0].status == .notMet && verdict.criteria[1].status == .notMet)
    #expect(verdict.criteria[0].value == 0.001 && verdict.reason.contains("on successful requests"))
  }

  @Test func averagesAreJudgedByThePointAlone() {
    let verdict = Stage5Gate(evidence: .point).decide(averages(450, 400))
    #expect(verdict.decision == .promote && verdict.reason.contains("no evidence of significance"))
    #expect(verdict.criteria.map(\.status) == [.met, .notAsked, .notAsked, .notAsked, .notAsked])
    for level in [EvidenceLevel.significant, .bound] {
      let verdict = Stage5Gate(evidence: level).decide(averages(450, 300))
      #expect(verdict.decision == .hold && verdict.criteria[2].status == .noData)
    }
    var failing = averages(450, 400)
    failing.errorRates = GroupPair(control: 0.01, treatment: 0.2)
    #expect(Stage5Gate(evidence: .point).decide(failing).decision == .hold)
  }

  @Test func settingsAreKept() {
    var evidence = goodEvidence()
    #expect(Stage5Gate(threshold: 0.2).decide(evidence).decision == .hold)
    #expect(Stage5Gate(threshold: 0.18).decide(evidence).decision == .promote)
    #expect(Stage5Gate(minimumSampleSize: 251).decide(evidence).decision == .hold)
    #expect(Stage5Gate(minimumSampleSize: 250).decide(evidence).decision == .promote)
    #expect(Stage5Gate(errorRateMargin: 0.002).decide(evidence).decision == .hold)
    evidence.errorRates = GroupPair(control: 0.01, treatment: 0.0119)
    #expect(Stage5Gate(errorRateMargin: 0.002).decide(evidence).decision == .promote)
  }
}
