internal import Glibc
internal import Plans
internal import Sentences
internal import Summaries

/// Figures of a watch as words.
enum Words {
  /// A number of requests: `1 request`, `1,200 requests`.
  static func requests(_ count: Int) -> Sentence {
    count == 1 ? "1 request" : "\(Figures.count(count)) requests"
  }

  /// A length of time: `5 min`, `1 h`, `90 s`, `1 h 10 min`.
  static func duration(_ milliseconds: Int64) -> String {
    let seconds = max(0, (milliseconds + 999) / 1_000)
    if seconds < 120, seconds != 60 { return "\(seconds) s" }
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    var parts: [String] = []
    if hours > 0 { parts.append("\(Figures.count(Int(hours))) h") }
    if minutes > 0 { parts.append("\(minutes) min") }
    if rest > 0, hours == 0 { parts.append("\(rest) s") }
    return parts.joined(separator: " ")
  }

  /// What was found, and the stage to go back to because of it; the stage before where nil.
  static func back(to number: Int?, because finding: Sentence) -> Sentence {
    guard let number else { return "\(finding): back to the stage before" }
    return number == 0 ? "\(finding): back to legacy alone" : "\(finding): back to stage \(number)"
  }

  /// A measure's value in its own unit.
  static func value(_ value: Double, of measure: CanaryMeasure) -> String {
    if measure.isShare { return Figures.percent(value) }
    guard measure.isDuration else { return Figures.short(value) }
    return value.magnitude >= 1_000 ? "\(Figures.short(value / 1_000)) s" : "\(Figures.short(value)) ms"
  }

  /// A measure's value so that it can be told from the threshold beside it.
  static func value(_ value: Double, of measure: CanaryMeasure, besides threshold: Double) -> String {
    if measure.isShare { return Figures.percent(value, besides: threshold) }
    let usual = Words.value(value, of: measure)
    guard usual == Words.value(threshold, of: measure), !Threshold.equal(value, threshold) else {
      return usual
    }
    return measure.isDuration ? "\(Figures.short(value, digits: 12)) ms" : Figures.short(value, digits: 12)
  }

  /// How likely a window is: `could be noise: 1 in 1,900 windows of a healthy canary`.
  ///
  /// - Parameters:
  ///   - chance: the probability.
  ///   - canary: of which canary.
  /// - Returns: the words.
  static func chance(_ chance: Double, of canary: Sentence) -> Sentence {
    guard chance > 0 else { return "hardly noise: fewer than 1 in 1e300 windows of \(canary)" }
    if chance > 0.5 { return "could be noise: most windows of \(canary) are so" }
    let windows = 1 / chance
    let step = pow(10, max(0, log10(windows).rounded(.down) - 1))
    let told =
      windows < 1e9
      ? Figures.count(Int((windows / step).rounded() * step)) : "1e\(Int(log10(windows).rounded(.down)))"
    return chance < 1e-4
      ? "hardly noise: 1 in \(told) windows of \(canary)"
      : "could be noise: 1 in \(told) windows of \(canary)"
  }
}

extension WindowBasis {
  /// A number of what it counts.
  func counted(_ count: Int) -> Sentence {
    let number = Figures.count(count)
    return switch self {
    case .judged:
      count == 1 ? "1 request with a known outcome" : "\(number) requests with a known outcome"
    case .stated:
      count == 1 ? "1 request with a stated success" : "\(number) requests with a stated success"
    case .timed:
      count == 1 ? "1 request with a response time" : "\(number) requests with a response time"
    case .confident:
      count == 1 ? "1 request with a confidence" : "\(number) requests with a confidence"
    }
  }
}
