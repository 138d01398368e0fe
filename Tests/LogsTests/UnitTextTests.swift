import Columns
import Logs
import TestSupport
import Testing

struct UnitTextTests {
  @Test func hashesAgreeWithTheReference() throws {
    let reference = try Reference("unit_hashes")
    #expect(reference.cases.count == 54)
    for c in reference.cases {
      let bytes = Array(try c.string("text").utf8)
      #expect(UnitText.hash(bytes.span) == UInt64(try c.string("hash"), radix: 16), "\(c)")
    }
  }

  @Test(arguments: ["", "null", "NA", "None", "nan", "n/a"])
  func missing(text: String) {
    let bytes = Array(text.utf8)
    #expect(UnitText.hash(bytes.span) == Batch.missingUnit)
  }

  @Test(arguments: ["0", "-", "nobody", "nulls", "user"])
  func present(text: String) {
    let bytes = Array(text.utf8)
    #expect(UnitText.hash(bytes.span) != Batch.missingUnit)
  }
}
