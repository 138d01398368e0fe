extension Summary {
  /// The same without groups of which no row was used, such as those that a time range leaves out.
  ///
  /// A row that could not be read and whose group goes counts as one without a known group: a garbled group name must
  /// not become a group. Where fewer than two groups would remain, all stay, so that the reason can be told.
  public func withoutEmptyGroups() -> Summary {
    let kept = groups.indices.filter { groups[$0].requests > 0 }
    guard kept.count > 1, kept.count < groups.count else { return self }
    var summary = self
    summary.groups = kept.map { groups[$0] }
    summary.rejectedWithoutGroup += groups.reduce(0) { $0 + ($1.requests == 0 ? $1.rejected : 0) }
    if !sharedUnits.isEmpty { summary.sharedUnits = kept.map { one in kept.map { sharedUnits[one][$0] } } }
    return summary
  }
}
