import Charts
import Foundation
import Inference
import Reports
import Summaries
import Testing
import Verdicts

@Suite struct PicturesTests {
  @Test(arguments: PicturePhrase.allCases) func isThereInEveryLanguage(phrase: PicturePhrase) {
    expectTranslated(phrase)
  }

  @Test(arguments: Language.allCases) func drawsAllThereIs(language: Language) throws {
    let pictures = ReportPictures(report: try ReportSample.report(), language: language).all
    #expect(pictures.map(\.kind) == Picture.Kind.allCases)
    #expect(Set(pictures.map(\.title)).count == pictures.count)
    for picture in pictures {
      #expect(!picture.title.isEmpty && picture.description.count > picture.title.count)
    }
  }

  @Test func leavesOutWhatHasNoData() throws {
    var report = try ReportSample.report()
    report.days = []
    report.liftCourse?.points = []
    report.distributions = []
    report.power?.curve = []
    report.gate = nil
    #expect(ReportPictures(report: report, language: .english).all.map(\.kind) == [.lifts])
    report.analysis.metrics = []
    #expect(ReportPictures(report: report, language: .english).all.isEmpty)
  }

  @Test func titlesSayTheFinding() throws {
    let report = try ReportSample.report()
    let english = ReportPictures(report: report, language: .english).all
    #expect(english[0].title == "Response time fell by 13.7 % (−18.0 % to −9.2 %)")
    #expect(english[1].title == "Response time: median 120 → 100 ms, p95 251 → 209 ms, p99 379 → 315 ms")
    #expect(english[4].title == "All 6 criteria are met")
    let korean = ReportPictures(report: report, language: .korean).all
    #expect(korean[0].title == "응답 시간 13.7% 감소 (−18.0% ~ −9.2%)")
    #expect(korean[4].title == "판정 기준 6개 모두 충족")
  }

  /// The same report gives the same bytes, and files stay small.
  @Test(arguments: [(2, 1), (8, 7), (20, 60), (60, 366)]) func filesAreSmallAndTheSame(
    metrics: Int, days: Int
  ) throws {
    let report = try ReportSample.report(metrics: metrics, days: days)
    for language in Language.allCases {
      let pictures = ReportPictures(report: report, language: language).all
      #expect(pictures == ReportPictures(report: report, language: language).all)
      for picture in pictures {
        #expect(picture.document.utf8.count < (days > 100 ? 64_000 : 40_000), "\(picture.kind)")
      }
    }
  }

  /// No two texts of a picture touch, and none leaves it.
  @Test(arguments: [2, 8, 20, 60], [1, 7, 60]) func labelsDoNotOverlap(metrics: Int, days: Int) throws {
    let report = try ReportSample.report(metrics: metrics, days: days)
    for language in Language.allCases {
      for picture in ReportPictures(report: report, language: language).all { try expectLegible(picture) }
    }
  }

  @Test(arguments: namesFromOutside) func namesFromOutsideAreHarmless(name: String) throws {
    var report = try ReportSample.report(metrics: 4, canary: Sample.Group(name: name, mean: 104))
    report.analysis.metrics[0].specification.name = name
    report.liftCourse?.metric = name
    report.distributions[0].metric = name
    report.power?.metric = name
    report.gate?.verdict.criteria[0].detail = name
    report.days[0].day = name
    for language in Language.allCases {
      for picture in ReportPictures(report: report, language: language).all {
        try expectLegible(picture)
        #expect(picture.document.utf8.count < 60_000)
        #expect(!picture.document.contains("<script>alert") && !picture.document.contains("\u{202E}"))
      }
    }
  }

