import Testing
import Warehouse

/// Moments as literals.
@Suite("MomentText")
struct MomentTextTests {
  @Test(
    "milliseconds since 1970 as a calendar has them",
    arguments: [
      (Int64(0), "1970-01-01 00:00:00.000"), (-1, "1969-12-31 23:59:59.999"),
      (1_761_123_600_250, "2025-10-22 09:00:00.250"), (951_782_400_000, "2000-02-29 00:00:00.000"),
      (253_402_300_799_999, "9999-12-31 23:59:59.999"), (.max, "9999-12-31 23:59:59.999"),
      (.min, "0001-01-01 00:00:00.000"),
    ])
  func texts(_ milliseconds: Int64, _ text: String) {
    #expect(MomentText.text(milliseconds) == text)
  }

  @Test("hexadecimal digits are texts again, or none")
  func hexadecimal() {
    #expect(String(hexadecimal: "ED959C0A27") == "한\n'")
    #expect(String(hexadecimal: "") == "")
    #expect(String(hexadecimal: "E") == nil)
    #expect(String(hexadecimal: "zz") == nil)
  }
}
