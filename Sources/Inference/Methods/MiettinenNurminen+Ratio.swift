import Distributions
import Glibc

extension MiettinenNurminen {
  /// z(φ): how far the observed proportions are from a ratio φ = e^logRatio, in standard errors under φ.
  func score(logRatio: Double) -> Double {
    if logRatio == 0 { return score(difference: 0) }
    let ratio = exp(logRatio)
    let total = trialsControl + trialsTreatment
    let control = likeliestControl(ratio: ratio)
    let treatment = min(1, ratio * control)
    let variance =
      (ratio * ratio * control * (1 - control) / trialsControl + treatment * (1 - treatment) / trialsTreatment)
      * total / (total - 1)
    let distance = eventsTreatment / trialsTreatment - ratio * (eventsControl / trialsControl)
    return distance == 0 ? 0 : distance / variance.squareRoot()
  }

  /// The likeliest proportion of the control when the treatment's is φ times as large.
  ///
  /// It is the smaller root of N·φ·p² − (φ(n_t + x_c) + n_c + x_t)·p + x_c + x_t = 0, whose discriminant is
  /// (φ(n_t + x_c) − n_c − x_t)² + 4φ·(n_t − x_t)(n_c − x_c), a sum of positive terms.
  func likeliestControl(ratio: Double) -> Double {
    let (first, second) = (ratio * (trialsTreatment + eventsControl), trialsControl + eventsTreatment)
    let misses = (trialsTreatment - eventsTreatment) * (trialsControl - eventsControl)
    let discriminant = (first - second) * (first - second) + 4 * ratio * misses
    return min(1, 2 * (eventsControl + eventsTreatment) / (first + second + discriminant.squareRoot()))
  }

  /// The ratio above which the score falls below −z, less 1; there are events in the control.
  func upperLift(_ z: Double) -> Double {
    let estimate = log(eventsTreatment / trialsTreatment) - log(eventsControl / trialsControl)
    func excess(_ logRatio: Double) -> Double { score(logRatio: logRatio) + z }
    // Zero, where it can be, is an end of the bracket, as for the difference.
    if estimate < 0 && excess(0) < 0 {
      var low = estimate
      if low == -.infinity {
        low = -1
        while excess(low) < 0 { low *= 2 }
      }
      return expm1(bracketedRoot(between: low, and: 0, of: excess))
    }
    let low = max(estimate, 0)
    var high = low + 1
    while excess(high) >= 0 { high = 2 * high - low }
    return expm1(bracketedRoot(between: low, and: high, of: excess))
  }

  /// The ratio below which the score rises above z, less 1; also when the control has no events.
  func lowerLift(_ z: Double) -> Double {
    guard eventsTreatment > 0 else { return -1 }
    let estimate = log(eventsTreatment / trialsTreatment) - log(eventsControl / trialsControl)
    func excess(_ logRatio: Double) -> Double { score(logRatio: logRatio) - z }
    if estimate > 0 && excess(0) > 0 {
      var high = estimate
      if high == .infinity {
        high = 1
        while excess(high) > 0 { high *= 2 }
      }
      return expm1(bracketedRoot(between: 0, and: high, of: excess))
    }
    let high = min(estimate, 0)
    var low = high - 1
    while excess(low) <= 0 { low = 2 * low - high }
    return expm1(bracketedRoot(between: low, and: high, of: excess))
  }
}
