/// One step from a value to one inside it.
enum DocumentStep: Sendable {
  /// To the member of an object with a key, the one at `place`.
  case member(key: String, place: Int)

  /// To an element of an array.
  case element(place: Int)

  var place: Int {
    switch self {
    case .member(_, let place), .element(let place): place
    }
  }

  var isMember: Bool {
    if case .member = self { true } else { false }
  }

  /// The steps as they would be written in code: `metrics.guardrails[1].margin`, `quantiles["0.5"]`.
  static func path(_ steps: [DocumentStep]) -> String {
    steps.reduce(into: "") { path, step in
      switch step {
      case .element(let place): path += "[\(place)]"
      case .member(let key, _) where isPlain(key): path += path.isEmpty ? key : "." + key
      case .member(let key, _): path += "[\"\(shown(key))\"]"
      }
    }
  }

  private static func isPlain(_ key: String) -> Bool {
    guard let first = key.unicodeScalars.first, key.utf8.count <= 60 else { return false }
    let isWord = key.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || $0 == "-" || ("0"..."9").contains($0)
    }
    return isWord && !("0"..."9").contains(first)
  }
}
