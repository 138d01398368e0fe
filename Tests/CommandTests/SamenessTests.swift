import TestSupport
import Testing

/// The same data give the same answer, however they are told and read.
@Suite struct SamenessTests {
  private static let analyze = ["analyze", "--quiet", "--format", "json", "--split", "50/50"]
  private static let csv = fixturePath("logs/gateway.csv")

  @Test(arguments: ["analyze", "decide-stage5"])
  func csvAndJsonLines(_ command: String) async throws {
    let options = [command, "--quiet", "--format", "json"]
    let first = try await Program.run(options + [Self.csv])
    let second = try await Program.run(options + [fixturePath("logs/gateway.jsonl")])
    #expect(first.status == 0 && second.status == 0, "\(first) \(second)")
    let ignored: Set = ["inputs", "source"]
    let found = differences(try first.json.without(ignored), try second.json.without(ignored), within: 1e-12)
    #expect(found == [])
  }

  @Test(arguments: ["logs/gateway.csv", "logs/gateway.jsonl", "hostile/truncated_last_line.csv"])
  func threads(_ file: String) async throws {
    for command in ["analyze", "decide-stage5"] {
      let options = [command, "--quiet", "--format", "json", fixturePath(file)]
      let one = try await Program.run(options + ["--threads", "1"])
      #expect(one.status != 2, "\(one)")
      for threads in ["2", "8"] {
        let more = try await Program.run(options + ["--threads", threads])
        #expect(more.output == one.output, "\(threads) threads of \(file)")
        #expect(more.status == one.status)
      }
    }
  }

  /// A log of several blocks of one megabyte, so that threads have something to share.
  @Test func threadsOnALogOfManyBlocks() async throws {
    let folder = try TemporaryFolder()
    let lines = try fixture("logs/gateway.csv").split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    let body = Array(lines[1])
    let log = try folder.file("long.csv", Array(lines[0]) + [10] + (0..<14).flatMap { _ in body })
    let one = try await Program.run(Self.analyze + [log, "--threads", "1"])
    #expect(try one.json[path: "data.rows_read"]?.integer == 14 * 4000, "\(one)")
    for threads in ["2", "8"] {
      let more = try await Program.run(Self.analyze + [log, "--threads", threads])
      #expect(more.output == one.output, "\(threads) threads")
    }
  }

  @Test(arguments: ["logs/gateway.csv", "logs/gateway.jsonl"])
  func aPipeAndAFile(_ file: String) async throws {
    let outOfFile = try await Program.run(Self.analyze + [fixturePath(file)])
    let outOfPipe = try await Program.run(Self.analyze + ["-"], input: .pipe(fixture(file)))
    #expect(try outOfFile.json.without(["inputs"]) == outOfPipe.json.without(["inputs"]))
    let inputs = try (outOfFile.json[path: "inputs.0"], outOfPipe.json[path: "inputs.0"])
    #expect(inputs.0?["bytes"] == inputs.1?["bytes"] && inputs.0?["rows"] == inputs.1?["rows"])
    #expect(inputs.0?["xxh3_128"] == inputs.1?["xxh3_128"])
  }

  @Test func twoHalvesAndTheWhole() async throws {
    let folder = try TemporaryFolder()
    let lines = try fixture("logs/gateway.csv").split(separator: UInt8(ascii: "\n"))
    func part(_ name: String, _ rows: ArraySlice<ArraySlice<UInt8>>) throws -> String {
      try folder.file(name, Array(([lines[0]] + rows).joined(separator: [10])) + [10])
    }
    let halves = [try part("a.csv", lines[1...2000]), try part("b.csv", lines[2001...])]
    let whole = try await Program.run(Self.analyze + [Self.csv])
    let parts = try await Program.run(Self.analyze + halves)
    #expect(parts.status == 0, "\(parts)")
    let found = differences(
      try whole.json.without(["inputs"]), try parts.json.without(["inputs"]), within: 1e-12)
    #expect(found == [])
  }

  @Test func shuffledColumnsAndOtherDelimiters() async throws {
    let folder = try TemporaryFolder()
    let lines = String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self).split(separator: "\n")
    let turned = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).reversed() }
    let whole = try await Program.run(Self.analyze + [Self.csv])
    for (name, delimiter) in [("semicolon", ";"), ("tab", "\t"), ("pipe", "|")] {
      let path = try folder.file(
        "\(name).csv", turned.map { $0.joined(separator: delimiter) }.joined(separator: "\n") + "\n")
      let other = try await Program.run(Self.analyze + [path])
      #expect(try other.json.without(["inputs"]) == whole.json.without(["inputs"]), "\(other)")
    }
  }
}
