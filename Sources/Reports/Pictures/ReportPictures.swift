package import Verdicts

/// The pictures of a report, in one language.
package struct ReportPictures {
  private let texts: PictureTexts

  /// The pictures of `report`, their texts in `language`.
  package init(report: ExperimentReport, language: Language) {
    texts = PictureTexts(report: report, telling: Telling(language, of: report))
  }

  /// Those that the report has data for, in the order of the kinds.
  package var all: [Picture] { Picture.Kind.allCases.compactMap(picture) }

  /// The picture of a kind; nil where there are no data for it.
  private func picture(_ kind: Picture.Kind) -> Picture? {
    switch kind {
    case .lifts: LiftsPicture(texts)?.picture
    case .distributions: DistributionsPicture(texts)?.picture
    case .course: CoursePicture(texts)?.picture
    case .traffic: TrafficPicture(texts)?.picture
    case .criteria: CriteriaPicture(texts)?.picture
    case .power: PowerPicture(texts)?.picture
    }
  }
}
