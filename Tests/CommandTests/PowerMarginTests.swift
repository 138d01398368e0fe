import TestSupport
import Testing

/// Margins, units, looks and curves of `assay power`.
@Suite struct PowerMarginTests {
  private static func solve(_ arguments: [String]) async throws -> JSONValue {
    let outcome = try await Program.run(["power"] + arguments + ["--format", "json"])
    try #require(outcome.status == 0, "\(outcome)")
    #expect(outcome.error == "", "\(outcome)")
    return try outcome.json
  }

  private static func side(_ c: Reference.Case) throws -> [String] {
    [
      "--alternative", try c.string("alternative"), "--ratio", "\(try c.double("ratio"))", "--alpha",
      "\(try c.double("alpha"))",
    ]
  }

  @Test func liftsOfTheReference() async throws {
    let cases = try Reference("power_lift").cases
    #expect(cases.count >= 6)
    for c in cases {
      let (lift, limit) = (try c.double("lift"), try c.double("limit"))
      let isWorse = (limit > 0) == (try c.string("alternative") == "less")
      let margin = "\(abs(limit) * 100)%"
      let document = try await Self.solve(
        [
          "mean", "--baseline", "\(c.double("control_mean"))", "--lift", "\(lift)", "--sd",
          "\(c.double("deviation_control"))",
        ]
          + [
            "--treatment-sd", "\(c.double("deviation_treatment"))", isWorse ? "--margin" : "--superiority",
            margin,
          ]
          + ["--power", "\(c.double("target"))"] + Self.side(c))
      #expect(document[path: "sample_size.control"]?.integer == (try c.integer("control")), "\(c)")
      #expect(document[path: "sample_size.treatment"]?.integer == (try c.integer("treatment")), "\(c)")
      #expect(document["aim"]?.string == (isWorse ? "non_inferiority" : "superiority"))
      #expect(relativeError(document["relative_margin"]?.double ?? .nan, abs(limit)) < 1e-12)
    }
  }

  @Test func proportionsOfTheReference() async throws {
    for c in try Reference("power_margin").cases {
      let limit = try c.double("limit")
      let isWorse = (limit > 0) == (try c.string("alternative") == "less")
      let margin = try c.string("form") == "lift" ? "\(abs(limit) * 100)%" : "\(abs(limit))"
      let document = try await Self.solve(
        [
          "proportion", "--baseline", "\(c.double("control_rate"))", "--treatment-rate",
          "\(c.double("treatment_rate"))",
        ]
          + [isWorse ? "--margin" : "--superiority", margin, "--power", "\(c.double("target"))"]
          + Self.side(c))
      #expect(document[path: "sample_size.control"]?.integer == (try c.integer("control")), "\(c)")
      #expect(document[path: "sample_size.treatment"]?.integer == (try c.integer("treatment")), "\(c)")
      #expect(document["method"]?.string == "farrington_manning")
    }
  }

  @Test func differencesOfTheReference() async throws {
    for c in try Reference("power_difference").cases where try c.string("solve") == "sample_size" {
      let (difference, boundary) = (try c.double("difference"), try c.double("boundary"))
      var arguments = [
        "mean", "--difference", "\(difference)", "--sd", "\(try c.double("variance_control").squareRoot())",
        "--treatment-sd", "\(try c.double("variance_treatment").squareRoot())", "--power",
        "\(try c.double("target"))",
      ]
      if boundary != 0 {
        let isWorse = (boundary > 0) == (try c.string("alternative") == "less")
        arguments += [isWorse ? "--margin" : "--superiority", "\(abs(boundary))"]
      }
      let document = try await Self.solve(arguments + Self.side(c))
      #expect(document[path: "sample_size.control"]?.integer == (try c.integer("control")), "\(c)")
    }
  }

  @Test func looksOfTheReference() async throws {
    for c in try Reference("power_looks").cases {
      let document = try await Self.solve([
        "mean", "--effect-size", "\(c.double("effect_size"))", "--power", "\(c.double("target"))",
        "--alpha", "\(c.double("alpha"))", "--looks", "\(c.integer("looks"))", "--sequential",
        c.string("spending"),
        "--alternative", c.string("alternative"),
      ])
      #expect(document[path: "sample_size.control"]?.integer == (try c.integer("control")), "\(c)")
      #expect(document["looks"]?.integer == (try c.integer("looks")))
    }
  }

