/// A name with its dashes.
enum Name: Hashable, Sendable {
  case long(String)
  case longWithSingleDash(String)
  case short(Character, allowingJoined: Bool)

  /// The name as it is typed.
  var text: String {
    switch self {
    case .long(let name): "--\(name)"
    case .longWithSingleDash(let name): "-\(name)"
    case .short(let letter, _): "-\(letter)"
    }
  }

  var isShort: Bool {
    if case .short = self { true } else { false }
  }

  /// The name without dashes.
  var bare: String {
    switch self {
    case .long(let name), .longWithSingleDash(let name): name
    case .short(let letter, _): String(letter)
    }
  }
}

extension [Name] {
  /// The name for usage and messages: the first long one, or else the first.
  var preferred: Name? { first { !$0.isShort } ?? first }

  /// The names as the help lists them: letters, then words.
  var listing: String {
    (filter(\.isShort) + filter { !$0.isShort }).map(\.text).joined(separator: ", ")
  }
}

extension String {
  /// The words of a Swift name in lower case, joined by hyphens: `maxURLLength2` is `max-url-length2`.
  var kebabCased: String {
    let letters = Array(self)
    var result = ""
    for (index, letter) in letters.enumerated() {
      if letter == "_" {
        if !result.isEmpty, index + 1 < letters.count { result += "-" }
        continue
      }
      if letter.isUppercase, index > 0, letters[index - 1] != "_" {
        let followsSmall = !letters[index - 1].isUppercase
        let precedesSmall = index + 1 < letters.count && letters[index + 1].isLowercase
        if followsSmall || precedesSmall { result += "-" }
      }
      result += letter.lowercased()
    }
    return result
  }
}
