import ArgumentParser
import Inference
import Reports

/// How much worse, or how much better, in the metric's unit or as a share of the control's value: `0.5`, `10%`.
struct PowerMargin: ExpressibleByArgument {
  let size: Double
  let isRelative: Bool

  init?(argument: String) {
    isRelative = argument.hasSuffix("%")
    guard let number = Double(isRelative ? String(argument.dropLast()) : argument) else { return nil }
    size = isRelative ? number / 100 : number
  }

  /// The limit that is to be ruled out.
  ///
  /// - Parameters:
  ///   - aim: whether the margin is how much worse or how much better.
  ///   - alternative: which way is better.
  /// - Returns: the limit, on the side that is better or worse.
  func boundary(_ aim: PowerAnswer.Aim, better alternative: Alternative) -> PowerBoundary {
    let sign = (alternative == .less ? -1.0 : 1) * (aim == .superiority ? 1 : -1)
    return isRelative ? .lift(sign * size) : .difference(sign * size)
  }
}
