/// A place or a length in a drawing, in user units.
package enum Coordinate {
  /// The number rounded to hundredths, as short as it can be said: `12.5`, `-0.25`, `7`.
  ///
  /// What is not a number is 0, and what is beyond ± 100,000 is cut to that, so that nothing that a drawing cannot hold
  /// reaches it; marks leave out such points before.
  package static func text(_ value: Double) -> String {
    guard !value.isNaN else { return "0" }
    let hundredths = Int((min(max(value, -100_000), 100_000) * 100).rounded())
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    var result = (hundredths < 0 ? "-" : "") + String(whole)
    if rest > 0 { result += rest % 10 == 0 ? ".\(rest / 10)" : (rest < 10 ? ".0\(rest)" : ".\(rest)") }
    return result
  }
}
