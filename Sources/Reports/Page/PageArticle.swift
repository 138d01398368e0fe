internal import Verdicts

/// A report in one language, as the page shows it.
struct PageArticle {
  /// A part with a heading, to which the contents lead.
  struct Section {
    /// What its address ends with.
    var anchor: String
    var title: HTML
    var parts: [HTML]

    init(_ anchor: String, _ title: HTML, _ parts: [HTML]) {
      self.anchor = anchor
      self.title = title
      self.parts = parts.filter { !$0.isEmpty }
    }
  }

  let report: ExperimentReport
  let telling: Telling
  let figures: PageFigures
  let pictures: [Picture]

  init(_ report: ExperimentReport, language: Language) {
    self.report = report
    telling = Telling(language, of: report)
    figures = PageFigures(telling: telling)
    pictures = ReportPictures(report: report, language: language).all
  }

  var analysis: Analysis { report.analysis }

  var html: HTML {
    let sections = sections.filter { !$0.parts.isEmpty }
    return .element(
      "article",
      [
        "id": telling.language.rawValue, "lang": telling.language.rawValue,
        "data-title": ReportPage.title(report, telling),
      ],
      [skip, firstScreen, contents(sections)] + sections.map(html) + [footer])
  }

  private var sections: [Section] {
    [changes, groups, metrics, criteria, days] + analysis.strata.enumerated().map(segment)
      + [quality, power, method]
  }

  /// The address of a part, which differs from language to language.
  func address(_ anchor: String) -> String { "\(telling.language.rawValue)-\(anchor)" }

  private var skip: HTML {
    .tag("a", ["class": "skip", "href": "#" + address("verdict")], HTML(telling(PagePhrase.skip)))
  }

  private func contents(_ sections: [Section]) -> HTML {
    let items = sections.map {
      HTML.tag("li", [:], .tag("a", ["href": "#" + address($0.anchor)], $0.title))
    }
    return .tag(
      "nav", ["class": "contents", "aria-label": telling(PagePhrase.contents)], .element("ul", [:], items))
  }

  private func html(_ section: Section) -> HTML {
    let heading = address(section.anchor)
    return .element(
      "section", ["aria-labelledby": heading], [.tag("h2", ["id": heading], section.title)] + section.parts)
  }

  private var footer: HTML {
    .tag("footer", [:], .tag("p", [:], HTML(telling(PagePhrase.madeBy, word(report.version)))))
  }

  /// The pictures of some kinds, side by side where there is room; nothing where there are none.
  ///
  /// A picture shows its own title: the caption is for those who cannot see it.
  func drawn(_ kinds: Picture.Kind...) -> HTML {
    let shown = pictures.filter { kinds.contains($0.kind) }.map { picture in
      HTML.tag(
        "figure", ["data-picture": picture.kind.rawValue], HTML(made: picture.inline),
        .tag("figcaption", ["class": "unseen"], HTML(picture.title)))
    }
    return shown.isEmpty ? HTML() : .element("div", ["class": "figures"], shown)
  }

  /// Sentences of a list; nothing where there are none.
  func notes(_ sentences: [String]) -> HTML {
    guard !sentences.isEmpty else { return HTML() }
    return .element("ul", ["class": "notes"], sentences.map { .tag("li", [:], .sentence($0)) })
  }

  /// What is folded away until it is asked for.
  func details(_ summary: String, _ parts: [HTML]) -> HTML {
    let parts = parts.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return HTML() }
    return .element("details", [:], [.tag("summary", [:], HTML(summary))] + parts)
  }

  /// A name from outside.
  func name(_ name: String) -> HTML { telling.name(from: name) }

  /// A name from outside within a sentence, where no markup can stand.
  func word(_ name: String) -> String {
    guard name.contains(where: { !$0.isWhitespace }) else { return telling(PagePhrase.unnamed) }
    return HTMLText.cut(name).shown
  }
}
