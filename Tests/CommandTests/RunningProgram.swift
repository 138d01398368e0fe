import Foundation
import Glibc
import TestSupport
import Testing

/// The built program while it runs: its output is read as it grows.
final class RunningProgram {
  private let place: TemporaryFolder
  private var child: Child
  private let arguments: [String]
  private var hasEnded = false

  /// Starts the program in a folder.
  init(_ arguments: [String], in folder: String) throws {
    self.arguments = arguments
    place = try TemporaryFolder()
    _ = try (place.empty("stdout"), place.empty("stderr"))
    child = try Child(
      Program.path, arguments, environment: ProcessInfo.processInfo.environment, folder: folder,
      output: place("stdout"), error: place("stderr"))
    child.feed([])
  }

  deinit { if !hasEnded { child.kill() } }

  /// Standard output so far.
  var text: String { (try? place.text("stdout")) ?? "" }

  /// The kinds of the events so far.
  var kinds: [String] {
    text.split(separator: "\n").compactMap { try? JSONValue(parsing: Array($0.utf8))["kind"]?.string }
  }

  /// Waits until an event of a kind was told so many times.
  func wait(for kind: String, times: Int = 1, limit: Double = 60) async throws {
    try await wait("\(kind) ×\(times)", limit: limit) { $0.kinds.filter { $0 == kind }.count >= times }
  }

  /// Waits until something holds.
  func wait(_ what: String, limit: Double = 60, until holds: (RunningProgram) throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(limit)
    while try !holds(self) {
      guard ContinuousClock.now < end else { throw TookTooLong(what: what, text: text) }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  func send(_ signal: Int32) { child.send(signal) }

  /// Waits for the end.
  func end(limit: Double = 60) async throws -> Outcome {
    try await wait("the end", limit: limit) { program in
      program.hasEnded = try program.child.hasEnded()
      return program.hasEnded
    }
    return Outcome(
      arguments: arguments, status: child.status, crashed: child.wasKilled,
      output: try place.bytes("stdout"), error: String(decoding: try place.bytes("stderr"), as: UTF8.self))
  }

  struct TookTooLong: Error {
    let what: String
    let text: String
  }
}
