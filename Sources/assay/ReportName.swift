/// The names of a report's files.
enum ReportName {
  /// The bytes of an experiment's name that are kept, so that the name of a file never is too long for a file system.
  private static let limit = 120

  /// The name without its ending: the period and the experiment.
  ///
  /// - Parameters:
  ///   - label: the name of the period.
  ///   - experiment: the experiment's name, whatever is in it; nil or empty for none.
  /// - Returns: such as `2025-W43-gateway`.
  static func of(label: String, experiment: String?) -> String {
    part(label) + ending(experiment)
  }

  /// What all reports of an experiment have behind their period.
  static func ending(_ experiment: String?) -> String { "-\(part(experiment ?? ""))" }

  /// A name that any file system takes, and no program takes for a path, an option or a hidden file.
  ///
  /// Letters, digits, `.`, `_` and `-` stay, and letters of any language; all else becomes `_`. What is cut off leaves a
  /// trace, so that two long names are not taken for one.
  static func part(_ name: String) -> String {
    var safe = ""
    for scalar in name.unicodeScalars {
      safe.unicodeScalars.append(isSafe(scalar) ? scalar : "_")
      if safe.utf8.count > limit { break }
    }
    if safe.utf8.count > limit {
      while safe.utf8.count > limit - 9 { safe.unicodeScalars.removeLast() }
      safe += "-" + trace(name)
    }
    return safe.isEmpty || safe.hasPrefix(".") ? "experiment" + safe : safe
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else {
      return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "._-".unicodeScalars.contains(scalar)
    }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      false
    default: true
    }
  }

  /// Eight digits that tell long names apart.
  ///
  /// *Source:* G. Fowler, L. C. Noll, K.-P. Vo, FNV-1a of 32 bits (RFC 9923).
  private static func trace(_ name: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
