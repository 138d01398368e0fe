import Columns
import Inference
import Testing

@Suite struct RowConditionTests {
  @Test(arguments: [
    ("status_code >= 500", Comparison.greaterOrEqual, 500), ("status_code>=500", .greaterOrEqual, 500),
    (" status_code\t== 200 ", .equal, 200), ("status_code != 404", .notEqual, 404),
    ("status_code < 5e2", .less, 500), ("status_code <= 499.5", .lessOrEqual, 499.5),
    ("status_code > -1", .greater, -1), ("status_code == true", .equal, 1),
    ("status_code == false", .equal, 0),
  ])
  func comparisons(_ text: String, _ comparison: Comparison, _ threshold: Double) throws {
    let terms = try RowCondition(parsing: text).terms
    #expect(terms.count == 1 && terms[0].comparison == comparison && terms[0].threshold == threshold)
    #expect(terms[0].value.columns.first?.reading == .status)
  }

  @Test func conjunctions() throws {
    for text in ["success == true and tokens > 3", "success==true&&tokens>3"] {
      let terms = try RowCondition(parsing: text).terms
      #expect(terms.map(\.threshold) == [1, 3] && terms[0].value == .success)
      #expect(terms[1].value.columns.first?.choice.names == ["tokens"])
    }
  }

  @Test(arguments: [
    "", "status_code", ">= 500", "status_code >=", "status_code = 500", "status_code >= five",
    "a > 1 or b > 2",
    "a > 1 and", "and a > 1", "a > nan", "a > inf", "a > 1 > 2", "a >> 1", "a > 1; drop",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(throws: MetricError.invalidCondition(text)) { _ = try RowCondition(parsing: text) }
  }

  @Test func nothingComparesWithNaN() {
    for comparison in Comparison.allCases {
      #expect(!comparison.holds(.nan, 1) && !comparison.holds(.nan, .nan))
    }
    #expect(Comparison.notEqual.holds(1, 2) && !Comparison.notEqual.holds(2, 2))
    #expect(Comparison.greaterOrEqual.holds(.infinity, 500))
  }
}
