/// A picture of a report, in one language.
package struct Picture: Sendable, Equatable {
  /// What a report can draw, in the order of the report.
  package enum Kind: String, Sendable, CaseIterable {
    /// The lift of every metric with its interval, and the line of the gate.
    case lifts
    /// How the values of the primary metric are spread in each group.
    case distributions
    /// The lift of the primary metric over all rows up to each day, with its confidence sequence.
    case course
    /// The requests and the error rate of each group, day by day.
    case traffic
    /// Every criterion of the gate: value, interval and threshold.
    case criteria
    /// The chance of seeing a lift.
    case power
  }

  /// What it is; also the end of the name of its file.
  package var kind: Kind
  /// What it shows, as a finding: `Response time fell by 51.1 %`; plain text, which the drawing has as its heading.
  package var title: String
  /// All of it in words, for those who cannot see it; plain text.
  package var description: String
  /// The drawing to stand in an HTML page, whose style sheet holds ``ChartStyle/sheet``: one `<svg>` element.
  package var inline: String
  /// The same as a document of its own, with colours for light and dark: what a file `.svg` holds.
  package var document: String
}
