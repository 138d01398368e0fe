public import Summaries

/// What is asked of one dimension of the cells.
public struct DimensionQuestion: Sendable, Equatable {
  /// What the strata are; nil where they are not told one by one, as hours.
  public var kind: AnalysedStrata.Kind?
  /// What tells rows apart.
  public var dimension: Dimension
  /// Whether differences are also taken within its strata.
  public var stratifies: Bool
  /// Whether nobody asked, so that a single stratum is not worth a word.
  public var isAutomatic: Bool
  /// Whether the course of the difference over its strata is asked for.
  public var asksNovelty: Bool
  /// The planned share of each group in each stratum, control first; nil where it is the same throughout or not known.
  public var shares: [[Double]]?
  /// The planned number of each stage, in the order of the strata; empty for other dimensions.
  public var stageNumbers: [Int]

  /// What it is about: `stage`, `day`, `hour`, or the column of a segment.
  public var name: String {
    switch kind {
    case .stages: "stage"
    case .days: "day"
    case .segment(let column): column
    case nil: "hour"
    }
  }

  /// A question.
  public init(
    kind: AnalysedStrata.Kind?, dimension: Dimension, stratifies: Bool = false, isAutomatic: Bool = false,
    asksNovelty: Bool = false, shares: [[Double]]? = nil, stageNumbers: [Int] = []
  ) {
    self.kind = kind
    self.dimension = dimension
    self.stratifies = stratifies
    self.isAutomatic = isAutomatic
    self.asksNovelty = asksNovelty
    self.shares = shares
    self.stageNumbers = stageNumbers
  }
}
