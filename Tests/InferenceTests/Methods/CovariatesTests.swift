import Inference
import Testing

@Suite struct CovariatesTests {
  @Test func fillsAndTells() throws {
    let none = Double.nan
    let found = try Covariates(
      names: ["before", "visits", "age"],
      control: [[1, none, 3, none], [5, none, 7, none], [1, 2, 3, 4]],
      treatment: [[none, none, 8, 4, 4], [none, none, 1, 1, 1], [1, 1, 1, 1, 2]])
    #expect(found.names == ["before", "no before", "visits", "age"])
    #expect(found.control[0] == [1, 4, 3, 4] && found.treatment[0] == [4, 4, 8, 4, 4])
    #expect(found.control[1] == [0, 1, 0, 1] && found.treatment[1] == [1, 1, 0, 0, 0])
    #expect(found.control[2] == [5, 3, 7, 3])
    #expect(found.control[3] == [1, 2, 3, 4])
  }

  /// One unit without history would be told from all others by itself, and is not.
  @Test func loneUnit() throws {
    let found = try Covariates(
      names: ["before"], control: [[1, 3, .nan, 2]], treatment: [[.nan, .nan, 8, 4]])
    #expect(found.names == ["before"])
    #expect(found.control[0][2] == 3.6)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.tooFewUnits(found: 0, needed: 1)) {
      try Covariates(names: ["x"], control: [[.nan]], treatment: [[.nan]])
    }
    #expect(throws: InferenceError.unequalLengths(1, 0)) {
      try Covariates(names: ["x"], control: [[1]], treatment: [])
    }
  }
}
