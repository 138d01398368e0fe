/// Samples in the text format that Prometheus reads, version 0.0.4.
///
/// *Source:* Prometheus, Exposition formats, "Text-based format".
struct PrometheusText {
  /// What a family of samples is.
  enum Kind: String {
    case gauge
    case counter
  }

  private(set) var text = ""

  /// Begins a family: all of its samples follow.
  ///
  /// - Parameters:
  ///   - name: letters, digits and `_`.
  ///   - kind: what its samples are.
  ///   - help: one sentence.
  mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
  }

  /// Adds a sample; none where there is no value.
  mutating func add(_ name: String, _ labels: [(String, String)], _ value: Double?) {
    guard let value else { return }
    let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1, quotes: true))\"" }.joined(separator: ",")
    text += name + (pairs.isEmpty ? "" : "{\(pairs)}") + " \(Self.number(value))\n"
  }

  /// A number as the format has it: the shortest decimal, `+Inf`, `-Inf`, `NaN`.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value > 0 ? "+Inf" : "-Inf" }
    let digits = value.description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
