public import Columns

/// A table with the columns that a projection asks for.
public struct BoundTable: Sendable, Equatable {
  /// The table.
  public let name: TableName
  /// The column of the group; nil where all rows are one group.
  public let group: TableSchema.Column?
  /// The column of the unit; nil where requests are independent.
  public let unit: TableSchema.Column?
  /// The column of the time; nil where it is not read.
  public let time: TableSchema.Column?
  /// The numeric columns of the projection; nil for those that the table lacks.
  public let numbers: [TableSchema.Column?]
  /// The columns of words of the projection.
  public let categories: [TableSchema.Column?]
  /// The column that names each request.
  public let request: TableSchema.Column?
  /// What was asked for.
  public let projection: Projection
  /// All columns of the table, in its order.
  public let columns: [TableSchema.Column]

  /// The columns of `schema` that `projection` asks for.
  ///
  /// - Throws: ``WarehouseError/missingColumn(names:flag:available:)``, ``WarehouseError/unfitColumn(name:type:meaning:flag:)``.
  public init(_ name: TableName, schema: TableSchema, projection: Projection) throws(WarehouseError) {
    self.name = name
    self.projection = projection
    columns = schema.columns
    func find(_ choice: ColumnChoice?) throws(WarehouseError) -> TableSchema.Column? {
      guard let choice else { return nil }
      let available = schema.columns.map(\.name)
      if let place = ColumnName.find(choice.names, among: available) { return schema.columns[place] }
      guard !choice.isRequired else {
        throw .missingColumn(names: choice.names, flag: choice.flag, available: available)
      }
      return nil
    }
    group = try find(projection.group)
    unit = try find(projection.unit)
    time = try find(projection.time)
    request = try find(projection.request)
    var numbers: [TableSchema.Column?] = []
    for number in projection.numbers {
      let column = try find(number.choice)
      if let column, ![.number, .boolean, .text].contains(column.kind) {
        throw .unfitColumn(
          name: column.name, type: column.type, meaning: "a number", flag: number.choice.flag)
      }
      numbers.append(column)
    }
    self.numbers = numbers
    var categories: [TableSchema.Column?] = []
    for category in projection.categories { categories.append(try find(category)) }
    self.categories = categories
    let words: [(TableSchema.Column?, ColumnChoice?, String)] =
      [(group, projection.group, "a group"), (unit, projection.unit, "a unit")]
      + zip(categories, projection.categories).map { ($0, $1, "a word") }
      + [(request, projection.request, "a request's name")]
    for case (let column?, let choice?, let meaning) in words where column.hasSeveralValues {
      throw .unfitColumn(name: column.name, type: column.type, meaning: meaning, flag: choice.flag)
    }
    if let time, ![.timestamp, .date, .number, .text].contains(time.kind) {
      throw .unfitColumn(name: time.name, type: time.type, meaning: "a time", flag: "--time")
    }
  }

  /// The unit of a column of durations that states none, so that it is taken for milliseconds; nil where it is known.
  public var unitless: [String] {
    guard projection.timeUnit == nil else { return [] }
    return zip(projection.numbers, numbers).compactMap { number, column in
      guard number.reading == .duration, let column, TimeUnit(suffixOf: column.name) == nil else {
        return nil
      }
      return column.name
    }
  }
}
