public import Sentences

extension InferenceError {
  /// Why there is no answer, in English.
  public var explanation: String { sentence.english }

  /// Why there is no answer.
  public var sentence: Sentence {
    switch self {
    case .tooFewRows(let found, let needed):
      found == 1
        ? "a group has 1 value and needs \(needed)" : "a group has \(found) values and needs \(needed)"
    case .tooFewUnits(let found, let needed):
      found == 1
        ? "a group has 1 unit and needs \(needed); --unit none takes requests as independent"
        : "a group has \(found) units and needs \(needed); --unit none takes requests as independent"
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
}
