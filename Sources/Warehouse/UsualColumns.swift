public import Columns

/// The columns of a table that nobody has described.
extension TableSchema {
  /// The type that a column of this name usually has.
  static func usualType(of name: String) -> String {
    switch ColumnRole(recognising: name) {
    case .group, .unit, .endpoint, .request: "text"
    case .time: "timestamp"
    case .success: "boolean"
    case .status: "integer"
    case .responseTime, .confidence, nil: "double"
    }
  }

  /// The columns that a projection wants, by their first names and with their usual types.
  ///
  /// - Parameter projection: what is wanted.
  /// - Returns: a table that has it all.
  public static func usual(for projection: Projection) -> TableSchema {
    var columns: [Column] = []
    func add(_ choice: ColumnChoice?, type: String) {
      guard let name = choice?.names.first, !columns.contains(where: { $0.name == name }) else { return }
      columns.append(Column(name: name, type: type))
    }
    add(projection.group, type: "text")
    add(projection.unit, type: "text")
    add(projection.time, type: "timestamp")
    for number in projection.numbers {
      switch number.reading {
      case .number, .duration: add(number.choice, type: "double")
      case .flag: add(number.choice, type: "boolean")
      case .status: add(number.choice, type: "integer")
      }
    }
    for category in projection.categories { add(category, type: "text") }
    add(projection.request, type: "text")
    return TableSchema(columns)
  }
}
