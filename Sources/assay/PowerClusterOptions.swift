import ArgumentParser
import Inference

/// What is known of the units that requests belong to.
struct PowerClusterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much the requests of one unit, being alike, raise the variance; sizes are multiplied by it.",
      valueName: "factor"))
  var designEffect: Double?

  @Option(
    help: ArgumentHelp(
      "The correlation of two requests of one unit, in place of a design effect; needs --unit-size.",
      valueName: "r"))
  var icc: Double?

  @Option(help: ArgumentHelp("The requests of a unit, on average.", valueName: "n"))
  var unitSize: Double?

  @Option(
    help: ArgumentHelp(
      "How much they vary: their standard deviation over their mean; 0 unless given.", valueName: "cv"))
  var unitSizeCv: Double?

  mutating func validate() throws {
    if let designEffect, !(designEffect > 0 && designEffect.isFinite) {
      throw ValidationError("--design-effect \(designEffect): must be above 0")
    }
    if designEffect != nil && icc != nil {
      throw ValidationError("--design-effect and --icc say the same thing; give one of them")
    }
    if let icc, !(icc >= 0 && icc <= 1) {
      throw ValidationError("--icc \(icc): must be a correlation between 0 and 1")
    }
    if let unitSize, !(unitSize >= 1 && unitSize.isFinite) {
      throw ValidationError("--unit-size \(unitSize): must be at least 1")
    }
    if let unitSizeCv, !(unitSizeCv >= 0 && unitSizeCv.isFinite) {
      throw ValidationError("--unit-size-cv \(unitSizeCv): must be at least 0")
    }
    if icc != nil && unitSize == nil {
      throw ValidationError("--icc needs --unit-size, the requests of a unit")
    }
    if unitSizeCv != nil && icc == nil {
      throw ValidationError("--unit-size-cv changes nothing without --icc")
    }
  }

  /// What sizes are multiplied by; nil where requests are independent.
  func factor() throws -> Double? {
    if let designEffect { return designEffect }
    guard let icc, let unitSize else { return nil }
    return try ClusterDesign(
      intraclassCorrelation: icc, meanSize: unitSize, sizeVariation: unitSizeCv ?? 0
    ).designEffect
  }
}
