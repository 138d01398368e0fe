import Inference
import Summaries
import TestSupport
import Testing

@Suite struct PoissonBootstrapTests {
  /// The standard error of many resamples is that of the delta method, but for chance and a term of 1/U.
  @Test func standardErrors() async throws {
    let (control, treatment) = (units(3_000, seed: 1, shift: 0), units(2_000, seed: 2, shift: 0.2))
    let bootstrap = try PoissonBootstrap(replicates: 4_000, seed: 11)
    let groups = (
      try await bootstrap.resample(sums: control.sums, sizes: control.sizes, group: 0),
      try await bootstrap.resample(sums: treatment.sums, sizes: treatment.sizes, group: 1)
    )
    let found = try BootstrapComparison(control: groups.0, treatment: groups.1)
    let welch = try Welch(
      control: UnitMoments(sums: control.sums, sizes: control.sizes),
      treatment: UnitMoments(sums: treatment.sums, sizes: treatment.sizes))
    // A standard deviation of 4,000 numbers has a relative error of 1/√8000, 1.1 %.
    #expect(abs(found.difference.standardError / welch.standardError - 1) < 0.045)
    #expect(relativeError(found.difference.estimate, welch.difference) < 1e-12)
    #expect(abs(found.difference.bias) < 4 * welch.standardError / 4_000.0.squareRoot())
    let (interval, plain) = (try found.difference.interval(level: 0.95), try welch.interval(level: 0.95))
    #expect(abs(interval.lower - plain.lower) < 0.25 * welch.standardError)
    #expect(abs(interval.upper - plain.upper) < 0.25 * welch.standardError)
    let lift = try #require(found.lift)
    let fieller = try Fieller(
      control: Estimate(UnitMoments(sums: control.sums, sizes: control.sizes)),
      treatment: Estimate(UnitMoments(sums: treatment.sums, sizes: treatment.sizes)),
      degreesOfFreedom: welch.degreesOfFreedom
    ).lift(level: 0.95)
    let width = fieller.upper - fieller.lower
    let ends = try lift.interval(level: 0.95)
    #expect(abs(ends.lower - fieller.lower) < 0.08 * width && abs(ends.upper - fieller.upper) < 0.08 * width)
  }

  /// The same bits at any number of threads; a longer run begins with a shorter one.
  @Test func reproducible() async throws {
    let data = units(2_500, seed: 5, shift: 0)
    let bootstrap = try PoissonBootstrap(replicates: 130, seed: 3)
    let one = try await bootstrap.resample(sums: data.sums, sizes: data.sizes, group: 1, threads: 1)
    let two = try await bootstrap.resample(sums: data.sums, sizes: data.sizes, group: 1, threads: 3)
    #expect(one == two && one.ratios.count == 130)
    let longer = try await PoissonBootstrap(replicates: 192, seed: 3)
      .resample(sums: data.sums, sizes: data.sizes, group: 1)
    #expect(longer.ratios.prefix(128) == one.ratios.prefix(128))
    let other = try await bootstrap.resample(sums: data.sums, sizes: data.sizes, group: 0)
    #expect(other.ratios != one.ratios)
  }

  /// A resample's mean is that of its weights.
  @Test func secondWay() async throws {
    let data = units(1_500, seed: 8, shift: 0)
    let found = try await PoissonBootstrap(replicates: 100, seed: 21)
      .resample(sums: data.sums, sizes: data.sizes, group: 2)
    for replicate in [0, 41, 99] {
      let weights = PoissonWeights(seed: 21, stream: 2 << 32 | UInt64(replicate))
      var bits = [Int16](repeating: 0, count: PoissonWeights.block)
      var values = [Double](repeating: 0, count: PoissonWeights.block)
      var (above, below) = (0.0, 0.0)
      for block in 0..<2 {
        var target = values.mutableSpan
        weights.write(block: block, bits: &bits, into: &target)
        for (place, weight) in values.enumerated() where block * PoissonWeights.block + place < 1_500 {
          above += weight * data.sums[block * PoissonWeights.block + place]
          below += weight * data.sizes[block * PoissonWeights.block + place]
        }
      }
      #expect(relativeError(found.ratios[replicate], above / below) < 1e-12)
    }
  }

  @Test func noAnswer() async throws {
    #expect(throws: InferenceError.invalidCount(99)) { try PoissonBootstrap(replicates: 99) }
    #expect(throws: InferenceError.invalidCount(1e9)) { try PoissonBootstrap(replicates: 1_000_000_000) }
    let bootstrap = try PoissonBootstrap(replicates: 100)
    let (one, ten) = ([1.0], Array(repeating: 2.0, count: 10))
    await #expect(throws: InferenceError.tooFewUnits(found: 1, needed: 10)) {
      try await bootstrap.resample(sums: one, sizes: one, group: 0)
    }
    await #expect(throws: InferenceError.unequalLengths(10, 1)) {
      try await bootstrap.resample(sums: ten, sizes: one, group: 0)
    }
    await #expect(throws: InferenceError.notFinite) {
      try await bootstrap.resample(sums: ten.map { $0 / 0 }, sizes: ten, group: 0)
    }
    let constant = try await bootstrap.resample(sums: ten, sizes: ten, group: 0)
    #expect(throws: InferenceError.zeroVariance) {
      try BootstrapComparison(control: constant, treatment: constant)
    }
  }

  private func units(_ count: Int, seed: UInt64, shift: Double) -> (sums: [Double], sizes: [Double]) {
    var random = SplitMix64(seed: seed)
    var (sums, sizes): ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      let size = Double(random.whole(1...9))
      let centre = 5 + shift + random.normal()
      sums.append((0..<Int(size)).reduce(0) { sum, _ in sum + centre + 0.5 * random.normal() })
      sizes.append(size)
    }
    return (sums, sizes)
  }
}
