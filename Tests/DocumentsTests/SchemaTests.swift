import Documents
import Testing

@Suite struct SchemaTests {
  static let names = [
    "assay-analysis-1", "assay-assignment-1", "assay-assignment-check-1", "assay-calibration-1",
    "assay-decision-1", "assay-ledger-1", "assay-metrics-1", "assay-power-1", "assay-power-log-1",
    "assay-probe-1", "assay-report-1", "assay-rollout-1", "assay-rollout-log-1", "assay-summary-1",
    "assay-truth-1",
    "assay-watch-event-1",
  ]

  @Test(arguments: names)
  func theExampleIsWrittenAsItStands(name: String) throws {
    let path = "schemas/examples/\(name).json"
    let bytes = try #require(fixture(path))
    let document = try Document(parsing: bytes, name: path)
    #expect(document.json.text() + "\n" == String(decoding: bytes, as: UTF8.self))
    #expect(try document.root.members().first?.key == "schema")
  }

  @Test(arguments: names)
  func keysStandInTheOrderOfTheSchema(name: String) throws {
    let schema = try JSON(parsing: #require(fixture("schemas/\(name).json")), name: name)
    let example = try JSON(parsing: #require(fixture("schemas/examples/\(name).json")), name: name)
    expectOrder(of: example, in: schema, root: schema)
  }

  @Test func sharedDefinitionsAreTheSame() throws {
    var known: [String: JSON] = [:]
    for name in Self.names {
      let schema = try JSON(parsing: #require(fixture("schemas/\(name).json")), name: name)
      for member in schema["$defs"]?.objectValue?.members ?? [] {
        if let other = known.updateValue(member.value, forKey: member.key) {
          #expect(other == member.value, "\(name): \(member.key)")
        }
      }
    }
    #expect(known["check"] != nil as JSON?)
  }

  @Test func theReportHoldsAWholeAnalysis() throws {
    let report = try JSON(parsing: #require(fixture("schemas/assay-report-1.json")), name: "report")
    let analysis = try JSON(parsing: #require(fixture("schemas/assay-analysis-1.json")), name: "analysis")
    let held = try #require(report["$defs"]?["analysis"])
    #expect(held["properties"] != nil as JSON?)
    for key in ["title", "description", "type", "properties", "required", "additionalProperties"] {
      #expect(held[key] == analysis[key], "\(key)")
    }
  }

  private func expectOrder(of value: JSON, in schema: JSON, root: JSON) {
    let name = schema["$ref"]?.stringValue?.split(separator: "/").last.map(String.init)
    let schema = name.flatMap { root["$defs"]?[$0] } ?? schema
    for element in value.arrayValue ?? [] {
      expectOrder(of: element, in: schema["items"] ?? .null, root: root)
    }
    guard let object = value.objectValue else { return }
    if let declared = schema["properties"]?.objectValue?.keys {
      let known = object.keys.filter(declared.contains)
      #expect(known == declared.filter(object.keys.contains))
    }
    for member in object.members {
      let inner = schema["properties"]?[member.key] ?? schema["additionalProperties"] ?? .null
      expectOrder(of: member.value, in: inner, root: root)
    }
  }
}
