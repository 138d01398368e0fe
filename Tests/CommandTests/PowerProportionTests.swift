import TestSupport
import Testing

/// `assay power proportion` against mpmath.
@Suite struct PowerProportionTests {
  private static func solve(_ arguments: [String]) async throws -> JSONValue {
    let outcome = try await Program.run(["power", "proportion", "--format", "json"] + arguments)
    try #require(outcome.status == 0, "\(outcome)")
    let document = try outcome.json
    #expect(document["kind"]?.string == "proportion")
    return document
  }

  private static func options(_ reference: Reference.Case) throws -> [String] {
    [
      "--baseline", "\(try reference.double("control_rate"))",
      "--treatment-rate", "\(try reference.double("treatment_rate"))",
      "--alpha", "\(try reference.double("alpha"))", "--ratio", "\(try reference.double("ratio"))",
      "--alternative", try reference.string("alternative"), "--method", try reference.string("method"),
    ]
  }

  /// A baseline of 0 or 1 is refused on the command line, so those cases of the reference are left out here.
  private static func cases() throws -> [Reference.Case] {
    try Reference("power_proportion").cases.filter { (try $0.double("control_rate")) > 0 }
  }

  @Test func sizesOfTheReference() async throws {
    #expect(try Self.cases().count >= 30)
    for reference in try Self.cases() {
      let document = try await Self.solve(
        Self.options(reference) + ["--power", "\(reference.double("target"))"])
      #expect(
        document[path: "sample_size.control"]?.integer == (try reference.integer("control")), "\(reference)")
      #expect(
        document[path: "sample_size.treatment"]?.integer == (try reference.integer("treatment")),
        "\(reference)")
    }
  }

  @Test func powersOfTheReference() async throws {
    for reference in try Self.cases() {
      let document = try await Self.solve(
        Self.options(reference) + ["--sample-size", "\(reference.integer("control"))"])
      #expect(document["solved_for"]?.string == "power")
      // The effect is a difference of close arcsines: its last digits are lost in the subtraction.
      let found = document["power"]?.double ?? .nan
      #expect(relativeError(found, try reference.double("power_at_control")) < 1e-10, "\(reference)")
    }
  }

  @Test func theTextbookCase() async throws {
    for effect in [["--treatment-rate", "0.55"], ["--lift", "0.1"]] {
      let document = try await Self.solve(["--baseline", "0.5", "--method", "normal"] + effect)
      #expect(document[path: "sample_size.control"]?.integer == 1565)
      #expect(document[path: "sample_size.treatment"]?.integer == 1565)
      #expect(document["method"]?.string == "normal")
      #expect(relativeError(document["treatment_rate"]?.double ?? .nan, 0.55) < 1e-15)
    }
  }

  @Test(arguments: ["arcsine", "normal"])
  func whatIsLeftOutIsFound(_ method: String) async throws {
    let base = ["--baseline", "0.5", "--method", method]
    let power = try #require(
      try await Self.solve(base + ["--treatment-rate", "0.55", "--sample-size", "1565"])["power"]?.double)
    let effect = try await Self.solve(base + ["--power", "\(power)", "--sample-size", "1565"])
    #expect(effect["solved_for"]?.string == "effect")
    #expect(relativeError(effect["treatment_rate"]?.double ?? .nan, 0.55) < 1e-9)
    let level = try await Self.solve(
      base + ["--treatment-rate", "0.55", "--power", "\(power)", "--sample-size", "1565"])
    #expect(level["solved_for"]?.string == "alpha")
    #expect(relativeError(level["alpha"]?.double ?? .nan, 0.05) < 1e-8)
  }

  @Test func splitAndDays() async throws {
    // Reference: 5 % against 6 % at ratio 5/95 needs 81,426 and 4,286.
    let document = try await Self.solve(
      ["--baseline", "0.05", "--treatment-rate", "0.06", "--split", "95/5", "--daily", "10000"])
    #expect(document[path: "sample_size.control"]?.integer == 81426)
    #expect(document[path: "sample_size.treatment"]?.integer == 4286)
    // 4,286 ÷ (0.05 · 10,000); the control needs 81,426 ÷ 9,500 = 8.5712 days.
    #expect(relativeError(document["days"]?.double ?? .nan, 8.572) < 1e-12)
  }

  @Test(arguments: [
    ([], "--baseline"),
    (["--baseline", "0.5"], "--sample-size"),
    (["--baseline", "0", "--treatment-rate", "0.1"], "--baseline"),
    (["--baseline", "1", "--treatment-rate", "0.1"], "--baseline"),
    (["--baseline", "50", "--lift", "0.1"], "--baseline"),
    (["--baseline", "nan", "--lift", "0.1"], "--baseline"),
    (["--baseline", "0.5", "--lift", "0"], "effect of 0"),
    (["--baseline", "0.5", "--treatment-rate", "0.5"], "effect of 0"),
    (["--baseline", "0.5", "--lift", "1.5"], "--lift"),
    (["--baseline", "0.5", "--lift", "-2"], "--lift"),
    (["--baseline", "0.5", "--lift", "nan"], "nan"),
    (["--baseline", "0.5", "--lift", "inf"], "inf"),
    (["--baseline", "0.5", "--treatment-rate", "1.1"], "--treatment-rate"),
    (["--baseline", "0.5", "--treatment-rate", "0.6", "--lift", "0.1"], "--lift"),
    (["--baseline", "0.5", "--lift", "0.1", "--method", "exact"], "arcsine"),
    (
      ["--baseline", "0.5", "--lift", "0.1", "--power", "0.8", "--alpha", "0.05", "--sample-size", "9"],
      "all given"
    ),
  ])
  func nonsense(_ arguments: [String], _ text: String) async throws {
    let outcome = try await Program.run(["power", "proportion"] + arguments)
    #expect(outcome.status == 2 && !outcome.crashed, "\(outcome)")
    #expect(outcome.output.isEmpty && outcome.error.contains(text), "\(outcome)")
  }

  @Test(arguments: [
    ["--baseline", "0.5", "--treatment-rate", "1"], ["--baseline", "0.5", "--treatment-rate", "0"],
    ["--baseline", "1e-9", "--lift", "0.1"], ["--baseline", "0.999999999", "--treatment-rate", "0.5"],
    ["--baseline", "0.5", "--lift", "1e-12"], ["--baseline", "0.5", "--sample-size", "1"],
    ["--baseline", "0.01", "--sample-size", "10", "--alternative", "less"],
    ["--baseline", "0.5", "--lift", "0.1", "--alternative", "less"],
    ["--baseline", "0.5", "--lift", "0.1", "--sample-size", "1e15"],
  ])
  func farNumbers(_ arguments: [String]) async throws {
    for method in ["arcsine", "normal"] {
      let outcome = try await Program.run(
        ["power", "proportion", "--format", "json", "--method", method] + arguments, limit: 20)
      #expect(!outcome.crashed && [0, 2].contains(outcome.status), "\(outcome)")
      #expect(outcome.status == 0 || outcome.error.contains("assay: "), "\(outcome)")
      if outcome.status == 0 {
        let document = try outcome.json
        #expect((document[path: "sample_size.control"]?.double ?? .nan) >= 1, "\(outcome.text)")
        #expect((document["treatment_rate"]?.double).map { (0...1).contains($0) } == true, "\(outcome.text)")
      }
    }
  }
}
