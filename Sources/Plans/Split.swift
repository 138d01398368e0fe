/// How the traffic was to be shared between groups.
public struct Split: Sendable, Equatable {
  /// The planned share of each group, in the order of the groups; they add up to 1.
  public var shares: [Double]

  /// Shares from weights that need not add up to 1.
  ///
  /// - Throws: ``PlanError/invalidSplit(_:)`` unless the weights are at least two, none negative, their sum finite and above 0.
  public init(weights: [Double]) throws(PlanError) {
    let total = weights.reduce(0, +)
    guard weights.count > 1, weights.allSatisfy({ $0 >= 0 }), total > 0, total.isFinite else {
      throw .invalidSplit(weights.map { String($0) }.joined(separator: "/"))
    }
    shares = weights.map { $0 / total }
  }

  /// Shares written as `95/5`, control first.
  ///
  /// - Throws: ``PlanError/invalidSplit(_:)``.
  public init(parsing text: String) throws(PlanError) {
    let weights = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    guard !weights.contains(nil) else { throw .invalidSplit(text) }
    do { try self.init(weights: weights.compactMap { $0 }) } catch { throw .invalidSplit(text) }
  }
}
