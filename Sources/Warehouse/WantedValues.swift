internal import Columns
internal import Summaries

/// The expressions that a question is about, with what is made of each; those that the table lacks are left out.
struct WantedValues {
  /// One expression.
  struct Item {
    let expression: ColumnExpression
    /// Its column in the statement: `x1`.
    let alias: String
    /// How it is made from the columns.
    let sql: String
    /// Whether it is summed by unit.
    let isByUnit: Bool
    /// Whether it is summed in cells.
    let isInCells: Bool
    /// The levels of its quantiles.
    let levels: [Double]
    /// Whether its values are wanted in order.
    let keepsOrder: Bool

    /// The number that is taken from every value before it is added: of zeros and ones none.
    var isCentred: Bool { !expression.isFlag }
    /// The column of the values relative to the centre.
    var value: String { isCentred ? "d" + alias.dropFirst() : alias }
    /// The column of a unit's sum, relative to the centre.
    var sum: String { "y" + alias.dropFirst() }
    /// The column of a unit's number of values.
    var size: String { "n" + alias.dropFirst() }
    /// The column of the centre.
    var centre: String { "m" + alias.dropFirst() }
  }

  /// The two sums of a ratio.
  struct RatioItem {
    let ratio: Ratio
    let upper: Item
    let lower: Item
  }

  /// A number of each unit.
  struct PerUnitItem {
    let perUnit: PerUnit
    let item: Item
  }

  let items: [Item]
  let ratios: [RatioItem]
  let perUnit: [PerUnitItem]

  /// The number of quantities over units: means, ratios, numbers of each unit.
  var quantities: Int { byUnit.count + ratios.count + perUnit.count }
  /// The expressions with unit sums.
  var byUnit: [Item] { items.filter(\.isByUnit) }
  /// The expressions that are summed in cells.
  var inCells: [Item] { items.filter(\.isInCells) }

  init(_ question: SummaryQuestion, table: BoundTable, dialect: Dialect) throws(WarehouseError) {
    let writer = ExpressionSQL(table: table, prior: question.prior, dialect: dialect)
    var order: [ColumnExpression] = []
    var byUnit: Set<ColumnExpression> = []
    var levels: [ColumnExpression: [Double]] = [:]
    var inCells: Set<ColumnExpression> = []
    var inOrder: Set<ColumnExpression> = []
    for need in question.needs {
      for expression in need.expressions where !order.contains(expression) { order.append(expression) }
      switch need {
      case .moments: break
      case .unitSums(let expression):
        byUnit.insert(expression)
        inCells.insert(expression)
      case .quantiles(let expression, let more), .distribution(let expression, let more):
        levels[expression, default: []] += more.filter { !(levels[expression] ?? []).contains($0) }
      case .values(let expression): inOrder.insert(expression)
      case .unitColumns: throw .notSummarised("the sums of every single unit")
      case .ratio(let ratio): byUnit.formUnion([ratio.numerator, ratio.denominator])
      case .perUnit(let number): byUnit.insert(number.expression)
      }
    }
    if let chosen = question.cellExpressions { inCells.formIntersection(chosen) }
    var items: [Item] = []
    for expression in order {
      guard let sql = try writer.sql(expression) else { continue }
      items.append(
        Item(
          expression: expression, alias: "x\(items.count + 1)", sql: sql,
          isByUnit: question.hasUnits && byUnit.contains(expression),
          isInCells: inCells.contains(expression), levels: levels[expression] ?? [],
          keepsOrder: inOrder.contains(expression)))
    }
    func item(_ expression: ColumnExpression) -> Item? { items.first { $0.expression == expression } }
    var ratios: [RatioItem] = []
    var perUnit: [PerUnitItem] = []
    for need in question.needs {
      switch need {
      case .ratio(let ratio):
        guard let upper = item(ratio.numerator), let lower = item(ratio.denominator),
          !ratios.contains(where: { $0.ratio == ratio })
        else { continue }
        ratios.append(RatioItem(ratio: ratio, upper: upper, lower: lower))
      case .perUnit(let number):
        guard question.hasUnits, let item = item(number.expression),
          !perUnit.contains(where: { $0.perUnit == number })
        else { continue }
        perUnit.append(PerUnitItem(perUnit: number, item: item))
      default: break
      }
    }
    self.items = items
    self.ratios = ratios
    self.perUnit = perUnit
  }
}
