extension MiettinenNurminen {
  /// z(δ): how far the observed difference is from δ, in standard errors under δ.
  ///
  /// - Parameter delta: δ, in [−1, 1].
  /// - Returns: The score; 0 where the observed difference is δ, ±∞ where δ cannot give what was observed.
  func score(difference delta: Double) -> Double {
    let distance = difference - delta
    if distance == 0 { return 0 }
    let control = likeliestControl(difference: delta)
    let treatment = min(max(control + delta, 0), 1)
    let total = trialsControl + trialsTreatment
    let variance =
      (control * (1 - control) / trialsControl + treatment * (1 - treatment) / trialsTreatment) * total
      / (total - 1)
    return distance / variance.squareRoot()
  }

  /// The likeliest proportion of the control when the treatment's is larger by δ.
  ///
  /// The derivative of the log-likelihood falls in p between max(0, −δ) and min(1, 1 − δ); its root is found by
  /// Newton's steps inside a bracket. (The closed form by a cubic's trigonometric roots loses half of the digits
  /// near a double root.)
  func likeliestControl(difference delta: Double) -> Double {
    let total = trialsControl + trialsTreatment
    if delta == 0 { return (eventsControl + eventsTreatment) / total }
    var (low, high) = (max(0, -delta), min(1, 1 - delta))
    // Terms without events are absent, not 0 ÷ 0.
    func slope(_ p: Double) -> (value: Double, derivative: Double) {
      var (value, derivative) = (0.0, 0.0)
      func add(_ count: Double, _ probability: Double, _ sign: Double) {
        guard count > 0 else { return }
        let term = count / max(probability, 0)
        value += sign * term
        derivative -= term / max(probability, 0)
      }
      add(eventsControl, p, 1)
      add(trialsControl - eventsControl, 1 - p, -1)
      add(eventsTreatment, p + delta, 1)
      add(trialsTreatment - eventsTreatment, 1 - p - delta, -1)
      return (value, derivative)
    }
    if !(slope(low).value > 0) { return low }
    if !(slope(high).value < 0) { return high }
    // A start: the pooled proportion, as if each group were moved by its share of δ.
    var p = (eventsControl + eventsTreatment - delta * trialsTreatment) / total
    for _ in 0..<200 {
      if !(p > low && p < high) { p = low + (high - low) / 2 }
      if p <= low || p >= high { break }
      let (value, derivative) = slope(p)
      if value > 0 { low = p } else { high = p }
      let next = p - value / derivative
      if abs(next - p) <= 0x1p-51 * p { return min(max(next, low), high) }
      p = next
    }
    return p
  }
}
