import Columns
import Testing
import Warehouse

/// Columns that a projection asks of a table.
@Suite("BoundTable")
struct BoundTableTests {
  static func table(
    _ columns: String, number: String = "speed", time: String? = nil, segment: String? = nil
  ) throws -> BoundTable {
    func choice(_ name: String, _ flag: String) -> ColumnChoice {
      ColumnChoice(names: [name], flag: flag, isRequired: true)
    }
    let projection = Projection(
      group: choice("group", "--group"), time: time.map { choice($0, "--time") },
      numbers: [NumberColumn(choice: choice(number, "--metric"), reading: .number)],
      categories: segment.map { [choice($0, "--segment")] } ?? [])
    return try BoundTable(
      TableName(parsing: "t"), schema: TableSchema(parsing: columns), projection: projection)
  }

  @Test("a name is found whatever its case and hyphens")
  func found() throws {
    #expect(try Self.table("Group:text, SPEED:double").group?.name == "Group")
  }

  @Test("a missing column is told with its flag and what is there")
  func missing() throws {
    #expect(
      throws: WarehouseError.missingColumn(names: ["speed"], flag: "--metric", available: ["group", "other"])
    ) { try Self.table("group:text, other:double") }
  }

  @Test("several values are neither a number nor a word nor a time")
  func unfit() throws {
    #expect(
      throws: WarehouseError.unfitColumn(name: "speed", type: "json", meaning: "a number", flag: "--metric")
    ) {
      try Self.table("group:text, speed:json")
    }
    #expect(
      throws: WarehouseError.unfitColumn(name: "group", type: "text[]", meaning: "a group", flag: "--group")
    ) {
      try Self.table("group:text[], speed:double")
    }
    #expect(
      throws: WarehouseError.unfitColumn(name: "at", type: "boolean", meaning: "a time", flag: "--time")
    ) {
      try Self.table("group:text, speed:double, at:boolean", time: "at")
    }
    #expect(
      throws: WarehouseError.unfitColumn(name: "s", type: "struct", meaning: "a word", flag: "--segment")
    ) {
      try Self.table("group:text, speed:double, s:struct", segment: "s")
    }
  }
}
