/// What is known of earlier looks at an experiment.
public struct LookHistory: Sendable, Equatable {
  /// The share of the planned units at each earlier look; nil where it is not known.
  public var shares: [Double?]
  /// The runs before this one, repeated ones at the same data among them.
  public var runs: Int

  /// A history.
  ///
  /// - Parameters:
  ///   - shares: the share of the planned units at each earlier look.
  ///   - runs: the runs before this one.
  public init(shares: [Double?] = [], runs: Int = 0) {
    self.shares = shares
    self.runs = runs
  }

  /// The place of the present look, from 1.
  public var number: Int { shares.count + 1 }
}
