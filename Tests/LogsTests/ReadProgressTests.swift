import Columns
import Logs
import Testing

@Suite struct ReadProgressTests {
  /// What progress says after each round, and at the end.
  private func states(_ sources: [LogSource], threads: Int) async throws -> [ReadProgress.State] {
    let progress = ReadProgress()
    let reader = LogReader(
      sources: sources, projection: projection(numbers: ["value"]), threads: threads,
      keepsRejectedText: false, blockSize: 40, progress: progress)
    var states = [progress.state]
    _ = try await reader.read(summarise: { $0.count }) { (_) async throws(LogError) in
      states.append(progress.state)
    }
    return states + [progress.state]
  }

  @Test(arguments: [1, 2, 5]) func blocksAreCounted(_ threads: Int) async throws {
    let scratch = Scratch()
    // A header of 12 bytes, then 1,000 rows of 4 and one that is rejected; and another file.
    let one = scratch.file(
      "one.csv", "group,value\n" + String(repeating: "a,1\n", count: 1_000) + "a,1,2,3\n")
    let other = scratch.file("other.csv", "group,value\na,5\n")
    let states = try await states([LogSource(path: one), LogSource(path: other)], threads: threads)
    #expect(states.first == ReadProgress.State(bytes: 0, rows: 0, expectedBytes: nil))
    #expect(states.last == ReadProgress.State(bytes: 4_020 + 16, rows: 1_002, expectedBytes: 4_036))
    // 64 blocks of 40 bytes are a round.
    #expect(states[1].bytes == 64 * 40 && states[1].expectedBytes == 4_036)
    #expect(states.map(\.rows) == states.map(\.rows).sorted())
  }

  @Test func anArchiveCountsByItsTextAndAnArrayByItsFile() async throws {
    let scratch = Scratch()
    let text = "group,value\n" + String(repeating: "a,1\n", count: 1_000)
    let archive = scratch.file("one.csv.gz", Archive.gzip(Array(text.utf8), member: 1_000))
    let packed = try await states([LogSource(path: archive)], threads: 2)
    #expect(packed.last == ReadProgress.State(bytes: 4_012, rows: 1_000, expectedBytes: nil))
    let elements = Array(repeating: "{\"group\":\"a\",\"value\":1}", count: 100).joined(separator: ",")
    let array = scratch.file("one.json", "[\(elements)]")
    let whole = try await states([LogSource(path: array)], threads: 2)
    #expect(whole.last == ReadProgress.State(bytes: 2_401, rows: 100, expectedBytes: 2_401))
  }

  @Test func theEndOfAStreamIsNotKnown() async throws {
    let scratch = Scratch()
    let file = scratch.file("one.csv", "group,value\na,5\n")
    // Files under /proc have no size.
    let states = try await states(
      [LogSource(path: file), LogSource(path: "/proc/self/mounts", group: "g")], threads: 1)
    #expect(states.last?.expectedBytes == nil)
  }
}
