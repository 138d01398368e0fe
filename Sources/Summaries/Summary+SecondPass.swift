extension Summary {
  /// Takes over what a second pass over the same rows found, which had other expressions.
  ///
  /// - Parameter second: the summary of the second pass; groups that it does not have stay as they are.
  public mutating func add(_ second: Summary) {
    for index in groups.indices {
      guard let found = second.groups.first(where: { $0.name == groups[index].name }) else { continue }
      groups[index].expressions.merge(found.expressions) { mine, _ in mine }
      groups[index].ratios.merge(found.ratios) { mine, _ in mine }
      groups[index].rowRatios.merge(found.rowRatios) { mine, _ in mine }
      groups[index].perUnit.merge(found.perUnit) { mine, _ in mine }
      groups[index].unitColumns.merge(found.unitColumns) { mine, _ in mine }
    }
    guard groups.map(\.name) == second.groups.map(\.name) else { return }
    for one in sharedUnits.indices where second.sharedUnits.indices.contains(one) {
      for other in sharedUnits[one].indices {
        sharedUnits[one][other].add(second.sharedUnits[one][other])
      }
    }
  }
}

extension SharedUnits {
  fileprivate mutating func add(_ second: SharedUnits) {
    covariances.merge(second.covariances) { mine, _ in mine }
    ratioCovariances.merge(second.ratioCovariances) { mine, _ in mine }
    perUnitCovariances.merge(second.perUnitCovariances) { mine, _ in mine }
    products.merge(second.products) { mine, _ in mine }
    ratioProducts.merge(second.ratioProducts) { mine, _ in mine }
    perUnitProducts.merge(second.perUnitProducts) { mine, _ in mine }
  }
}
