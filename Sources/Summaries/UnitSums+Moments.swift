internal import Columns

/// What is taken of each unit, by the places of expressions in its sums.
struct UnitQuantities {
  /// The expressions with unit sums, in the order of the sums.
  let expressions: [ColumnExpression]
  let ratios: [Ratio]
  let perUnit: [PerUnit]
  /// The mean of each expression, then ratios, then numbers of each unit.
  let all: [UnitQuantity]

  /// What needs ask of units.
  init(_ needs: [Need], expressions: [ColumnExpression]) {
    func place(_ expression: ColumnExpression) -> Int? { expressions.firstIndex(of: expression) }
    var ratios: [Ratio] = []
    var perUnit: [PerUnit] = []
    for need in needs {
      switch need {
      case .ratio(let ratio) where place(ratio.numerator) != nil && place(ratio.denominator) != nil:
        if !ratios.contains(ratio) { ratios.append(ratio) }
      case .perUnit(let number) where place(number.expression) != nil:
        if !perUnit.contains(number) { perUnit.append(number) }
      default: break
      }
    }
    self.expressions = expressions
    self.ratios = ratios
    self.perUnit = perUnit
    all =
      expressions.indices.map { .mean($0, isFlag: expressions[$0].isFlag) }
      + ratios.map { .ratio(place($0.numerator) ?? 0, place($0.denominator) ?? 0) }
      + perUnit.map { .perUnit(place($0.expression) ?? 0, $0.statistic) }
  }
}

extension UnitSums<String> {
  /// What the units of groups say: a summary with the moments over units, and what pairs of groups share.
  ///
  /// - Parameter quantities: what is taken of each unit.
  /// - Returns: groups of no rows, in the order of the keys, whose moments over units are those of these units.
  /// - Complexity: O(entries · quantities).
  func summary(of quantities: UnitQuantities) -> Summary {
    let found = moments(of: quantities.all)
    let (means, ratios) = (quantities.expressions, quantities.ratios)
    var groups = keys.enumerated().map { code, name in
      var group = GroupSummary(name: name, requests: 0, units: found.counts[code], expressions: [:])
      for (place, expression) in means.enumerated() {
        group.expressions[expression] = MetricSummary(
          moments: Moments(), units: found.moments[place][code])
      }
      for (place, ratio) in ratios.enumerated() {
        let units = found.moments[means.count + place][code]
        if units.count > 0 { group.ratios[ratio] = units }
      }
      for (place, number) in quantities.perUnit.enumerated() {
        group.perUnit[number] = found.numbers[means.count + ratios.count + place][code]
      }
      return group
    }
    let shared = shared(of: quantities, moments: found.moments)
    for place in groups.indices { groups[place].units = found.counts[place] }
    return Summary(groups: groups, rows: RowCounts(), sharedUnits: shared)
  }

  /// The moments over units of each quantity in each group.
  private func moments(of quantities: [UnitQuantity]) -> UnitTable.Moments {
    var tally = PartitionMoments(quantities: quantities, groups: keys.count)
    let width = 2 * shifts.count
    for entry in units.indices {
      let group = Int(codes[entry])
      tally.counts[group] += 1
      for place in quantities.indices {
        guard let pair = quantities[place].pair(values, at: entry * width, shifts: shifts) else { continue }
        tally.cells[place * keys.count + group].add(pair, of: quantities[place], shifts: shifts)
      }
    }
    for cell in tally.cells.indices { tally.cells[cell].flush() }
    return tally.moments(of: quantities, shifts: shifts)
  }

  /// What pairs of groups share; products are relative to the mean of all groups, so that they keep their digits.
  private func shared(of quantities: UnitQuantities, moments: [[UnitMoments]]) -> [[SharedUnits]] {
    let all = quantities.all
    let centres = moments.map { groups in
      let known = groups.filter { $0.count > 0 }
      let size = known.map { Double($0.count) * $0.meanSize }.reduce(0, +)
      return size > 0 ? known.map { Double($0.count) * $0.meanSum }.reduce(0, +) / size : 0
    }
    var counts = Array(repeating: Array(repeating: 0, count: keys.count), count: keys.count)
    let none = all.indices.map { UnitProducts(shift: all[$0].shift(shifts) + centres[$0]) }
    var products: [Int: [UnitProducts]] = [:]
    let width = 2 * shifts.count
    func pair(_ place: Int, _ entry: Int) -> (sum: Double, size: Double)? {
      all[place].pair(values, at: entry * width, shifts: shifts).map {
        ($0.sum - centres[place] * $0.size, $0.size)
      }
    }
    for one in units.indices {
      var other = one + 1
      while other < units.count, units[other] == units[one] {
        let (first, second) = (Int(codes[one]), Int(codes[other]))
        counts[first][second] += 1
        var found = products.removeValue(forKey: first * keys.count + second) ?? none
        for place in all.indices {
          if let one = pair(place, one), let other = pair(place, other) { found[place].add(one, other) }
        }
        products[first * keys.count + second] = found
        other += 1
      }
    }
    return keys.indices.map { one in
      keys.indices.map { other in
        let (low, high) = (min(one, other), max(one, other))
        guard let found = products[low * keys.count + high] else { return SharedUnits() }
        var units = SharedUnits(count: counts[low][high])
        let (means, ratios) = (quantities.expressions.count, quantities.ratios.count)
        func table<Name: Hashable>(_ names: [Name], from start: Int) -> [Name: UnitProducts] {
          Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, found[start + $0]) })
        }
        units.products = table(quantities.expressions, from: 0)
        units.ratioProducts = table(quantities.ratios, from: means)
        units.perUnitProducts = table(quantities.perUnit, from: means + ratios)
        return one < other ? units : units.turned
      }
    }
  }
}
