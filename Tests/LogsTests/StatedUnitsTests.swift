import Columns
import Logs
import Testing

/// Whether it is known in which unit durations are written.
@Suite struct StatedUnitsTests {
  @Test(arguments: [
    ("g.csv", "group,latency\na,234\nb,7\n", false), ("g.csv", "group,latency\na,0.234s\nb,7 ms\n", true),
    ("g.csv", "group,latency\na,0.234s\nb,7\n", false), ("g.csv", "group,latency\na,0.2s\nb,\nb,NaN\n", true),
    ("g.csv", "group,latency\na,\nb,\n", false), ("g.csv", "group,latency_ms\na,1\nb,2\n", true),
    ("g.csv", "group,responseTimeMs\na,1\n", true), ("g.csv", "group,elapsed\na,1\n", false),
    ("g.jtl", "timeStamp,elapsed,label,group\n1761091200000,5,x,a\n", true),
    (
      "g.jsonl", #"{"group": "a", "latency": "0.2s"}"# + "\n" + #"{"group":"b","latency":"1.5s"}"# + "\n",
      true
    ),
    ("g.jsonl", #"{"group": "a", "latency": "0.2s"}"# + "\n" + #"{"group":"b","latency":2}"# + "\n", false),
    ("g.jsonl", #"{"group": "a", "latency": 12}"# + "\n", false),
    ("g.jsonl", #"{"group": "a", "latency": null}"# + "\n", false),
    ("g.json", #"[{"group": "a", "latency": "PT0.2S"}]"#, true),
  ]) func units(name: String, text: String, isKnown: Bool) async throws {
    let scratch = Scratch()
    let wanted = Projection(
      group: ColumnChoice(names: ["group"], flag: "--group", isRequired: true),
      numbers: [
        NumberColumn(
          choice: ColumnChoice(names: ColumnRole.responseTime.names, flag: "--metric", isRequired: false),
          reading: .duration)
      ])
    let reading = try await Reading.of([LogSource(path: scratch.file(name, text))], wanted)
    let column = try #require(reading.report.inputs[0].columns.first { $0.slot == .number(0) })
    #expect(column.isUnitKnown == isKnown, "\(text)")
  }
}
