extension Summary {
  /// Joins the summary of other rows, none of whose units is among these.
  ///
  /// Counts, moments, and moments over units add up, exactly but for rounding; the covariance of two groups' means where
  /// both tell the products that it is taken from, and else counts as 0. Quantiles, values, cells, days and the names of
  /// requests do not add up and are left out, unless one of both has no rows. A unit that is in both would be taken for
  /// two: the variances would be too small, because what a unit does at different times is alike.
  ///
  /// - Parameter other: the summary of the other rows; its groups are known by their names.
  public mutating func merge(_ other: Summary) {
    var (mine, others) = (sharedUnits, other.sharedUnits)
    let ownCount = groups.count
    var places: [Int] = []
    for group in other.groups {
      if let place = groups.firstIndex(where: { $0.name == group.name }) {
        groups[place].merge(group)
        places.append(place)
      } else {
        places.append(groups.count)
        groups.append(group)
      }
    }
    if !mine.isEmpty || !others.isEmpty {
      if mine.isEmpty { mine = Self.nothingShared(ownCount) }
      if others.isEmpty { others = Self.nothingShared(other.groups.count) }
      var joined = Self.nothingShared(groups.count)
      for one in 0..<ownCount {
        for two in 0..<ownCount { joined[one][two] = mine[one][two] }
      }
      for (one, place) in places.enumerated() {
        for (two, otherPlace) in places.enumerated() { joined[place][otherPlace].merge(others[one][two]) }
      }
      sharedUnits = joined
      settleShared()
    }
    let isFirst = rows.read == 0
    rows.merge(other.rows)
    rejectedWithoutGroup += other.rejectedWithoutGroup
    if let range = other.times {
      times =
        times.map { min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound) } ?? range
    }
    if let error = other.quantileError { quantileError = max(quantileError ?? 0, error) }
    if let more = other.traffic {
      if traffic == nil { traffic = more } else { traffic?.merge(more) }
    }
    if other.rows.read > 0 {
      dailyTraffic = isFirst ? other.dailyTraffic : nil
      dimensions = isFirst ? other.dimensions : []
      repeatedRequests = isFirst ? other.repeatedRequests : nil
    }
  }

  private static func nothingShared(_ groups: Int) -> [[SharedUnits]] {
    Array(repeating: Array(repeating: SharedUnits(), count: groups), count: groups)
  }

  /// Takes the covariances of groups that share units from their products.
  private mutating func settleShared() {
    for one in sharedUnits.indices {
      for other in sharedUnits[one].indices where one != other {
        sharedUnits[one][other].settle(groups[one], groups[other])
      }
    }
  }

  /// The same with groups in the order of their names.
  func inOrderOfNames() -> Summary {
    let order = groups.indices.sorted { groups[$0].name < groups[$1].name }
    var summary = self
    summary.groups = order.map { groups[$0] }
    if !sharedUnits.isEmpty { summary.sharedUnits = order.map { one in order.map { sharedUnits[one][$0] } } }
    return summary
  }
}

extension GroupSummary {
  /// Joins what is known of other rows of the group, none of whose units is among these.
  mutating func merge(_ other: GroupSummary) {
    units = units.flatMap { one in other.units.map { one + $0 } }
    requests += other.requests
    rejected += other.rejected
    requestsWithoutUnit += other.requestsWithoutUnit
    for (expression, more) in other.expressions {
      if expressions[expression] == nil {
        expressions[expression] = more
      } else {
        expressions[expression]?.merge(more)
      }
    }
    func joined(_ one: UnitMoments, _ other: UnitMoments) -> UnitMoments {
      var one = one
      one.merge(other)
      return one
    }
    ratios.merge(other.ratios, uniquingKeysWith: joined)
    rowRatios.merge(other.rowRatios, uniquingKeysWith: joined)
    perUnit.merge(other.perUnit) { one, other in
      var one = one
      one.merge(other)
      return one
    }
    (unitColumns, history) = ([:], [:])
  }
}

extension MetricSummary {
  /// Joins what is known of other rows, none of whose units is among these.
  mutating func merge(_ other: MetricSummary) {
    let isFirst = moments.count == 0
    if other.moments.count > 0 {
      (quantiles, distribution) = isFirst ? (other.quantiles, other.distribution) : ([], [])
      values = isFirst ? other.values : nil
    }
    moments.merge(other.moments)
    units = Self.joined(units, other.units)
    indicator = Self.joined(indicator, other.indicator)
    rows = Self.joined(rows, other.rows)
  }

  private static func joined(_ one: UnitMoments?, _ other: UnitMoments?) -> UnitMoments? {
    guard var one, let other else { return nil }
    one.merge(other)
    return one
  }
}
