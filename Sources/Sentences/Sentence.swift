/// Something told in English of which the words and what they tell of are kept apart, so that it can be told in another
/// language.
///
/// Written as a literal with interpolations, it reads as the English that it is:
///
///     let found: Sentence = "\(repeats) of \(rows) rows repeat a request that was logged before"
///
/// has the template `{0} of {1} rows repeat a request that was logged before` and two arguments. An unlabelled text is a
/// figure; `\(name: group)` is a name from a log or a plan, which no language changes; a sentence in a sentence is told by
/// itself. Sentences that are joined with `+` or `joined(separator:)` are told one by one.
///
/// Two sentences are equal when they tell the same English.
public struct Sentence: Sendable {
  /// What stands in a place of a template.
  public enum Argument: Sendable {
    /// A number with its unit, a time, several of them: `51.2 %`, `5 min`.
    case figure(String)
    /// A name that is not ours.
    case name(String)
    /// A name of ours, `sample_ratio`, and how English tells it.
    case term(String, english: String)
    /// A sentence, or a part of one.
    case sentence(Sentence)
  }

  /// A part of a sentence.
  public enum Part: Sendable {
    /// A template, cut at its places, and what stands in them: one more text than arguments.
    case told([String], [Argument])
    /// A text of which no more is known.
    case foreign(String)
  }

  /// The parts, told one after the other.
  public private(set) var parts: [Part]

  /// A sentence of parts.
  init(parts: [Part]) { self.parts = parts }

  /// A text that somebody else wrote, which is told as it is.
  ///
  /// - Parameter text: such as the reason in a document; empty for no words at all.
  public init(foreign text: String) { parts = text.isEmpty ? [] : [.foreign(text)] }

  /// Whether it has no words at all.
  public var isEmpty: Bool { parts.isEmpty }

  /// Whether nothing of it is ours.
  public var isForeign: Bool {
    parts.allSatisfy { if case .foreign = $0 { true } else { false } }
  }

  /// The sentence in English.
  public var english: String {
    var text = ""
    for part in parts { part.write(to: &text) }
    return text
  }

  /// Two sentences, one after the other.
  public static func + (one: Sentence, other: Sentence) -> Sentence {
    Sentence(parts: one.parts + other.parts)
  }

  /// Adds a sentence behind another one.
  public static func += (one: inout Sentence, other: Sentence) { one.parts += other.parts }
}

extension Sentence: CustomStringConvertible {
  /// The sentence in English.
  public var description: String { english }
}

extension Sentence: Equatable {
  /// Whether both tell the same English.
  public static func == (one: Sentence, other: Sentence) -> Bool { one.english == other.english }
}

extension Sentence.Part {
  /// The template with its places, `{0} of {1} rows`; nil of a foreign text.
  public var template: String? {
    guard case .told(let texts, _) = self else { return nil }
    var template = texts.first ?? ""
    for (place, text) in texts.dropFirst().enumerated() { template += "{\(place)}\(text)" }
    return template
  }

  fileprivate func write(to text: inout String) {
    switch self {
    case .foreign(let foreign): text += foreign
    case .told(let texts, let arguments):
      for (place, piece) in texts.enumerated() {
        text += piece
        guard place < arguments.count else { continue }
        switch arguments[place] {
        case .figure(let figure): text += figure
        case .name(let name): text += name
        case .term(_, let english): text += english
        case .sentence(let sentence): text += sentence.english
        }
      }
    }
  }
}

extension Sequence where Element == Sentence {
  /// The sentences one after the other, with a separator between them that is translated too.
  public func joined(separator: Sentence) -> Sentence {
    var joined = Sentence(parts: [])
    var isFirst = true
    for sentence in self {
      if !isFirst { joined += separator }
      joined += sentence
      isFirst = false
    }
    return joined
  }
}
