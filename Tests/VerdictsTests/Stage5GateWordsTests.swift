import Inference
import Testing
import Verdicts

@Suite struct Stage5GateWordsTests {
  @Test func aPromotionStatesValueAndThreshold() {
    let reason = Stage5Gate().decide(goodEvidence()).reason
    for word in ["response_time_ms", "canary", "19.0 %", "better", "more than 10.0 %", "14.0 % to 24.0 %"] {
      #expect(reason.contains(word), "\(reason)")
    }
    var evidence = goodEvidence()
    evidence.improvementOnSuccess = nil
    let plain = Stage5Gate(threshold: 0.15).decide(evidence).reason
    for word in ["20.0 %", "400.0 against 500.0", "15.0 % to 25.0 %", "more than 15.0 %"] {
      #expect(plain.contains(word), "\(plain)")
    }
  }

  @Test func aHoldStatesValueAndThreshold() {
    #expect(
      Stage5Gate(evidence: .point).decide(averages(500, 450)).reason
        == "avg_response_time of canary is 10.0 % better (450.0 against 500.0), not more than 10.0 %")
    #expect(
      Stage5Gate(evidence: .point).decide(averages(500, 450.001)).reason
        == "avg_response_time of canary is 9.9998 % better (450.0 against 500.0), not more than 10.0 %")
    #expect(
      Stage5Gate(evidence: .point).decide(averages(500, 600)).reason
        == "avg_response_time of canary is 20.0 % worse (600.0 against 500.0), not more than 10.0 %")
  }

  @Test func otherCriteriaStateTheirFigures() {
    var evidence = goodEvidence()
    evidence.errorRates = GroupPair(control: 0.01, treatment: 0.05)
    #expect(
      Stage5Gate().decide(evidence).reason
        == "error rate 5.0 % against 1.0 % of legacy: higher by 4.0 points, the limit is below 0.50 points")
    evidence = goodEvidence()
    evidence.units = GroupPair(control: 1300, treatment: 42)
    #expect(
      Stage5Gate().decide(evidence).reason
        == "legacy 1,000 requests of 1,300 units, canary 900 of 42: each group needs 100 requests and units")
    evidence = goodEvidence()
    evidence.sampleRatio = Check(name: "sample_ratio", status: .fail, detail: "units: legacy 9, canary 1")
    #expect(Stage5Gate().decide(evidence).reason == "the sample ratio is in alarm, units: legacy 9, canary 1")
    evidence = goodEvidence()
    evidence.outcome = .inconclusive
    #expect(
      Stage5Gate().decide(evidence).reason.contains("−125.0 to −75.00, which does not prove an improvement"))
  }

  @Test func missingDataAreNamed() {
    var evidence = goodEvidence()
    evidence.improvement = nil
    evidence.noImprovementReason = "all values of canary are equal to 5.000"
    #expect(
      Stage5Gate().decide(evidence).reason
        == "the improvement of response_time_ms is not known: all values of canary are equal to 5.000")
    evidence = goodEvidence()
    evidence.errorRates = nil
    #expect(Stage5Gate().decide(evidence).reason.contains("status or success column"))
  }

  @Test func aHoldSaysWhatWouldBeNeeded() {
    var evidence = goodEvidence()
    evidence.outcome = .inconclusive
    #expect(Stage5Gate().decide(evidence).missing == nil)
    evidence.power = PowerFigures(minimumDetectableEffect: 30.5, requiredSampleSize: nil)
    #expect(Stage5Gate().decide(evidence).missing == "the smallest effect this could see is 6.1 %")
    evidence.power = PowerFigures(minimumDetectableEffect: 30.5, requiredSampleSize: 15_100)
    evidence.period = 0...792_000
    #expect(
      Stage5Gate().decide(evidence).missing
        == "the smallest effect this could see is 6.1 %; about 14,200 more canary requests are needed, "
        + "3.5 hours at this rate")
    evidence.power = PowerFigures(minimumDetectableEffect: 30.5, requiredSampleSize: 900)
    #expect(Stage5Gate().decide(evidence).missing == "the smallest effect this could see is 6.1 %")
    // Where the estimate itself is too small, more data are not what is missing.
    evidence.improvement = Improvement(estimate: 0.05, lower: 0, upper: 0.1)
    #expect(Stage5Gate().decide(evidence).missing == nil)
  }

  @Test func underBoundMoreDataHelpOnlyATrueImprovement() {
    var evidence = goodEvidence()
    evidence.improvement = Improvement(estimate: 0.2, lower: 0.05, upper: 0.35)
    evidence.power = PowerFigures(minimumDetectableEffect: 30.5, requiredSampleSize: 15_100)
    let verdict = Stage5Gate(evidence: .bound).decide(evidence)
    #expect(verdict.missing?.contains("only where the true improvement is above 10.0 %") == true)
    #expect(verdict.reason.contains("does not prove more than 10.0 %"))
  }

  @Test func anUnboundedIntervalSaysSo() {
    var evidence = goodEvidence()
    evidence.improvementOnSuccess = nil
    evidence.improvement = Improvement(estimate: 0.2, lower: -.infinity, upper: .infinity)
    #expect(Stage5Gate().decide(evidence).reason.contains("unbounded"))
  }
}
