import TestSupport

/// A log of two groups that share time and traffic as planned, until a test breaks it.
struct CheckLog {
  /// One row, as the test may change it.
  struct Row {
    var minute: Int
    var unit: Int
    var group: String
    var endpoint: String
    var request: String
    var value: String
  }

  private(set) var rows: [Row] = []

  /// Rows of users who come about ten times each over some days, half of them in the canary, which is faster by 30 %.
  init(
    users: Int = 400, days: Int = 4, seed: UInt64 = 11,
    canary: (_ minute: Int, _ draw: Double) -> Bool = { $1 < 0.5 }
  ) {
    var random = SplitMix64(seed: seed)
    for unit in 0..<users {
      let draw = random.uniform()
      let own = 100 * (0.3 * random.normal())
      for _ in 0..<10 {
        let minute = Int(random.uniform() * Double(days * 1_440))
        let isCanary = canary(minute, draw)
        let value = (isCanary ? 280 : 400) + own + 40 * random.normal()
        rows.append(
          Row(
            minute: minute, unit: unit, group: isCanary ? "canary" : "legacy",
            endpoint: random.uniform() < 0.5 ? "/chat" : "/search", request: "r\(rows.count)",
            value: String(max(1, (value * 1_000).rounded() / 1_000))))
      }
    }
    rows.sort { $0.minute < $1.minute }
  }

  /// The rows, each changed or left out.
  mutating func change(_ change: (Int, Row) -> Row?) {
    rows = rows.enumerated().compactMap { change($0, $1) }
  }

  /// Adds rows at the end.
  mutating func add(_ more: [Row]) { rows += more }

  /// The log as CSV; minutes are counted from 2025-10-22T00:00Z.
  var csv: String {
    let lines = rows.map { row in
      let time = 1_761_091_200 + row.minute * 60
      return "\(time),\(row.request),user-\(row.unit),\(row.group),\(row.endpoint),200,\(row.value)\n"
    }
    return "timestamp,request_id,user_id,group,endpoint,status_code,response_time_ms\n" + lines.joined()
  }
}
