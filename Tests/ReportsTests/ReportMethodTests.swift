import Inference
import Reports
import Testing
import Verdicts

@Suite struct ReportMethodTests {
  @Test(arguments: ReportMethod.allCases) func hasNamePurposeAndSource(method: ReportMethod) {
    expectTranslated(method)
    #expect(!method.purpose(in: .english).isEmpty)
    #expect(method.purpose(in: .korean).unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
    #expect(!method.sources.isEmpty)
    for source in method.sources {
      #expect(source.text.contains { $0.isNumber }, "\(source.text) has no year")
      #expect(source.doi?.hasPrefix("10.") ?? true)
    }
  }

  @Test func followFromTheReport() throws {
    var report = try ReportSample.report(metrics: 3)
    let used = ReportMethod.used(in: report)
    for method in [
      ReportMethod.deltaMethod, .welch, .fieller, .wilson, .miettinenNurminen, .raoScott, .effectSize, .holm,
      .sampleRatio, .confidenceSequence, .detectableEffect,
    ] {
      #expect(used.contains(method), "\(method)")
    }
    #expect(!used.contains(.student) && !used.contains(.bootstrap) && !used.contains(.groupSequential))
    report.analysis.settings.correction = .bonferroni
    report.liftCourse = nil
    report.analysis.metrics[0].comparisons[0].comparison.views = [
      ComparisonView(name: "bootstrap"), ComparisonView(name: "cuped", reason: "no unit has a history"),
    ]
    let other = ReportMethod.used(in: report)
    #expect(other.contains(.bonferroni) && !other.contains(.holm) && !other.contains(.confidenceSequence))
    #expect(other.contains(.bootstrap) && !other.contains(.regressionAdjustment))
  }
}
