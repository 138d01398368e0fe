import Foundation
import TestSupport
import Testing

/// The weeks of reports: the calendar, year ends, zones, and clocks that change.
@Suite struct ReportWeekTests {
  private static let reference = Result { try Reference("iso_weeks") }

  /// Rows of both groups at these times.
  private func log(_ times: [Int64]) -> String {
    let lines = times.enumerated().flatMap { place, time in
      ["legacy", "canary"].map { group in
        let seconds = Double(time) / 1_000
        let date = Date(timeIntervalSince1970: seconds).formatted(
          .iso8601.year().month().day().time(includingFractionalSeconds: true))
        return "\(date)Z,\(group),\(100 + 10 * place)\n"
      }
    }
    return "timestamp,group,response_time_ms\n" + lines.joined()
  }

  /// Of rows a millisecond before and at each end those from the beginning to before the end are read.
  @Test func weeksAreThoseOfTheCalendar() async throws {
    for week in try Self.reference.get().cases {
      let (name, zone) = (try week.string("week"), try week.string("zone"))
      let (start, end) = (Int64(try week.double("start")), Int64(try week.double("end")))
      let folder = try TemporaryFolder()
      let log = try folder.file("log.csv", log([start - 1, start, end - 1, end]))
      let outcome = try await Program.run([
        "report", log, "--week", name, "--time-zone=\(zone)", "--folder", folder("out"), "--format", "json",
        "--quiet",
      ])
      #expect(outcome.status == 0, "\(name) \(zone) \(outcome)")
      let json = try outcome.json
      #expect(json[path: "analysis.data.rows_used"]?.integer == 4, "\(name) \(zone)")
      #expect(json[path: "period.label"]?.string == name)
      #expect(json[path: "period.kind"]?.string == "week")
      #expect(folder.has("out/\(name)-experiment.md"))
      for (key, time) in [("from", start), ("to", end)] {
        let told = json["period"]?[key]?.string ?? ""
        #expect(try Date(told, strategy: .iso8601).timeIntervalSince1970 == Double(time) / 1_000, "\(told)")
      }
    }
  }

  @Test func weeksThatAreNoneAreRefused() async throws {
    let document = try JSONValue(parsing: fixture("reference/iso_weeks.json"))
    let long = Set(document["long_years"]?.array?.compactMap(\.integer) ?? [])
    #expect(long.contains(2020) && long.contains(2026) && !long.contains(2025))
    for year in 2015...2033 {
      let outcome = try await Program.run(["report", "nowhere.csv", "--week", "\(year)-W53"])
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("nowhere.csv") == long.contains(year), "\(outcome)")
      #expect(outcome.error.contains("\(year)-W52") != long.contains(year), "\(outcome)")
    }
    for week in [
      "2025-W00", "2025-W54", "2025-W99", "2025-43", "W43", "25-W43", "2025-W4", "2025W43", "2025-w43", "",
      "1969-W52", "2100-W01", "０２５-W43", "2025-W4３", "next", "2025-W43 ",
    ] {
      let outcome = try await Program.run(["report", "nowhere.csv", "--week", week])
      #expect(outcome.status == 2 && outcome.error.contains("--week"), "\(week): \(outcome)")
    }
  }

  @Test func theLastFullWeekIsOver() async throws {
    let folder = try TemporaryFolder()
    let now = Date.now
    let times = (0..<20).map { Int64((now.timeIntervalSince1970 - Double($0) * 86_400) * 1_000) }
    let log = try folder.file("log.csv", log(times))
    let outcome = try await Program.run([
      "report", log, "--week", "last", "--folder", folder("out"), "--format", "json", "--quiet",
    ])
    let json = try outcome.json
    #expect(json[path: "analysis.data.rows_used"]?.integer == 14, "\(outcome)")
    let end = try Date(json[path: "period.to"]?.string ?? "", strategy: .iso8601)
    #expect(end <= Date.now && Date.now.timeIntervalSince(end) < 7 * 86_400)
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    let monday = calendar.dateComponents([.weekday, .weekOfYear, .yearForWeekOfYear], from: end - 1)
    #expect(
      json[path: "period.label"]?.string
        == String(format: "%04d-W%02d", monday.yearForWeekOfYear ?? 0, monday.weekOfYear ?? 0))
  }
}
