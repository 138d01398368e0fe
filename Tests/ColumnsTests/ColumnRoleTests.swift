import Columns
import Testing

@Suite struct ColumnRoleTests {
  /// The names that a log may use without describing itself, most telling first.
  static let table: [(ColumnRole, [String])] = [
    (
      .group,
      [
        "group", "ab_group", "test_group", "experiment_group", "variant", "variation", "arm", "version",
        "bucket",
        "deployment_version", "experiment",
      ]
    ),
    (.unit, ["user_id", "user", "userid", "unit_id", "session_id", "client_id"]),
    (.time, ["timestamp", "time", "ts", "datetime", "date", "start_time"]),
    (
      .responseTime,
      [
        "response_time_ms", "latency_ms", "duration_ms", "elapsed_ms", "response_time", "elapsed", "duration",
        "latency",
      ]
    ),
    (.success, ["success", "ok"]),
    (.status, ["status_code", "status", "code", "response_code"]),
    (.confidence, ["confidence_score", "confidence"]),
    (.endpoint, ["endpoint", "label", "route", "path", "url"]),
    (.request, ["request_id", "req_id", "trace_id"]),
  ]

  @Test(arguments: table)
  func namesAreRecognisedInOrder(_ role: ColumnRole, _ names: [String]) {
    #expect(Array(role.names.prefix(names.count)) == names)
    for name in role.names {
      #expect(ColumnRole(recognising: name) == role, "\(name)")
      #expect(ColumnRole(recognising: name.uppercased()) == role, "\(name)")
      #expect(ColumnRole(recognising: name.filter { $0 != "_" }) == role, "\(name)")
    }
  }

  @Test func everyRoleIsInTheTable() {
    #expect(Set(Self.table.map(\.0)) == Set(ColumnRole.allCases))
  }

  @Test func noNameHasTwoRoles() {
    var roles: [String: ColumnRole] = [:]
    for role in ColumnRole.allCases {
      for name in role.names.map(ColumnName.normalised) {
        #expect(roles[name, default: role] == role, "\(name)")
        roles[name] = role
      }
    }
  }

  @Test func everyNameOfADurationStatesItsUnitOrNone() {
    for name in ColumnRole.responseTime.names {
      let unit = TimeUnit(suffixOf: name)
      let isBare = ["response_time", "elapsed", "duration", "latency"].contains(name)
      #expect((unit == nil) == isBare, "\(name)")
    }
  }

  @Test(arguments: ["", "groups", "response", "memory_mb", "status_text", "응답시간"])
  func otherNamesHaveNoRole(_ name: String) {
    #expect(ColumnRole(recognising: name) == nil)
  }
}
