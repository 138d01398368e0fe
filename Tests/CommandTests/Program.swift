import Foundation
import TestSupport
import Testing

/// The built program, run as a child process.
enum Program {
  /// The program beside the test bundle that is running.
  static let path: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appendingPathComponent("assay").path
  }()

  /// What standard input is.
  enum Input {
    /// Nothing: the end at once.
    case nothing
    /// A pipe that holds these bytes.
    case pipe([UInt8])
  }

  /// A child that did not end in time.
  struct TookTooLong: Error {
    let arguments: [String]
  }

  /// Runs the program and waits for it, at most `limit` seconds.
  ///
  /// At most four children run at a time, so that one that is slow is one that hangs.
  static func run(
    _ arguments: [String], input: Input = .nothing, in folder: String? = nil, limit: Double = 60
  ) async throws -> Outcome {
    try await run(path, arguments, input: input, in: folder, limit: limit)
  }

  /// Runs a line of shell in which `$assay` is the program, for closed and redirected descriptors.
  static func shell(_ line: String, in folder: String? = nil, limit: Double = 60) async throws -> Outcome {
    let environment = ["assay": path, "fixtures": fixturePath("")]
    return try await run("/bin/bash", ["-c", line], environment: environment, in: folder, limit: limit)
  }

  private static func run(
    _ executable: String, _ arguments: [String], environment: [String: String] = [:],
    input: Input = .nothing, in folder: String?, limit: Double
  ) async throws -> Outcome {
    await Turns.shared.take()
    do {
      let outcome = try await start(
        executable, arguments, environment: environment, input: input, in: folder, limit: limit)
      await Turns.shared.giveBack()
      return outcome
    } catch {
      await Turns.shared.giveBack()
      throw error
    }
  }

  private static func start(
    _ executable: String, _ arguments: [String], environment: [String: String], input: Input,
    in folder: String?, limit: Double
  ) async throws -> Outcome {
    let place = try TemporaryFolder()
    _ = try (place.empty("stdout"), place.empty("stderr"))
    var child = try Child(
      executable, arguments, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      folder: folder, output: place("stdout"), error: place("stderr"))
    switch input {
    case .nothing: child.feed([])
    case .pipe(let bytes): child.feed(bytes)
    }
    let end = ContinuousClock.now + .seconds(limit)
    while try !child.hasEnded() {
      guard ContinuousClock.now < end else {
        child.kill()
        throw TookTooLong(arguments: arguments)
      }
      try await Task.sleep(for: .milliseconds(4))
    }
    return Outcome(
      arguments: arguments, status: child.status, crashed: child.wasKilled,
      output: try place.bytes("stdout"), error: String(decoding: try place.bytes("stderr"), as: UTF8.self))
  }
}

/// Four turns, so that hundreds of cases do not all start a child at once.
private actor Turns {
  static let shared = Turns()

  private var free = 4
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func giveBack() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
