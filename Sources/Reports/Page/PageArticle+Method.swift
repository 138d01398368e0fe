internal import Inference
internal import Plans
internal import Verdicts

extension PageArticle {
  /// How the report was made; enough to make it again.
  var method: Section {
    Section(
      "method", HTML(telling(ReportPhrase.howMade)),
      [
        details(telling(ReportPhrase.methods), [methods]),
        details(telling(ReportPhrase.settings), [settings]),
        details(telling(ReportPhrase.inputs), [inputs]),
      ])
  }

  private var methods: HTML {
    let items = ReportMethod.used(in: report).map { method in
      let sources = method.sources.map { source in
        source.link.map {
          HTML.tag("a", ["href": $0, "rel": "noreferrer noopener"], HTML(source.text))
        } ?? HTML(source.text)
      }
      return HTML.tag(
        "div", [:], .tag("dt", [:], HTML(telling(method))),
        .tag(
          "dd", [:], HTML(method.purpose(in: telling.language)),
          .tag("span", ["class": "source", "lang": "en"], HTML(sources, separator: "; "))))
    }
    return items.isEmpty ? HTML() : .element("dl", ["class": "methods"], items)
  }

  private var settings: HTML {
    var table = PageTable(
      telling(ReportPhrase.settings),
      columns: [
        .init(telling(PagePhrase.setting), isText: true), .init(telling(ReportPhrase.value), isText: true),
      ])
    func add(_ head: PageSettingPhrase, _ value: HTML?) {
      if let value { table.rows.append([.init(telling(head)), .init(value)]) }
    }
    func text(_ value: String) -> HTML { HTML(telling.figure(value)) }
    func code(_ value: String) -> HTML { .tag("code", [:], name(value)) }
    let settings = analysis.settings
    let comparison = settings.comparison
    add(.version, name(report.version))
    add(.level, text(Figures.level(comparison.level)))
    add(.significance, HTML(Figures.short(comparison.significance)))
    add(.test, HTML(telling(test(comparison.test))))
    add(.correction, HTML(correction(settings.correction)))
    add(.sequential, HTML(sequential(settings.sequential.method)))
    add(.power, text(Figures.level(comparison.power)))
    add(.target, comparison.targetLift.map { text(Figures.percent($0)) })
    add(.evidence, report.gate.map { HTML(figures.evidence($0.evidence)) })
    add(.group, settings.group.map(code) ?? HTML(telling(PageSettingPhrase.noGroup)))
    add(.unit, settings.unit.map(code) ?? HTML(telling(PageSettingPhrase.noUnit)))
    add(.time, settings.time.map(code))
    add(.timeZone, name(report.period.timeZone))
    add(.durations, settings.timeUnit.map(code))
    add(.from, settings.from.map(code))
    add(.to, settings.to.map(code))
    add(.split, settings.split.map { text($0.shares.map { Figures.percent($0) }.joined(separator: " / ")) })
    add(.rejected, text(Figures.level(settings.maximumRejected)))
    add(
      .metrics,
      HTML(
        analysis.metrics.map { code($0.specification.text) }, separator: ", "))
    let levels = settings.quantileLevels.map(Words.quantile).joined(separator: ", ")
    add(
      .quantiles,
      HTML(
        settings.quantileError.map {
          telling(PageSettingPhrase.quantileError, levels, figures.level($0))
        } ?? (levels.isEmpty ? telling(PagePhrase.none) : levels)))
    return table.html
  }

  private func test(_ test: ComparisonSettings.Test) -> ReportMethod {
    switch test {
    case .welch: .welch
    case .student: .student
    case .z: .z
    }
  }

  private func correction(_ correction: Correction) -> String {
    switch correction {
    case .holm: telling(ReportMethod.holm)
    case .hochberg: telling(ReportMethod.hochberg)
    case .benjaminiHochberg: telling(ReportMethod.benjaminiHochberg)
    case .bonferroni: telling(ReportMethod.bonferroni)
    case .none: telling(PagePhrase.none)
    }
  }

  private var inputs: HTML {
    var table = PageTable(
      telling(ReportPhrase.inputs), name: "inputs",
      columns: [
        .init(telling(PagePhrase.file), isText: true), .init(telling(PagePhrase.bytes)),
        .init(telling(ReportPhrase.rows)), .init(telling(PagePhrase.hash), isText: true),
      ])
    table.rows = analysis.inputs.map { input in
      [
        .init(.tag("code", [:], name(input.path))), .init(Figures.count(input.bytes)),
        .init(Figures.count(input.rows)),
        .init(input.hash.map { .tag("code", [:], name($0)) } ?? HTML("–")),
      ]
    }
    return table.html
  }
}
