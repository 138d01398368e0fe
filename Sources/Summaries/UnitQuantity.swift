/// What is taken of each unit's sums: a pair (sum, size) whose totals' quotient is the quantity of the group.
enum UnitQuantity: Sendable {
  /// The sum and the number of the values of an expression, the values relative to its shift.
  case mean(Int, isFlag: Bool)
  /// The sums of two expressions.
  case ratio(Int, Int)
  /// A statistic of an expression's values, of size 1.
  case perUnit(Int, UnitStatistic)

  /// The shift to which the sums are relative.
  func shift(_ shifts: [Double]) -> Double {
    if case .mean(let place, _) = self { shifts[place] } else { 0 }
  }

  /// The pair of a unit; nil for a unit without values.
  @inline(__always)
  func pair(_ entry: UnitPartition.Entry, shifts: [Double]) -> (sum: Double, size: Double)? {
    switch self {
    case .mean(let place, _):
      let size = entry.size(place)
      return size > 0 ? (entry.sum(place), size) : nil
    case .ratio(let upper, let lower):
      guard entry.size(upper) > 0 else { return nil }
      return (entry.total(upper, shifts), entry.total(lower, shifts))
    case .perUnit(let place, let statistic):
      let size = entry.size(place)
      switch statistic {
      case .sum: return (entry.total(place, shifts), 1)
      case .count: return (size, 1)
      case .mean: return size > 0 ? (entry.total(place, shifts) / size, 1) : nil
      case .any: return (entry.total(place, shifts) > 0.5 ? 1 : 0, 1)
      }
    }
  }
}

extension UnitQuantity {
  /// The pair of a unit whose sums and sizes stand side by side; nil for a unit without values.
  ///
  /// - Parameters:
  ///   - values: sum and size of each expression, unit by unit.
  ///   - start: where those of the unit begin.
  ///   - shifts: what was taken from the values of each expression.
  /// - Returns: the pair.
  func pair(_ values: [Double], at start: Int, shifts: [Double]) -> (sum: Double, size: Double)? {
    func size(_ place: Int) -> Double { values[start + 2 * place + 1] }
    func total(_ place: Int) -> Double { values[start + 2 * place] + shifts[place] * size(place) }
    switch self {
    case .mean(let place, _): return size(place) > 0 ? (values[start + 2 * place], size(place)) : nil
    case .ratio(let upper, let lower): return size(upper) > 0 ? (total(upper), total(lower)) : nil
    case .perUnit(let place, let statistic):
      switch statistic {
      case .sum: return (total(place), 1)
      case .count: return (size(place), 1)
      case .mean: return size(place) > 0 ? (total(place) / size(place), 1) : nil
      case .any: return (total(place) > 0.5 ? 1 : 0, 1)
      }
    }
  }
}

extension UnitPartition.Entry {
  /// The sum of the values themselves.
  @inline(__always)
  func total(_ expression: Int, _ shifts: [Double]) -> Double {
    let shift = shifts[expression]
    return shift == 0 ? sum(expression) : sum(expression) + shift * size(expression)
  }
}
