public import Documents
internal import Inference
internal import Verdicts

/// The answer of a power calculation as a document: `assay-power/1`.
public struct PowerDocument: Sendable {
  private let answer: PowerAnswer
  private let version: String

  /// The document of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - version: the version of the program.
  public init(_ answer: PowerAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The document; what was not part of the question has no key.
  public var json: JSON {
    var object: JSON.Object = [
      "schema": "assay-power/1",
      "assay_version": JSON(version),
      "kind": JSON(answer.kind.rawValue),
      "sample_size": Self.sizes(answer.sizes),
      "power": JSON(answer.power),
      "effect_size": JSON(answer.effectSize),
      "alpha": JSON(answer.alpha),
      "alternative": JSON(answer.alternative.rawValue),
      "ratio": JSON(answer.ratio),
      "method": JSON(answer.method),
      "days": JSON(answer.days),
      "solved_for": JSON(answer.solved.rawValue),
    ]
    let further: [(String, Double?)] = [
      ("daily", answer.daily), ("difference", answer.difference),
      ("standard_deviation", answer.standardDeviation), ("baseline", answer.baseline),
      ("treatment_rate", answer.treatmentRate), ("level", answer.level),
      (answer.isMarginRelative ? "relative_margin" : "margin", answer.margin),
      ("design_effect", answer.designEffect), ("intraclass_correlation", answer.intraclassCorrelation),
      ("unit_size", answer.unitSize), ("unit_size_variation", answer.unitSizeVariation),
    ]
    for case (let key, let value?) in further { object[key] = JSON(value) }
    if let looks = answer.looks {
      object["looks"] = JSON(looks.count)
      object["sequential"] = JSON(looks.spending.rawValue)
    }
    if let units = answer.units { object["units"] = Self.sizes(units) }
    if answer.aim != .difference { object["aim"] = JSON(answer.aim.rawValue) }
    if !answer.curve.isEmpty { object["curve"] = .array(answer.curve.map(Self.point)) }
    return .object(object)
  }

  private static func point(_ point: PowerAnswer.Point) -> JSON {
    [
      "sample_size": sizes(point.sizes), "power": JSON(point.power),
      "smallest_effect": JSON(point.smallestEffect),
      "days": JSON(point.days),
    ]
  }

  private static func sizes(_ sizes: GroupPair<Int>) -> JSON {
    ["control": JSON(sizes.control), "treatment": JSON(sizes.treatment)]
  }
}
