import Documents
import Testing

@Suite struct NumberReferenceTests {
  @Test func decimalsReadAndWriteAsTheReferenceDoes() throws {
    let path = "reference/json_numbers.json"
    let reference = try Document(parsing: #require(fixture(path)), name: path).root
    let cases = try reference.required("cases").array()
    #expect(cases.count == 1_078)
    for item in cases {
      let text = try item.required("text").string()
      let bits = try #require(UInt64(try item.required("bits").string(), radix: 16))
      let read = try #require(JSON(parsing: text, name: text).doubleValue)
      #expect(read.bitPattern == bits, "\(text)")
      let written = JSON(Double(bitPattern: bits)).text()
      #expect(try written == item.required("shortest").string(), "\(text)")
    }
  }
}
