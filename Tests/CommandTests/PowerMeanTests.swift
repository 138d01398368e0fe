import TestSupport
import Testing

/// `assay power mean` against mpmath's noncentral t.
@Suite struct PowerMeanTests {
  static func solve(_ arguments: [String]) async throws -> JSONValue {
    let outcome = try await Program.run(["power", "mean", "--format", "json"] + arguments)
    try #require(outcome.status == 0, "\(outcome)")
    #expect(outcome.error == "", "\(outcome)")
    let document = try outcome.json
    #expect(document["schema"]?.string == "assay-power/1")
    #expect(document["kind"]?.string == "mean")
    return document
  }

  private static func options(_ reference: Reference.Case) throws -> [String] {
    [
      "--effect-size", "\(try reference.double("effect_size"))", "--alpha",
      "\(try reference.double("alpha"))",
      "--ratio", "\(try reference.double("ratio"))", "--alternative", try reference.string("alternative"),
    ]
  }

  @Test func sizesOfTheReference() async throws {
    let cases = try Reference("power_mean").cases.filter { try $0.string("solve") == "sample_size" }
    #expect(cases.count >= 10)
    for reference in cases {
      let document = try await Self.solve(
        Self.options(reference) + ["--power", "\(reference.double("target"))"])
      #expect(document["solved_for"]?.string == "sample_size")
      #expect(
        document[path: "sample_size.control"]?.integer == (try reference.integer("control")), "\(reference)")
      #expect(
        document[path: "sample_size.treatment"]?.integer == (try reference.integer("treatment")),
        "\(reference)")
    }
  }

  @Test func powersOfTheReference() async throws {
    // An effect of 0 is refused on the command line.
    let cases = try Reference("power_mean").cases
      .filter { try $0.string("solve") == "power" && $0.double("effect_size") != 0 }
    #expect(cases.count >= 10)
    for reference in cases {
      let document = try await Self.solve(
        Self.options(reference) + ["--sample-size", "\(reference.integer("control"))"])
      #expect(document["solved_for"]?.string == "power")
      let found = document["power"]?.double ?? .nan
      let expected = try reference.double("power")
      // Noncentral t: 1e-10 relative above 1e-10, 1e-14 absolute below.
      #expect((found - expected).magnitude <= max(1e-14, 1e-10 * expected), "\(found) for \(reference)")
    }
  }

  @Test func theTextbookCase() async throws {
    let document = try await Self.solve(["--effect-size", "0.5", "--power", "0.8"])
    #expect(
      document["sample_size"] == .object(["control": .number(text: "64"), "treatment": .number(text: "64")]))
    #expect(document["power"]?.double == 0.8 && document["alpha"]?.double == 0.05)
    #expect(document["alternative"]?.string == "two_sided" && document["ratio"]?.double == 1)
    #expect(document["days"] == .null)
    let implied = try await Self.solve(["--effect-size", "0.5"])
    #expect(implied == document)
    let negative = try await Self.solve(["--effect-size", "-0.5"])
    #expect(negative[path: "sample_size.control"]?.integer == 64)
  }

  /// Each of effect, power and level is found again from the others.
  @Test(arguments: [(0.5, 64.0), (0.2, 394), (0.05, 6281), (1.2, 12)])
  func whatIsLeftOutIsFound(_ effect: Double, _ size: Double) async throws {
    let power = try #require(
      try await Self.solve(["--effect-size", "\(effect)", "--sample-size", "\(size)"])["power"]?.double)
    let found = try await Self.solve(["--power", "\(power)", "--sample-size", "\(size)"])
    #expect(found["solved_for"]?.string == "effect")
    #expect(relativeError(found["effect_size"]?.double ?? .nan, effect) < 1e-9)
    let level = try await Self.solve(
      ["--effect-size", "\(effect)", "--power", "\(power)", "--sample-size", "\(size)"])
    #expect(level["solved_for"]?.string == "alpha")
    #expect(relativeError(level["alpha"]?.double ?? .nan, 0.05) < 1e-8)
  }

  @Test func aDifferenceAndAStandardDeviation() async throws {
    let first = try await Self.solve(["--difference", "3", "--sd", "6"])
    #expect(first[path: "sample_size.control"]?.integer == 64)
    #expect(first["effect_size"]?.double == 0.5)
  }

  @Test func aSplitIsARatio() async throws {
    let split = try await Self.solve(["--effect-size", "0.2", "--split", "95/5"])
    // Reference: ratio 5/95, control 3,927, treatment 207.
    #expect(split[path: "sample_size.control"]?.integer == 3927)
    #expect(split[path: "sample_size.treatment"]?.integer == 207)
    let ratio = try await Self.solve(["--effect-size", "0.2", "--ratio", "0.052631578947368425"])
    #expect(ratio["sample_size"] == split["sample_size"])
  }

  @Test(arguments: [
    (["--daily", "16"], 8.0),  // 128 in all
    (["--daily", "1000"], 0.128),
    (["--split", "90/10", "--daily", "100"], nil as Double?),
  ])
  func days(_ options: [String], _ expected: Double?) async throws {
    let document = try await Self.solve(["--effect-size", "0.5"] + options)
    let daily = try #require(document["daily"]?.double)
    let sizes = [
      document[path: "sample_size.control"]?.double, document[path: "sample_size.treatment"]?.double,
    ]
    let shares = options.contains("90/10") ? [0.9, 0.1] : [0.5, 0.5]
    let longest = zip(sizes, shares).map { ($0 ?? .nan) / ($1 * daily) }.max() ?? .nan
    #expect(relativeError(document["days"]?.double ?? .nan, expected ?? longest) < 1e-12)
  }

  @Test(arguments: [
    (["--effect-size", "0.5", "--sample-size", "10", "--power", "0.8", "--alpha", "0.05"], "all given"),
    ([], "--sample-size"),
    (["--power", "0.8"], "--sample-size"),
    (["--effect-size", "0"], "effect"),
    (["--effect-size", "nan"], "nan"),
    (["--effect-size", "inf"], "inf"),
    (["--effect-size", "half"], "half"),
    (["--effect-size", "0.5", "--power", "0"], "--power"),
    (["--effect-size", "0.5", "--power", "1"], "--power"),
    (["--effect-size", "0.5", "--power", "80"], "--power"),
    (["--effect-size", "0.5", "--power", "nan"], "--power"),
    (["--effect-size", "0.5", "--power", "-0.8"], "--power"),
    (["--effect-size", "0.5", "--alpha", "1.5"], "--alpha"),
    (["--effect-size", "0.5", "--alpha", "nan"], "--alpha"),
    (["--sample-size", "-5"], "--sample-size"),
    (["--sample-size", "nan"], "--sample-size"),
    (["--sample-size", "inf"], "--sample-size"),
    (["--effect-size", "0.5", "--ratio", "0"], "--ratio"),
    (["--effect-size", "0.5", "--ratio", "inf"], "--ratio"),
    (["--effect-size", "0.5", "--ratio", "1", "--split", "50/50"], "--split"),
    (["--effect-size", "0.5", "--split", "100/0"], "--split"),
    (["--effect-size", "0.5", "--split", "50"], "--split"),
    (["--effect-size", "0.5", "--split", "50/30/20"], "--split"),
    (["--effect-size", "0.5", "--split", "nan/50"], "--split"),
    (["--effect-size", "0.5", "--daily", "0"], "--daily"),
    (["--effect-size", "0.5", "--daily", "nan"], "--daily"),
    (["--difference", "3"], "--sd"),
    (["--sd", "3"], "--difference"),
    (["--difference", "3", "--sd", "0"], "--sd"),
    (["--difference", "3", "--sd", "-1"], "--sd"),
    (["--difference", "3", "--sd", "6", "--effect-size", "0.5"], "--effect-size"),
    (["--effect-size", "0.5", "--alternative", "sideways"], "greater"),
    (["--effect-size", "5", "--sample-size", "100000", "--power", "0.8"], "no significance level"),
    (["--sample-size", "50", "--power", "0.04"], "no effect is seen"),
  ])
  func nonsense(_ arguments: [String], _ text: String) async throws {
    let outcome = try await Program.run(["power", "mean"] + arguments)
    #expect(outcome.status == 2 && !outcome.crashed, "\(outcome)")
    #expect(outcome.output.isEmpty && outcome.error.contains(text), "\(outcome)")
  }

  /// Far effects and sizes are answered, or refused in words; never a crash, never a hang.
  @Test(arguments: [
    ["--effect-size", "1e9"], ["--effect-size", "1e-12"], ["--effect-size", "1e300"],
    ["--effect-size", "1e-300"], ["--difference", "1e300", "--sd", "1e-300"], ["--sample-size", "1e18"],
    ["--sample-size", "1"], ["--sample-size", "1e-3"], ["--effect-size", "0.5", "--ratio", "1e-9"],
    ["--effect-size", "0.5", "--ratio", "1e12"], ["--effect-size", "0.5", "--alpha", "1e-300"],
    ["--effect-size", "0.5", "--power", "0.9999999999"], ["--effect-size", "0.5", "--power", "1e-10"],
    ["--effect-size", "0.5", "--daily", "1e-300"], ["--effect-size", "0.5", "--power", "0.05"],
    ["--effect-size", "0.5", "--alternative", "less"], ["--effect-size", "40", "--sample-size", "1e6"],
    ["--effect-size", "0.5", "--power", "0.8", "--sample-size", "1e15"],
  ])
  func farNumbers(_ arguments: [String]) async throws {
    let outcome = try await Program.run(["power", "mean", "--format", "json"] + arguments, limit: 20)
    #expect(!outcome.crashed && [0, 2].contains(outcome.status), "\(outcome)")
    #expect(outcome.status == 0 || outcome.error.contains("assay: ") || outcome.error.contains("Error: "))
    if outcome.status == 0 {
      let document = try outcome.json
      let size = document[path: "sample_size.control"]?.double ?? .nan
      #expect(size >= 1, "\(outcome.text)")
      #expect((document["power"]?.double).map { (0...1).contains($0) } == true, "\(outcome.text)")
    }
  }
}
