import Foundation
import TestSupport
import Testing

/// What is left when the program is told to end while it reads.
///
/// The log is a pipe that stays open, so that the signal always comes while the program is at work.
@Suite struct InterruptionTests {
  /// Starts the program on an open pipe, waits until it writes rejected rows beside their place, and sends a signal.
  private func interrupt(_ signal: String, in folder: TemporaryFolder) async throws
    -> Outcome
  {
    try await Program.shell(
      """
      mkfifo log
      # More than what is read to tell the columns, which comes before any writing.
      (cat "$fixtures/logs/gateway.csv"; yes ,,,,, | head -c 3000000; exec sleep 20) > log & writer=$!
      set -m  # Else a shell has its children in the background ignore SIGINT.
      "$assay" analyze --quiet --rejects rejects.csv --output answer.txt log & program=$!
      for attempt in $(seq 500); do ls rejects.csv.*.tmp > /dev/null 2>&1 && break; sleep 0.01; done
      ls rejects.csv.*.tmp
      kill -\(signal) $program
      wait $program; echo status $?
      kill $writer; rm log
      """, in: folder.path)
  }

  @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func nothingIsLeftBehind(_ signal: String, _ status: Int) async throws {
    let folder = try TemporaryFolder()
    try folder.file("rejects.csv", "old rejects")
    try folder.file("answer.txt", "old answer")
    let outcome = try await interrupt(signal, in: folder)
    #expect(outcome.text.contains(".tmp\nstatus \(status)\n"), "\(outcome) \(outcome.text)")
    #expect(folder.names == ["answer.txt", "rejects.csv"], "\(outcome)")
    #expect(try folder.text("rejects.csv") == "old rejects")
    #expect(try folder.text("answer.txt") == "old answer")
  }

  @Test func aKillLeavesWhatStoodThere() async throws {
    let folder = try TemporaryFolder()
    try folder.file("rejects.csv", "old rejects")
    let outcome = try await interrupt("KILL", in: folder)
    #expect(outcome.text.contains(".tmp\nstatus 137\n"), "\(outcome) \(outcome.text)")
    #expect(try folder.text("rejects.csv") == "old rejects")
    #expect(folder.names.filter { !$0.hasSuffix(".tmp") } == ["rejects.csv"])
  }

  @Test func aSignalThatIsIgnoredStaysIgnored() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.shell(
      """
      (cat "$fixtures/logs/gateway.csv"; sleep 0.5) |
        (trap '' HUP; "$assay" analyze --quiet --output answer.txt - & kill -HUP $!; sleep 0.2; kill -HUP $!; wait $!)
      """, in: folder.path)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(folder.names == ["answer.txt"])
  }

  /// In a container every program may have the same number, and a folder that outlives it may hold what one left.
  @Test func whatAKilledOneLeftIsInNobodysWay() async throws {
    let folder = try TemporaryFolder()
    // The shell that makes the files becomes the program.
    let outcome = try await Program.shell(
      """
      for name in answer.txt answer.txt.$$; do echo left > $name.$$.tmp; echo left > $name.$$.2.tmp; done
      exec "$assay" analyze --quiet --format json --output answer.txt "$fixtures/logs/gateway.csv"
      """, in: folder.path)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try JSONValue(parsing: folder.bytes("answer.txt"))["schema"]?.string == "assay-analysis/1")
    #expect(folder.names.count == 5)
  }
}
