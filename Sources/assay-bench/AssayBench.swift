import ArgumentParser
import Documents
import Glibc

/// The works that need no log: two arrays in memory, an answer out, and the seconds it took.
///
/// `scripts/bench` gives another program's process the same arrays and takes turns with it: for each line of standard
/// input, the name of a work, one line of JSON answers.
@main struct AssayBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay-bench",
    abstract: "Time tests and quantiles of two arrays of doubles.",
    discussion: """
      Reads the names of works from standard input, one a line: welch, moments, quantiles, mann_whitney, \
      hodges_lehmann, bootstrap, regression. Answers each with one line
      of JSON, which holds the seconds of every round and the numbers that were found.
      """)

  @Option(help: "A file of the control's doubles, eight bytes each in this machine's order.")
  var control: String?

  @Option(help: "A file of the treatment's doubles.")
  var treatment: String?

  @Option(help: "A file of the control's covariates, column after column.")
  var controlCovariates: String?

  @Option(help: "A file of the treatment's covariates.")
  var treatmentCovariates: String?

  @Option(help: "How many doubles to make for each group that has no file.")
  var count: Int = 1_000_000

  @Option(help: "The seed of the doubles that are made.")
  var seed: Int = 7

  @Option(help: "How many cores to use.")
  var threads: Int = 2

  @Option(help: "How often to do each work.")
  var rounds: Int = 1

  mutating func validate() throws {
    for (flag, value) in [("--count", count), ("--threads", threads), ("--rounds", rounds)] where value < 1 {
      throw ValidationError("\(flag) \(value): must be at least 1")
    }
  }

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var bench = command as? AssayBench { try await bench.run() } else { try command.run() }
    } catch {
      print(fullMessage(for: error))
      Glibc.exit(exitCode(for: error) == .success ? 0 : 2)
    }
  }

  mutating func run() async throws {
    var samples = Samples(
      control: try values(of: control, seed: seed, scale: 450),
      treatment: try values(of: treatment, seed: seed + 1, scale: 220), threads: threads)
    samples.covariates = (
      try columns(of: controlCovariates, rows: samples.control.count),
      try columns(of: treatmentCovariates, rows: samples.treatment.count)
    )
    while let line = readLine() {
      guard let work = Work(rawValue: line) else {
        throw ValidationError(
          "\(line): no such work; there are \(Work.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      var seconds: [JSON] = []
      var numbers: JSON = .null
      for _ in 0..<rounds {
        let clock = ContinuousClock()
        let start = clock.now
        numbers = try await work.numbers(of: samples)
        seconds.append(JSON((clock.now - start) / .seconds(1)))
      }
      let answer: JSON = [
        "work": .string(line), "threads": JSON(threads), "seconds": .array(seconds), "numbers": numbers,
      ]
      print(answer.text(indentation: nil))
      _ = fflush(nil)
    }
  }

  private func columns(of path: String?, rows: Int) throws -> [[Double]] {
    guard let path else { return [] }
    let all = try RawDoubles.read(path)
    guard rows > 0, all.count % rows == 0 else {
      throw ValidationError("\(path): no whole columns of \(rows)")
    }
    return stride(from: 0, to: all.count, by: rows).map { Array(all[$0..<$0 + rows]) }
  }

  private func values(of path: String?, seed: Int, scale: Double) throws -> [Double] {
    if let path { return try RawDoubles.read(path) }
    return RawDoubles.made(count: count, seed: UInt64(bitPattern: Int64(seed)), scale: scale)
  }
}
