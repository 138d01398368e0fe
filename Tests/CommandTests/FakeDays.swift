import TestSupport

/// A client of an engine that answers every statement from a file, as an engine would answer about some rows.
struct FakeDays {
  /// A row of the table.
  struct Line {
    /// Milliseconds after the first day's start.
    var time: Int
    var group: String
    /// A number that stands for a unit; nil where there is none.
    var unit: Int?
    var speed: Double
  }

  static let start = 1_761_091_200_000  // 2025-10-22T00:00:00Z
  static let dayLength = 86_400_000

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.file(
      "client.sh",
      """
      #!/bin/sh
      statement=$(cat)
      title=$(printf '%s\\n' "$statement" | sed -n 's/^-- assay: //p' | head -n 1)
      mark=$(printf '%s\\n' "$statement" | sed -n "s/.*'assay', '\\([0-9a-f]\\{16\\}\\)'.*/\\1/p")
      echo "${title:-columns}" >> '\(folder("asked"))'
      cat "\(folder.path)/${title:-columns}.csv" || exit 1
      [ -z "$mark" ] || echo "assay,$mark,\\N,\\N,1"
      """)
    try folder.file(
      "columns.csv",
      """
      column_name,column_type
      timestamp,TIMESTAMP WITH TIME ZONE
      group,VARCHAR
      user_id,VARCHAR
      speed,DOUBLE

      """)
    try folder.file("asked", "")
  }

  /// Random rows of users who return on other days, a few of them in both groups.
  static func lines(days: Int, seed: UInt64 = 9) -> [Line] {
    var random = SplitMix64(seed: seed)
    return (0..<days * 150).map { row in
      let unit = Int(random.next() % 60)
      let isMoved = random.uniform() < 0.1
      return Line(
        time: row * dayLength / 150, group: (unit % 2 == 0) != isMoved ? "canary" : "legacy",
        unit: random.uniform() < 0.03 ? nil : unit, speed: 50 + Double(unit % 7) + random.normal())
    }
  }

  static func day(_ place: Int) -> String { "2025-10-\(22 + place)" }

  /// The rows as a log.
  static func log(_ lines: [Line]) -> String {
    func digits(_ number: Int, _ width: Int) -> String {
      String(String(number + 1_000_000).suffix(width))
    }
    return "timestamp,group,user_id,speed\n"
      + lines.map { line in
        let rest = line.time % dayLength
        let time =
          "\(day(line.time / dayLength))T\(digits(rest / 3_600_000, 2)):\(digits(rest / 60_000 % 60, 2)):"
          + "\(digits(rest / 1_000 % 60, 2)).\(digits(rest % 1_000, 3))Z"
        return "\(time),\(line.group),\(line.unit.map { "user-\($0)" } ?? ""),\(line.speed)\n"
      }.joined()
  }

  /// Makes the answers about a table of these rows; answers about other days stay.
  func fill(_ lines: [Line], table: String = "requests") throws {
    let days = Dictionary(grouping: lines) { $0.time / Self.dayLength }
    var fingerprints = Self.header
    for (day, lines) in days {
      for (group, lines) in Dictionary(grouping: lines, by: \.group) {
        let times = lines.map { $0.time + Self.start }
        let numbers: [Double] = [
          Double(Self.start / Self.dayLength + day), Double(lines.count), Double(times.min() ?? 0),
          Double(times.max() ?? 0), Double(times.map { $0 % 65_521 }.reduce(0, +)), Double(lines.count),
          lines.map { ($0.speed * 1000).rounded(.down) }.reduce(0, +),
        ]
        fingerprints += Self.row("day", [group], numbers)
      }
      try folder.file("summaries of duckdb:\(table), \(Self.day(day)).csv", Self.answer(lines))
    }
    try folder.file("days of duckdb:\(table): are they the same?.csv", fingerprints)
  }

  /// The titles of the statements that were asked since this was called last, those about columns left out.
  func asked() throws -> [String] {
    let all = try folder.text("asked").split(separator: "\n").map(String.init)
    try folder.file("asked", "")
    return all.filter { $0 != "columns" }
  }

  private static let header =
    "part,key1,key2,key3," + (1...9).map { "v\($0)" }.joined(separator: ",") + "\n"

  private static func row(_ part: String, _ keys: [String?], _ numbers: [Double]) -> String {
    let keys = keys + Array(repeating: nil, count: 3 - keys.count)
    let rest = Array(repeating: " \\N", count: 9 - numbers.count)
    let shown = numbers.map { $0.isNaN ? " \\N" : "\($0)" }
    return ([part] + keys.map { $0 ?? " \\N" } + shown + rest).joined(separator: ",") + "\n"
  }

  /// The answer about the rows of a day, by the textbook.
  private static func answer(_ lines: [Line]) -> String {
    let centre = lines.map(\.speed).reduce(0, +) / Double(lines.count)
    var text = header + row("centres", [], [centre])
    for (group, lines) in Dictionary(grouping: lines, by: \.group) {
      for (kind, lines) in Dictionary(grouping: lines, by: { $0.unit == nil ? "lone" : "named" }) {
        let values = lines.map { $0.speed - centre }
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let times = lines.map { Double($0.time + start) }
        text += row(
          "rows", [group, nil, kind],
          [
            Double(lines.count), times.min() ?? 0, times.max() ?? 0, centre, Double(lines.count), mean,
            lines.count > 1 ? squares / Double(lines.count - 1) : .nan, lines.map(\.speed).min() ?? 0,
            lines.map(\.speed).max() ?? 0,
          ])
      }
      for (unit, lines) in Dictionary(grouping: lines.filter { $0.unit != nil }, by: { $0.unit ?? 0 }) {
        let hash = String((UInt64(unit) + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
        text += row(
          "unit_sums", [group, String(repeating: "0", count: 16 - hash.count) + hash],
          [lines.map { $0.speed - centre }.reduce(0, +), Double(lines.count)])
      }
      for (minute, lines) in Dictionary(grouping: lines, by: { ($0.time + start) / 60_000 }) {
        let times = lines.map { Double($0.time + start) }
        text += row(
          "traffic", [group], [Double(minute), Double(lines.count), times.min() ?? 0, times.max() ?? 0])
      }
    }
    return text
  }
}
