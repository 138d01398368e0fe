package import Sentences

/// Sentences in Korean: each template of the catalogue has one that may order its places freely.
package enum Korean {
  /// A sentence in Korean; nil where a template in it is not in the catalogue, or a figure cannot be read.
  package static func text(of sentence: Sentence) -> String? {
    var text = ""
    for part in sentence.parts {
      guard let told = self.text(of: part) else { return nil }
      text += told
    }
    return text
  }

  /// The templates of a sentence, of those in it too, that are not in the catalogue.
  package static func unknown(in sentence: Sentence) -> [String] {
    sentence.parts.flatMap { part -> [String] in
      guard case .told(_, let arguments) = part, let template = part.template else { return [] }
      let inner = arguments.flatMap { argument -> [String] in
        if case .sentence(let sentence) = argument { unknown(in: sentence) } else { [] }
      }
      return (KoreanSentences.all[template] == nil ? [template] : []) + inner
    }
  }

  private static func text(of part: Sentence.Part) -> String? {
    guard case .told(_, let arguments) = part, let template = part.template else {
      // A text of somebody else; one that is ours by its words is told all the same.
      if case .foreign(let text) = part { return KoreanSentences.all[text] }
      return nil
    }
    guard let korean = KoreanSentences.all[template] else { return nil }
    var told: [String] = []
    for argument in arguments {
      guard let text = text(of: argument) else { return nil }
      told.append(text)
    }
    return Template(korean).filled(told)
  }

  private static func text(of argument: Sentence.Argument) -> String? {
    switch argument {
    case .figure(let figure): KoreanFigure.text(of: figure)
    case .name(let name): name
    case .term(let name, let english): KoreanNames.name(name) ?? english
    case .sentence(let sentence): text(of: sentence)
    }
  }
}
