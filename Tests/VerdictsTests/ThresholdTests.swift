import Testing
import Verdicts

@Suite struct ThresholdTests {
  @Test func roundingDoesNotDecide() {
    for threshold in [0.1, 0.005, 1000, 1e-9, -0.1] {
      for error in [0, 1e-16, -1e-16, 9e-13, -9e-13] {
        let value = threshold * (1 + error)
        #expect(Threshold.equal(value, threshold))
        #expect(!Threshold.exceeds(value, threshold) && !Threshold.isBelow(value, threshold))
      }
      for error in [2e-12, 1e-9, 1] {
        let (more, less) = (threshold + threshold.magnitude * error, threshold - threshold.magnitude * error)
        #expect(Threshold.exceeds(more, threshold) && !Threshold.isBelow(more, threshold))
        #expect(Threshold.isBelow(less, threshold) && !Threshold.exceeds(less, threshold))
      }
    }
  }

  @Test func whatIsNoNumberNeitherExceedsNorStaysBelow() {
    #expect(!Threshold.exceeds(.nan, 0.1) && !Threshold.isBelow(.nan, 0.1) && !Threshold.equal(.nan, 0.1))
    #expect(Threshold.exceeds(.infinity, 0.1) && Threshold.isBelow(-.infinity, 0.1))
  }

  @Test func zeroEqualsOnlyItself() {
    #expect(
      Threshold.equal(0, 0) && !Threshold.equal(Double.leastNonzeroMagnitude, 0)
        && Threshold.exceeds(1e-300, 0))
  }
}
