import Columns
import Glibc
import Logs
import Synchronization
import Testing

@Suite struct LogReaderTests {
  @Test(.enabled(if: sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1))
  func workersRunAtTheSameTime() async throws {
    let scratch = Scratch()
    let text = "group,value\n" + String(repeating: "a,1\n", count: 100)
    let reader = LogReader(
      sources: [LogSource(path: scratch.file("log.csv", text))], projection: projection(numbers: ["value"]),
      threads: 2, keepsRejectedText: false, blockSize: 100)
    let meeting = Meeting()
    // Before the other tests that wait for a thread: the second worker must not stand behind all of them.
    let reading = Task(priority: .high) {
      try await reader.read(summarise: { _ in meeting.enter() }) { (_) async throws(LogError) in }
    }
    _ = try await reading.value
    #expect(meeting.together.load(ordering: .sequentiallyConsistent) == 2)
  }

  @Test func theReportSaysWhatWasReadAndChosen() async throws {
    let scratch = Scratch()
    let path = scratch.file("log.csv", "User_ID;latencyMs;latency_s;variant;when\nu1;7;0.5;a;1\nu1;7;x;b;2\n")
    let wanted = Projection(
      group: ColumnChoice(names: ColumnRole.group.names, flag: "--group", isRequired: true),
      unit: ColumnChoice(names: ColumnRole.unit.names, flag: "--unit", isRequired: false),
      time: ColumnChoice(names: ColumnRole.time.names, flag: "--time", isRequired: false),
      numbers: [
        NumberColumn(
          choice: ColumnChoice(names: ["absent"], flag: "--metric", isRequired: false), reading: .number),
        NumberColumn(
          choice: ColumnChoice(names: ColumnRole.responseTime.names, flag: "--metric", isRequired: false),
          reading: .duration),
      ])
    let reading = try await Reading.of([LogSource(path: path)], wanted)
    #expect(
      reading.report.inputs == [
        ReadReport.Input(
          path: path, bytes: 65, rows: 2, rejected: 0, xxh3: reading.report.inputs[0].xxh3,
          format: .delimited(by: UInt8(ascii: ";")), fixedGroup: nil,
          columns: [
            ReadReport.ChosenColumn(slot: .group, name: "variant", unit: nil),
            ReadReport.ChosenColumn(slot: .unit, name: "User_ID", unit: nil),
            ReadReport.ChosenColumn(slot: .number(1), name: "latencyMs", unit: .milliseconds),
          ])
      ])
  }
}

/// Counts how many workers are in a place at once; the first waits a while for a second.
private final class Meeting: Sendable {
  private let inside = Atomic<Int>(0)
  let together = Atomic<Int>(0)

  func enter() {
    let count = inside.add(1, ordering: .sequentiallyConsistent).newValue
    together.max(count, ordering: .sequentiallyConsistent)
    var waits = 0
    while together.load(ordering: .sequentiallyConsistent) < 2 && waits < 5_000 {
      usleep(1_000)
      waits += 1
    }
    inside.subtract(1, ordering: .sequentiallyConsistent)
  }
}
