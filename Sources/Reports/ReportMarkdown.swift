internal import Inference
internal import Summaries
public import Verdicts

/// A picture that a report in Markdown shows.
package struct PictureLink: Sendable, Equatable {
  /// What it is.
  package var kind: Picture.Kind
  /// What it shows, as a finding; plain text.
  package var title: String
  /// All of it in words, for those who cannot see it; plain text.
  package var description: String
  /// Its file, relative to that of the report.
  package var file: String

  /// A picture beside the report.
  package init(kind: Picture.Kind, title: String, description: String, file: String) {
    self.kind = kind
    self.title = title
    self.description = description
    self.file = file
  }

  /// The picture in Markdown: one line.
  var markdown: String {
    let text = [title, description].filter { !$0.isEmpty }.joined(separator: ". ")
    return "![\(Markup.sentence(text))](\(Self.encoded(file)))"
  }

  /// A path of which nothing can end the link or begin another address.
  private static func encoded(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~/".utf8.contains(byte)
      guard !isPlain else { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }.joined()
  }
}

/// A report of an experiment in GitHub-flavoured Markdown.
///
/// The same report gives the same text, whenever it is written; where one number differs, one line does. The first
/// screen says what is decided, how large the effect is, how sure, on how much data, and what comes next.
public struct ReportMarkdown: Sendable {
  let parts: ReportParts
  private let pictures: [PictureLink]

  /// The Markdown of a report.
  ///
  /// - Parameters:
  ///   - report: what is told.
  ///   - language: the language it is told in.
  public init(report: ExperimentReport, language: Language) {
    self.init(report: report, language: language, pictures: [])
  }

  /// The Markdown of a report that shows pictures.
  ///
  /// - Parameters:
  ///   - report: what is told.
  ///   - language: the language it is told in.
  ///   - pictures: the files that stand beside it, each shown in its section.
  package init(report: ExperimentReport, language: Language, pictures: [PictureLink]) {
    parts = ReportParts(report, in: language)
    self.pictures = pictures
  }

  var telling: Telling { parts.telling }

  /// The report, with a final newline.
  public var text: String {
    Markup.document(
      head + changes + groups + metrics + criteria + days + segments + quality + power + appendix)
  }

  /// The pictures of some kinds.
  func shown(_ kinds: Picture.Kind...) -> [[String]] {
    kinds.flatMap { kind in pictures.filter { $0.kind == kind }.map { [$0.markdown] } }
  }

  /// Parts that are folded away.
  func folded(_ summary: String, _ content: [[String]]) -> [[String]] {
    let content = content.filter { !$0.isEmpty }
    guard !content.isEmpty else { return [] }
    return [["<details>", "<summary>\(Markup.sentence(summary))</summary>"]] + content + [["</details>"]]
  }

  func heading(_ phrase: some Phrase, _ arguments: String...) -> [String] {
    ["## " + Markup.sentence(phrase.text(in: telling.language, arguments))]
  }

  func facts(_ facts: [(label: String, text: String)]) -> [String] {
    facts.map { "- **\(Markup.sentence($0.label)):** \(Markup.sentence($0.text))" }
  }

  /// A sentence in Markdown with a capital at its beginning.
  static func sentence(_ text: String) -> String {
    Markup.sentence(text.prefix(1).uppercased() + text.dropFirst())
  }

  private var head: [[String]] {
    let name = parts.experiment.map { ": " + Markup.name($0) } ?? ""
    let label = Markup.name(telling.shown(parts.report.period.label))
    var found = [["# \(telling(ReportPhrase.report))\(name), \(label)"]]
    let decision = telling.decision(parts.report.verdict?.decision)
    found.append(["**\(decision)**" + (parts.reason.map { ": \(Markup.sentence($0))" } ?? "")])
    var known = facts(parts.facts(isShort: false))
    if let troubles = parts.troubles {
      known += facts([(telling(ReportTextPhrase.mind), troubles)])
    }
    found.append(known)
    if let command = NextStep(parts.report, telling).command {
      found.append(["\(telling(ReportTextPhrase.begin)): \(Markup.code(command))"])
    }
    return found
  }

  private var changes: [[String]] {
    var found: [[String]] = []
    if let changes = parts.changes(isShort: false) {
      found += [heading(ReportPhrase.changes, telling(ReportTextPhrase.last)), changes.markdown]
    }
    guard !parts.report.looks.isEmpty else { return found }
    found += [["### " + telling(ReportPhrase.looks)], parts.looks.markdown]
    return found + (parts.looksMethod.map { [[$0]] } ?? [])
  }

  private var groups: [[String]] {
    [
      heading(ReportPhrase.groupsAndTraffic), parts.groups(isShort: false).markdown,
      [Self.sentence(Words.clustering(parts.analysis, in: telling)) + "."],
    ]
  }
}
