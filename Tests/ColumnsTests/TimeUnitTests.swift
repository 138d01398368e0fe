import Columns
import Testing

@Suite struct TimeUnitTests {
  @Test(arguments: [
    ("latency_ns", TimeUnit.nanoseconds), ("latency_us", .microseconds), ("response_time_ms", .milliseconds),
    ("elapsed_s", .seconds), ("elapsed-s", .seconds), ("LATENCY_MS", .milliseconds), ("age_min", .minutes),
    ("age_h", .hours), ("a_ms_s", .seconds),
  ])
  func suffixesStateAUnit(_ name: String, _ unit: TimeUnit) {
    #expect(TimeUnit(suffixOf: name) == unit)
  }

  /// `durationUs` is `duration_us` to whoever looks for columns, so its unit must be the same.
  @Test(arguments: [
    ("latencyNs", TimeUnit.nanoseconds), ("durationUs", .microseconds), ("responseTimeMs", .milliseconds),
    ("elapsedS", .seconds), ("responseTimeMS", .milliseconds), ("Latency2Us", .microseconds),
  ])
  func capitalsBeginASuffixToo(_ name: String, _ unit: TimeUnit) {
    #expect(TimeUnit(suffixOf: name) == unit)
  }

  @Test(arguments: [
    "latency", "ms", "s", "", "_", "elapsedSeconds", "elapsed_seconds", "status", "SMS", "latency_",
  ])
  func otherNamesStateNone(_ name: String) {
    #expect(TimeUnit(suffixOf: name) == nil)
  }

  @Test func everyRecognisedNameKeepsItsUnitHoweverItIsWritten() {
    for name in ColumnRole.responseTime.names {
      let words = name.split(separator: "_").map(String.init)
      let camel = words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      #expect(ColumnName.matches(camel, name))
      #expect(TimeUnit(suffixOf: camel) == TimeUnit(suffixOf: name), "\(camel)")
      #expect(TimeUnit(suffixOf: name.uppercased()) == TimeUnit(suffixOf: name), "\(name)")
    }
  }

  @Test func unitsAreMultiplesOfAMillisecond() {
    #expect(TimeUnit.allCases.map(\.milliseconds) == [1e-6, 1e-3, 1, 1000, 60_000, 3_600_000])
  }
}