  /// A margin in the unit of the metric and one in standard deviations are the same question.
  @Test func nonInferiorityNeedsNoEffect() async throws {
    let standardised = try await Self.solve(["mean", "--margin", "0.2", "--alternative", "greater"])
    let absolute = try await Self.solve(
      ["mean", "--sd", "50", "--margin", "10", "--alternative", "greater", "--difference", "0"])
    #expect(standardised["sample_size"] == absolute["sample_size"])
    // 2·((z₀.₉₇₅ + z₀.₈)/0.2)² = 392.4, and one more for the t distribution.
    #expect(standardised[path: "sample_size.control"]?.integer == 394)
    #expect(standardised["alpha"]?.double == 0.025)
  }

  @Test func unitsMultiplySizes() async throws {
    let plain = try await Self.solve(["mean", "--effect-size", "0.1"])
    let clustered = try await Self.solve(["mean", "--effect-size", "0.1", "--design-effect", "2.5"])
    let units = try await Self.solve(
      ["mean", "--effect-size", "0.1", "--icc", "0.1", "--unit-size", "8", "--unit-size-cv", "1"])
    // 1 + ((1 + 1)·8 − 1)·0.1 = 2.5.
    #expect(units["sample_size"] == clustered["sample_size"])
    #expect(relativeError(units["design_effect"]?.double ?? .nan, 2.5) < 1e-14)
    let (small, large) = (
      plain[path: "sample_size.control"]?.integer, clustered[path: "sample_size.control"]?.integer
    )
    #expect(small == 1571 && large == 3927)  // 2.5 · 1,570.73…
    #expect(units[path: "units.control"]?.integer == 491)
  }

  @Test func ratiosAndQuantiles() async throws {
    // v = (4 − 2·0.5·0.5·2·3 + 0.25·9)/16 = 0.203125.
    let ratio = try await Self.solve([
      "ratio", "--baseline", "0.5", "--lift", "0.1", "--numerator-sd", "2", "--denominator-mean", "4",
      "--denominator-sd", "3", "--correlation", "0.5",
    ])
    let direct = try await Self.solve([
      "ratio", "--baseline", "0.5", "--lift", "0.1", "--sd", "0.45069390943299864",
    ])
    #expect(ratio["sample_size"] == direct["sample_size"])
    let asMeans = try await Self.solve(["mean", "--difference", "0.05", "--sd", "0.45069390943299864"])
    #expect(ratio["sample_size"] == asMeans["sample_size"])
    // √(0.95·0.05)/0.0005 = 435.889894354067.
    let quantile = try await Self.solve(
      ["quantile", "--level", "0.95", "--baseline", "900", "--lift", "-0.1", "--density", "0.0005"])
    let spread = try await Self.solve(["mean", "--difference", "-90", "--sd", "435.889894354067"])
    #expect(quantile["sample_size"] == spread["sample_size"] && quantile["level"]?.double == 0.95)
    #expect(quantile["kind"]?.string == "quantile" && ratio["kind"]?.string == "ratio")
  }

