internal import Columns
internal import Summaries

/// What the units of a group say, of those that are in the same next group.
struct UnitsRow {
  /// The group, and the next one that the units are in, as the answer has them.
  let group: String?
  let next: String?
  /// The units.
  private(set) var count = 0
  /// The moments of each expression with unit sums, of each ratio, and of each number of a unit.
  private(set) var means: [UnitMoments]
  private(set) var ratios: [UnitMoments]
  private(set) var perUnit: [Moments]
  /// The units that are in a third group, too.
  private(set) var inThird = 0
  /// Of each quantity, the products with the next group.
  private(set) var products: [UnitProducts] = []

  /// No units.
  init(wanted: WantedValues) {
    (group, next) = (nil, nil)
    means = wanted.byUnit.map { _ in UnitMoments.none(shift: 0) }
    ratios = wanted.ratios.map { _ in UnitMoments.none(shift: 0) }
    perUnit = wanted.perUnit.map { _ in Moments() }
  }

  /// A row of the answer.
  init(_ row: AnswerRow, wanted: WantedValues) {
    (group, next) = (row.keys[0], row.keys[1])
    var cursor = NumberCursor(row)
    count = cursor.count()
    means = wanted.byUnit.map { cursor.units(isFlag: $0.expression.isFlag) }
    ratios = wanted.ratios.map { _ in cursor.pair(shift: 0) }
    perUnit = wanted.perUnit.map { _ in cursor.moments() }
    inThird = cursor.count()
    products = (0..<wanted.quantities).map { _ in cursor.products() }
  }

  /// Joins other units of the same group.
  mutating func merge(_ other: UnitsRow) {
    count += other.count
    for place in means.indices { means[place].merge(other.means[place]) }
    for place in ratios.indices { ratios[place].merge(other.ratios[place]) }
    for place in perUnit.indices { perUnit[place].merge(other.perUnit[place]) }
  }
}

extension NumberCursor {
  /// The next ten numbers as moments over units of one expression.
  mutating func units(isFlag: Bool) -> UnitMoments {
    let centre = next()
    var units = pair(shift: centre.isNaN ? 0 : centre)
    let (largest, with, without) = (next(), count(), count())
    if units.count > 0, largest.isFinite { units.largestSize = largest }
    if isFlag { (units.unitsWithEvent, units.unitsWithoutEvent) = (with, without) }
    return units
  }

  /// The next five numbers as products.
  mutating func products() -> UnitProducts {
    let (both, sums, sumSize, sizeSum, sizes) = (count(), next(), next(), next(), next())
    guard both > 0 else { return UnitProducts() }
    return UnitProducts(count: both, sums: sums, sumSize: sumSize, sizeSum: sizeSum, sizes: sizes)
  }
}
