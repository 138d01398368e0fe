import Glibc

extension MiettinenNurminen {
  /// z(φ): how far the observed proportions are from a ratio φ = e^logRatio, in standard errors under φ.
  ///
  /// The likeliest control proportion is the smaller root of N·φ·p² − (φ(n_t + x_c) + n_c + x_t)·p + x_c + x_t = 0;
  /// its discriminant is (φ(n_t + x_c) − n_c − x_t)² + 4φ·(n_t − x_t)(n_c − x_c), a sum of positive terms.
  func score(logRatio: Double) -> Double {
    if logRatio == 0 { return score(difference: 0) }
    let ratio = exp(logRatio)
    let total = trialsControl + trialsTreatment
    let (first, second) = (ratio * (trialsTreatment + eventsControl), trialsControl + eventsTreatment)
    let misses = (trialsTreatment - eventsTreatment) * (trialsControl - eventsControl)
    let discriminant = (first - second) * (first - second) + 4 * ratio * misses
    let control = min(1, 2 * (eventsControl + eventsTreatment) / (first + second + discriminant.squareRoot()))
    let treatment = min(1, ratio * control)
    let variance =
      (ratio * ratio * control * (1 - control) / trialsControl + treatment * (1 - treatment) / trialsTreatment)
      * total / (total - 1)
    let distance = eventsTreatment / trialsTreatment - ratio * (eventsControl / trialsControl)
    return distance == 0 ? 0 : distance / variance.squareRoot()
  }

  /// The lift above which the score falls below −z; there are events in the control.
  func upperLift(_ z: Double) -> Double {
    let estimate = log(eventsTreatment / trialsTreatment) - log(eventsControl / trialsControl)
    func excess(_ logRatio: Double) -> Double { score(logRatio: logRatio) + z }
    // From the observed ratio, or from the smallest the score is compatible with, outwards to a change of sign.
    var low = estimate
    if low == -.infinity {
      low = 0
      while excess(low) < 0 { low -= 1 }
    }
    var high = max(low, 0) == low ? low + 1 : 0
    while excess(high) >= 0 { high = high == 0 ? 1 : high * 2 - low + 1 }
    if low < 0 && high > 0 { if excess(0) >= 0 { low = 0 } }
    return expm1(bracketedRoot(between: low, and: high, of: excess))
  }

  /// The lift below which the score rises above z; there are events in the control.
  func lowerLift(_ z: Double) -> Double {
    guard eventsTreatment > 0 else { return -1 }
    let estimate = log(eventsTreatment / trialsTreatment) - log(eventsControl / trialsControl)
    func excess(_ logRatio: Double) -> Double { score(logRatio: logRatio) - z }
    let high = estimate > 0 && excess(0) <= 0 ? 0 : estimate
    var low = estimate > 0 && excess(0) > 0 ? 0 : high - 1
    while excess(low) <= 0 { low = 2 * low - high - 1 }
    return expm1(bracketedRoot(between: low, and: high, of: excess))
  }
}