  /// Numbers that do not exist never reach a file, whatever is missing.
  @Test(arguments: [Double.nan, .infinity, -.infinity, 0, 1e300, -1e300, 1e-300])
  func anyNumberCanBeDrawn(value: Double) throws {
    var report = try ReportSample.report(metrics: 3, days: 5)
    let interval = Interval(estimate: value, lower: value, upper: value)
    for metric in report.analysis.metrics.indices {
      report.analysis.metrics[metric].comparisons[0].comparison.lift = RelativeLift(
        bounded: interval, method: "fieller")
    }
    for day in report.days.indices { report.days[day].groups[1].errorRate = interval }
    if let points = report.liftCourse?.points {
      report.liftCourse?.points = points.map {
        LiftCourse.Point(day: $0.day, requests: 1, lift: interval, sequence: interval)
      }
    }
    report.distributions[0].quantiles = [0.25, 0.5, 0.95].map { Quantile(level: $0, value: value) }
    report.power?.smallestLift = value
    report.power?.targetLift = value
    report.power?.curve = [0.1, 0.2].map { ReportPower.Point(lift: $0, power: value, powerOfTwice: value) }
    for place in report.gate?.verdict.criteria.indices ?? 0..<0 {
      report.gate?.verdict.criteria[place].value = value
      report.gate?.verdict.criteria[place].lower = value
      report.gate?.verdict.criteria[place].upper = value
    }
    for picture in ReportPictures(report: report, language: .english).all {
      let texts = try PlacedTexts(picture.document)
      for number in texts.numbers {
        #expect(Double(number).map { $0.isFinite } ?? false, "\(picture.kind) \(number)")
      }
    }
  }

  @Test func severalStandInOnePage() throws {
    let report = try ReportSample.report()
    let all = Language.allCases.flatMap { ReportPictures(report: report, language: $0).all }
    let identifiers = try all.flatMap {
      try PlacedTexts($0.inline).identifiers + PlacedTexts($0.document).identifiers
    }
    #expect(Set(identifiers).count == identifiers.count)
    for picture in all {
      #expect(!picture.inline.contains("<style") && !picture.inline.contains("style="))
      #expect(picture.document.contains("prefers-color-scheme:dark"))
      #expect(!picture.document.contains("url(") && !picture.document.contains("href"))
      #expect(!picture.document.contains("var("))
    }
    // Every colour that drawings name is in the sheet.
    for picture in all {
      for match in picture.inline.matches(of: /c[sf]-[a-z]+/) {
        #expect(ChartStyle.sheet.contains(".\(match.output)"), "\(match.output)")
      }
    }
  }

  @Test func allOfAForestPlotIsTold() throws {
    var report = try ReportSample.report(metrics: 4)
    report.analysis.metrics[1].comparisons[0].comparison = MetricComparison(
      level: 0.95, reason: "the control's mean is not above zero")
    report.analysis.metrics[2].comparisons[0].comparison.lift = RelativeLift(
      unbounded: 0.3, excluding: Interval(estimate: -0.1, lower: -0.2, upper: 0), method: "fieller")
    let picture = try #require(ReportPictures(report: report, language: .english).all.first)
    #expect(
      picture.description.contains("response_time_ms (lower is better): −13.7 % (−18.0 % to −9.2 %) improved")
    )
    #expect(picture.description.contains("success: the control's mean is not above"))
    #expect(picture.description.contains("+30.0 % (up to −20.0 %, 0.0 % or more)"))
  }

  private func expectLegible(_ picture: Picture, sourceLocation: SourceLocation = #_sourceLocation) throws {
    _ = try PlacedTexts(picture.inline)
    let texts = try PlacedTexts(picture.document)
    for (place, text) in texts.boxes.enumerated() {
      #expect(
        text.left >= -3 && text.right <= texts.width + 3 && text.top >= -1 && text.bottom <= texts.height + 1,
        "\(picture.kind): \(text.text) leaves the picture", sourceLocation: sourceLocation)
      for other in texts.boxes[(place + 1)...] {
        #expect(
          !text.overlaps(other), "\(picture.kind): \(text.text) / \(other.text)",
          sourceLocation: sourceLocation)
      }
    }
  }
}
