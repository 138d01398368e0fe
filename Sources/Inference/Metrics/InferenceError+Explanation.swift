extension InferenceError {
  /// Why there is no answer, in words.
  public var explanation: String {
    switch self {
    case .tooFewRows(let found, let needed): "a group has \(count(found, "value")) and needs \(needed)"
    case .tooFewUnits(let found, let needed):
      "a group has \(count(found, "unit")) and needs \(needed); --unit none takes requests as independent"
    case .tooManyRows(let found, let limit): "\(found) rows are more than the \(limit) that can be enumerated"
    case .zeroVariance:
      "neither the values nor the units vary, so there is nothing to measure a difference with"
    case .notFinite: "a mean or a variance is not a finite number"
    case .invalidLevel(let level): "\(level) is not inside 0 and 1"
    case .invalidProbability(let value): "\(value) is not a share between 0 and 1"
    case .invalidCount(let value): "\(value) is not a valid number here"
    case .invalidDegreesOfFreedom(let value): "\(value) is not a number of degrees of freedom"
    case .unequalLengths(let one, let other): "\(one) and \(other) numbers do not belong together"
    case .controlMeanNotPositive(let mean):
      "the control's mean is \(mean), and a relative difference needs one above 0"
    case .noSolution(let target): "no value reaches \(target)"
    }
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