  @Test func curves() async throws {
    for arguments in [
      ["mean", "--effect-size", "0.5"], ["mean", "--sample-size", "64"],
      ["mean", "--sd", "4", "--difference", "2"],
      ["proportion", "--baseline", "0.1", "--lift", "0.2"], ["mean", "--effect-size", "0.5", "--looks", "4"],
      ["quantile", "--level", "0.5", "--sd", "3", "--difference", "1"],
    ] {
      let document = try await Self.solve(arguments + ["--curve", "--daily", "50"])
      let curve = try #require(document["curve"]?.array)
      #expect(curve.count == 10)
      let sizes = curve.compactMap { $0[path: "sample_size.control"]?.integer }
      #expect(
        zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 }
          && sizes.contains { $0 == document[path: "sample_size.control"]?.integer })
      let text = try await Program.run(["power"] + arguments + ["--curve", "--daily", "50"])
      #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text.text)")
    }
  }

  @Test(arguments: [
    (["mean", "--margin", "0.1"], "--alternative"),
    (["mean", "--superiority", "10%", "--alternative", "less", "--effect-size", "-1"], "--baseline"),
    (["mean", "--margin", "0", "--alternative", "less"], "--margin"),
    (["mean", "--margin", "x", "--alternative", "less"], "--margin"),
    (["mean", "--margin", "nan", "--alternative", "less"], "--margin"),
    (["mean", "--margin", "1", "--superiority", "1", "--alternative", "less"], "--superiority"),
    (["mean", "--margin", "120%", "--alternative", "greater", "--baseline", "5", "--sd", "1"], "100%"),
    (["mean", "--superiority", "0.3", "--effect-size", "0.2", "--alternative", "greater"], "right side"),
    (["mean", "--effect-size", "0.2", "--icc", "0.1"], "--unit-size"),
    (["mean", "--effect-size", "0.2", "--icc", "2", "--unit-size", "3"], "--icc"),
    (["mean", "--effect-size", "0.2", "--design-effect", "0"], "--design-effect"),
    (["mean", "--effect-size", "0.2", "--design-effect", "2", "--icc", "0.1", "--unit-size", "3"], "--icc"),
    (["mean", "--effect-size", "0.2", "--unit-size", "0.5"], "--unit-size"),
    (["mean", "--effect-size", "0.2", "--unit-size-cv", "1"], "--icc"),
    (["mean", "--effect-size", "0.2", "--looks", "0"], "--looks"),
    (["mean", "--effect-size", "0.2", "--looks", "1000000"], "--looks"),
    (["mean", "--effect-size", "0.2", "--sequential", "pocock"], "--looks"),
    (["mean", "--lift", "0.1", "--sd", "1"], "--baseline"),
    (["mean", "--baseline", "9", "--lift", "0.1"], "--sd"),
    (["mean", "--baseline", "-9", "--lift", "0.1", "--sd", "1"], "--baseline"),
    (["proportion", "--baseline", "0.5", "--margin", "1", "--alternative", "less"], "margin"),
    (["ratio", "--baseline", "0.5", "--lift", "0.1"], "--sd"),
    (["ratio", "--baseline", "0.5", "--lift", "0.1", "--numerator-sd", "1"], "--denominator-mean"),
    (["ratio", "--baseline", "0.5", "--lift", "0.1", "--sd", "1", "--correlation", "0"], "--sd"),
    (["quantile", "--level", "95", "--difference", "1", "--sd", "1"], "--level"),
    (["quantile", "--level", "0.95", "--difference", "1"], "--density"),
  ])
  func nonsense(_ arguments: [String], _ text: String) async throws {
    let outcome = try await Program.run(["power"] + arguments)
    #expect(outcome.status == 2 && !outcome.crashed, "\(outcome)")
    #expect(outcome.output.isEmpty && outcome.error.contains(text), "\(outcome)")
  }

  @Test(arguments: [
    ["mean", "--effect-size", "1e-9", "--looks", "200", "--alpha", "1e-12", "--power", "0.999999"],
    ["mean", "--margin", "1e300", "--alternative", "less"],
    ["mean", "--margin", "1e-300", "--alternative", "less"],
    ["mean", "--effect-size", "1", "--ratio", "1000", "--alpha", "1e-12", "--power", "0.999999", "--curve"],
    ["mean", "--effect-size", "1", "--ratio", "0.001", "--design-effect", "1e9"],
    ["mean", "--sample-size", "2", "--treatment-sd", "3", "--difference", "1", "--sd", "1e-300"],
    ["mean", "--sample-size", "2", "--effect-size", "3", "--looks", "5", "--power", "0.8"],
    [
      "mean", "--baseline", "1e-300", "--sd", "1e300", "--lift", "0.2", "--superiority", "10%",
      "--alternative", "greater",
    ],
    ["proportion", "--baseline", "1e-12", "--margin", "1e-13", "--alternative", "less", "--curve"],
    [
      "proportion", "--baseline", "0.999999", "--superiority", "99%", "--alternative", "less", "--lift",
      "-0.999",
    ],
    [
      "proportion", "--baseline", "0.5", "--superiority", "200%", "--alternative", "greater", "--sample-size",
      "50",
    ],
    ["ratio", "--baseline", "1e-200", "--lift", "1e-200", "--sd", "1e200"],
    ["quantile", "--level", "0.999999999", "--density", "1e-300", "--difference", "1"],
  ])
  func farNumbers(_ arguments: [String]) async throws {
    let outcome = try await Program.run(["power"] + arguments + ["--format", "json"], limit: 20)
    #expect(!outcome.crashed && [0, 2].contains(outcome.status), "\(outcome)")
    if outcome.status == 0 {
      #expect((try outcome.json["power"]?.double).map { (0...1).contains($0) } == true, "\(outcome.text)")
    } else {
      #expect(outcome.error.contains("assay: ") || outcome.error.contains("Error: "), "\(outcome)")
    }
  }
}
