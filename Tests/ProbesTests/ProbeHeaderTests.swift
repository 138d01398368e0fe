import Probes
import Testing

@Suite struct ProbeHeaderTests {
  private func value(_ text: String) throws(ProbeError) -> String {
    try ProbeHeader(parsing: text) { ["TOKEN": "s3cret", "A_1": "x", "EMPTY": "", "LINE": "a\r\nB: c"][$0] }
      .value
  }

  @Test(arguments: [
    ("Authorization: Bearer $TOKEN", "Bearer s3cret"), ("A:b", "b"), ("A: ${TOKEN}x", "s3cretx"),
    ("A: $$5", "$5"), ("A: $A_1$TOKEN", "xs3cret"), ("A: $EMPTY", ""), ("A:", ""), ("A: b: c", "b: c"),
    ("X-Name: 값", "값"),
  ])
  func values(_ text: String, _ expected: String) throws {
    #expect(try value(text) == expected)
  }

  @Test(arguments: [
    ("no colon s3cret", "", ProbeError.HeaderFault.noColon), (": x", "", .name), ("A b: x", "A b", .name),
    ("Content-Length: 5", "Content-Length", .reserved), ("A: x\ny", "A", .value),
    ("A: $LINE", "A", .value), ("A: x\u{0}", "A", .value), ("A: $MISSING", "A", .unknownVariable("MISSING")),
    ("A: $ x", "A", .strayDollar), ("A: ${TOKEN", "A", .strayDollar), ("A: $", "A", .strayDollar),
  ])
  func faults(_ text: String, _ name: String, _ fault: ProbeError.HeaderFault) {
    #expect(throws: ProbeError.invalidHeader(name: name, reason: fault)) { try value(text) }
  }

  @Test func aFileOfHeaders() throws {
    let text = "# for both\nAuthorization: Bearer $TOKEN\r\n\n  \t\nX-Team: canary\n"
    let headers = try ProbeHeader.list(parsing: text) { $0 == "TOKEN" ? "t" : nil }
    #expect(headers.map(\.name) == ["Authorization", "X-Team"])
    #expect(headers.map(\.value) == ["Bearer t", "canary"])
  }
}
