import Columns
import Testing

@Suite struct ColumnNameTests {
  @Test(arguments: [
    ("response_time_ms", "responseTimeMs"), ("response_time_ms", "RESPONSE-TIME-MS"), ("user_id", "userid"),
    ("user_id", "User_ID"), ("timestamp", "timeStamp"), ("ab_group", "AB-Group"), ("", "_-_"),
  ])
  func namesMatchWithoutCaseAndMarks(_ one: String, _ other: String) {
    #expect(ColumnName.matches(one, other))
    #expect(ColumnName.matches(other, one))
  }

  @Test(arguments: [
    ("user", "users"), ("user id", "userid"), ("user.id", "userid"), ("İd", "id"), ("é", "É"),
  ])
  func otherDifferencesCount(_ one: String, _ other: String) {
    #expect(!ColumnName.matches(one, other))
  }

  @Test func normalisingTwiceChangesNothing() {
    for name in ["", "A-b_C", "응답_시간", "x__y--z"] {
      #expect(ColumnName.normalised(ColumnName.normalised(name)) == ColumnName.normalised(name))
    }
    #expect(ColumnName.normalised("응답_시간") == "응답시간")
  }

  @Test func theFirstNameThatIsThereWins() {
    #expect(ColumnName.find(["user_id", "user"], among: ["user", "time", "user_id"]) == 2)
    #expect(ColumnName.find(["user_id", "user"], among: ["time", "user"]) == 1)
    #expect(ColumnName.find(["user_id"], among: ["time"]) == nil)
    #expect(ColumnName.find([], among: ["time"]) == nil)
    #expect(ColumnName.find(["time"], among: []) == nil)
  }

  @Test func anExactNameWinsOverOneThatOnlyMatches() {
    #expect(ColumnName.find(["user_id"], among: ["userId", "user_id"]) == 1)
    #expect(ColumnName.find(["user_id"], among: ["userId", "USER-ID"]) == 0)
    // Precedence comes before exactness.
    #expect(ColumnName.find(["latency_ms", "elapsed"], among: ["elapsed", "LatencyMs"]) == 1)
  }
}
