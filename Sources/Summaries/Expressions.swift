internal import Columns

/// The expressions that are computed from every batch, and what is made of each.
struct Expressions: Sendable {
  /// One expression.
  struct Item: Sendable {
    let expression: ColumnExpression
    /// How it is computed from a batch.
    let formula: RowFormula
    /// Its place among the expressions with unit sums, if it is one.
    let unitPlace: Int?
    /// The levels of its quantiles, if they are wanted.
    let levels: [Double]
    /// Whether all its values are wanted in order.
    let keepsOrder: Bool
    /// The levels at which its distribution is wanted, if it is.
    let curve: [Double]

    /// Whether the values themselves are kept until the end.
    var keepsValues: Bool { keepsOrder || !levels.isEmpty || !curve.isEmpty }
  }

  /// All expressions, in order of first need.
  let items: [Item]
  /// The number of expressions with unit sums.
  let unitExpressions: Int
  /// The ratios that are wanted.
  let ratios: [Ratio]
  /// The numbers of each unit that are wanted.
  let perUnit: [PerUnit]
  /// The expressions of which every unit's sum is wanted.
  let unitColumns: [ColumnExpression]
  /// The places in ``items`` of the expressions that are summed in cells too: those of means and proportions.
  let cellItems: [Int]

  /// The expressions that `needs` name, on batches of `projection`.
  ///
  /// The projection must hold every column that an expression is made from.
  init(_ needs: [Need], projection: Projection, hasUnits: Bool, prior: PriorValues? = nil) {
    var order: [ColumnExpression] = []
    var byUnit: [ColumnExpression] = []
    var ratios: [Ratio] = []
    var perUnit: [PerUnit] = []
    var unitColumns: [ColumnExpression] = []
    for need in needs {
      for expression in need.expressions where !order.contains(expression) { order.append(expression) }
      switch need {
      case .moments, .quantiles, .values, .distribution: break
      case .unitSums(let expression): if hasUnits { byUnit.append(expression) }
      case .unitColumns(let expression):
        byUnit.append(expression)
        if !unitColumns.contains(expression) { unitColumns.append(expression) }
      case .ratio(let ratio):
        if hasUnits { byUnit += [ratio.numerator, ratio.denominator] }
        if !ratios.contains(ratio) { ratios.append(ratio) }
      case .perUnit(let number) where hasUnits:
        byUnit.append(number.expression)
        if !perUnit.contains(number) { perUnit.append(number) }
      case .perUnit: break
      }
    }
    let places = order.filter { byUnit.contains($0) }
    items = order.map { expression in
      var levels: [Double] = []
      var keepsOrder = false
      var curve: [Double] = []
      for need in needs {
        switch need {
        case .quantiles(expression, let more): levels += more.filter { !levels.contains($0) }
        case .values(expression): keepsOrder = true
        case .distribution(expression, let more): curve += more.filter { !curve.contains($0) }
        default: break
        }
      }
      return Item(
        expression: expression,
        formula: RowFormula(expression, projection: projection, prior: prior),
        unitPlace: places.firstIndex(of: expression), levels: levels, keepsOrder: keepsOrder,
        curve: curve)
    }
    cellItems = order.indices.filter { needs.contains(.unitSums(order[$0])) }
    unitExpressions = places.count
    self.ratios = ratios
    self.perUnit = perUnit
    self.unitColumns = unitColumns
  }

  /// What is taken over units: the mean of each expression with unit sums, then ratios, then numbers of each unit.
  var quantities: [UnitQuantity] {
    func place(_ expression: ColumnExpression) -> Int {
      items.first { $0.expression == expression }?.unitPlace ?? 0
    }
    let means = items.compactMap { item in
      item.unitPlace.map { UnitQuantity.mean($0, isFlag: item.expression.isFlag) }
    }
    guard unitExpressions > 0 else { return [] }
    return means + ratios.map { .ratio(place($0.numerator), place($0.denominator)) }
      + perUnit.map { .perUnit(place($0.expression), $0.statistic) }
  }
}
