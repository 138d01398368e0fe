/// Texts of ours, each in every language: an enumeration whose every case says both, so that none can be missing.
///
/// A text may have places for arguments, `{0}`, `{1}`; see ``Template``.
package protocol Phrase: CaseIterable, Sendable {
  /// The text in each language.
  var texts: (english: String, korean: String) { get }
}

extension Phrase {
  /// The text in a language, its places filled.
  package func text(in language: Language, _ arguments: [String] = []) -> String {
    switch language {
    case .english: Template(texts.english).filled(arguments)
    case .korean: Template(texts.korean).filled(arguments)
    }
  }
}

/// A text with places for arguments.
///
/// `{0}` is the first argument. `{0:은}` is the first argument with the Korean particle that fits its last sound: 은 or 는;
/// likewise 이, 을, 과, 으로. Where the sound is not known, as of Latin letters, both are written: `canary은(는)`. An argument
/// that is a sentence may go on: `{0:며}` and `{0:지만}` turn its end; see ``KoreanEnding``.
package struct Template {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// The places that the text has, in the order of the text.
  package var places: [Int] {
    text.split(separator: "{").dropFirst(text.hasPrefix("{") ? 0 : 1).compactMap { part in
      Int(part.prefix { $0.isASCII && $0.isNumber })
    }
  }

  /// The text with arguments in its places; a place without an argument stays as it is.
  package func filled(_ arguments: [String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let inner = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
      if let place = inner.first.flatMap({ Int($0) }), arguments.indices.contains(place) {
        let (word, form) = (arguments[place], inner.count > 1 ? String(inner[1]) : "")
        result += KoreanEnding.text(of: word, form) ?? word + KoreanParticle.text(form, after: word)
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// The Korean particles of which the form depends on the sound before them.
package enum KoreanParticle {
  /// How a word ends.
  private enum Ending {
    case vowel
    case consonant
    /// The consonant ㄹ, after which 로 stands.
    case liquid
    case unknown
  }

  /// The form of a particle after a word; both where the last sound of it is not known.
  ///
  /// - Parameters:
  ///   - particle: 은, 이, 을, 과 or 으로; anything else is given back as it is.
  ///   - word: what stands before it.
  /// - Returns: such as 는.
  package static func text(_ particle: String, after word: String) -> String {
    let ending = ending(of: word)
    let forms: (consonant: String, vowel: String, unknown: String)
    switch particle {
    case "은", "는": forms = ("은", "는", "은(는)")
    case "이", "가": forms = ("이", "가", "이(가)")
    case "을", "를": forms = ("을", "를", "을(를)")
    case "과", "와": forms = ("과", "와", "과(와)")
    case "으로", "로":
      if ending == .liquid { return "로" }
      forms = ("으로", "로", "(으)로")
    default: return particle
    }
    switch ending {
    case .consonant, .liquid: return forms.consonant
    case .vowel: return forms.vowel
    case .unknown: return forms.unknown
    }
  }

  private static func ending(of word: String) -> Ending {
    // Brackets and quotation marks are not read.
    guard let last = word.unicodeScalars.last(where: { !")]}\"'”’`*".unicodeScalars.contains($0) }) else {
      return .unknown
    }
    switch last.value {
    case 0xAC00...0xD7A3:
      let final = (last.value - 0xAC00) % 28
      return final == 0 ? .vowel : (final == 8 ? .liquid : .consonant)
    default: break
    }
    switch last {
    case "1", "7", "8": return .liquid
    case "0", "3", "6": return .consonant
    case "2", "4", "5", "9", "%": return .vowel
    default: return .unknown
    }
  }
}
