extension UnitMoments {
  /// The moments of no units.
  public static func none(shift: Double) -> UnitMoments {
    UnitMoments(
      count: 0, shift: shift, meanSum: .nan, varianceSum: .nan, meanSize: .nan, varianceSize: .nan,
      covariance: .nan)
  }

  /// The moments of numbers that units have, each of size 1.
  public init(numbers: Moments) {
    self.init(Comoments(lone: numbers, shift: 0), shift: 0)
  }

  /// Joins the moments of other units, none of which may be among these.
  ///
  /// Exact up to rounding, as for ``Moments/merge(_:)``; the shift of these stays.
  ///
  /// - Parameter other: the moments over the other units.
  public mutating func merge(_ other: UnitMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    var pairs = Comoments(self)
    pairs.merge(Comoments(other.relative(to: shift)))
    var merged = UnitMoments(pairs, shift: shift)
    func sum(_ one: Int?, _ two: Int?) -> Int? { one.flatMap { one in two.map { one + $0 } } }
    merged.unitsWithEvent = sum(unitsWithEvent, other.unitsWithEvent)
    merged.unitsWithoutEvent = sum(unitsWithoutEvent, other.unitsWithoutEvent)
    merged.largestSize = largestSize.flatMap { one in other.largestSize.map { max(one, $0) } }
    self = merged
  }

  /// Adds rows that are units of their own.
  ///
  /// - Parameters:
  ///   - values: the moments of their values; rows without a value are not among them.
  ///   - isFlag: whether values are zeros and ones.
  public mutating func add(lone values: Moments, isFlag: Bool) {
    guard values.count > 0 else { return }
    var lone = UnitMoments(Comoments(lone: values, shift: shift), shift: shift)
    lone.largestSize = 1
    if isFlag {
      let events = Int(exactly: (values.mean * Double(values.count)).rounded()) ?? 0
      (lone.unitsWithEvent, lone.unitsWithoutEvent) = (events, values.count - events)
    }
    merge(lone)
  }

  /// The same with sums relative to another number: Y + (s − s′)·N.
  private func relative(to other: Double) -> UnitMoments {
    let step = shift - other
    guard step != 0 else { return self }
    var moved = self
    moved.shift = other
    moved.meanSum = meanSum + step * meanSize
    moved.varianceSum = varianceSum + 2 * step * covariance + step * step * varianceSize
    moved.covariance = covariance + step * varianceSize
    return moved
  }
}

extension Comoments {
  /// The co-moments of the pairs (Y, N) of units.
  fileprivate init(_ units: UnitMoments) {
    let weight = Double(max(0, units.count - 1))
    func sum(_ value: Double) -> Double { units.count > 1 ? value * weight : 0 }
    self.init(
      count: units.count, means: [units.meanSum, units.meanSize],
      crossProductSums: [
        sum(units.varianceSum), sum(units.covariance), sum(units.covariance), sum(units.varianceSize),
      ])
  }
}
