public import Documents
internal import Plans
public import Verdicts

/// A report as a document: `assay-report/1`, from which every other form of it can be written again.
///
/// A number that does not exist (NaN, nil) is null; so is an end of an interval that nothing bounds. `analysis` is an
/// `assay-analysis/1` document, `decision` the answer of an `assay-decision/1`.
public struct ReportDocument: Sendable {
  /// The schema of the document.
  public static let schema = "assay-report/1"

  private let report: ExperimentReport

  /// The document of a report.
  public init(_ report: ExperimentReport) {
    self.report = report
  }

  /// The document.
  public var json: JSON {
    let plan = report.analysis.plan
    return [
      "schema": JSON(Self.schema),
      "assay_version": JSON(report.version),
      "experiment": [
        "name": JSON(plan.experimentName), "start": JSON(plan.startDate), "end": JSON(plan.endDate),
      ],
      "period": JSON(report.period),
      "decision": report.gate.map { DecisionDocument($0, version: report.version).part } ?? .null,
      "ungated": JSON(report.ungated),
      "previous": report.previous.map { JSON($0) } ?? .null,
      "looks": JSON(report.looks.map { JSON($0) }),
      "analysis": AnalysisDocument(report.analysis, version: report.version).json,
      "days": JSON(report.days.map { JSON($0) }),
      "lift_course": report.liftCourse.map { JSON($0) } ?? .null,
      "distributions": JSON(report.distributions.map { JSON($0) }),
      "power": report.power.map { JSON($0) } ?? .null,
      "translations": JSON(translations: report.translations),
    ]
  }
}

extension JSON {
  fileprivate init(_ period: ReportPeriod) {
    self = [
      "kind": JSON(period.kind.rawValue),
      "label": JSON(period.label),
      "stage": JSON(period.stage),
      "hours": JSON(period.hours),
      "from": JSON(period.start.map { Figures.timestamp($0) }),
      "to": JSON(period.end.map { Figures.timestamp($0) }),
      "first_row": JSON(period.rows.map { Figures.timestamp($0.lowerBound) }),
      "last_row": JSON(period.rows.map { Figures.timestamp($0.upperBound) }),
      "time_zone": JSON(period.timeZone),
    ]
  }

  /// Sentences by language, in the order of the English ones; a key of JSON cannot hold U+0000.
  fileprivate init(translations: [String: [String: String]]) {
    let languages = translations.sorted { $0.key < $1.key }.map { language, sentences in
      (
        language,
        JSON.object(
          JSON.Object(
            sentences.filter { !$0.key.unicodeScalars.contains("\0") }.sorted { $0.key < $1.key }
              .map { ($0.key, JSON($0.value)) }))
      )
    }
    self = .object(JSON.Object(languages))
  }
}
