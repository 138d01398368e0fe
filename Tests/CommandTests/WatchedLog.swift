import Foundation
import TestSupport

/// Rows of two versions as JSON Lines or CSV, ten a second by turns, of which some of the canary's fail.
struct WatchedLog {
  /// 2025-10-22T09:00:00Z.
  static let start: Int64 = 1_761_123_600_000

  var isCSV = false
  /// Which version's rows are left out.
  var without: String?

  /// The first line of a CSV log.
  static let header = "timestamp,group,user_id,response_time_ms,status_code\n"

  /// The rows of some seconds.
  ///
  /// - Parameters:
  ///   - seconds: from which second after the start to which.
  ///   - failing: every how many rows of the canary one fails; 0 for none.
  /// - Returns: the text, each row with its newline.
  func rows(_ seconds: Range<Int>, failing: Int = 0) -> String {
    var text = ""
    var canaries = 0
    for second in seconds {
      for tenth in 0..<10 {
        let group = tenth % 2 == 0 ? "legacy" : "canary"
        if group == "canary" { canaries += 1 }
        guard group != without else { continue }
        let isBad = group == "canary" && failing > 0 && canaries % failing == 0
        let time = Self.start + Int64(second) * 1_000 + Int64(tenth) * 100
        let (user, duration, status) = ("u\(second % 50)", 100 + tenth * 10 + second % 7, isBad ? 503 : 200)
        text +=
          isCSV
          ? "\(time),\(group),\(user),\(duration),\(status)\n"
          : "{\"timestamp\":\(time),\"group\":\"\(group)\",\"user_id\":\"\(user)\",\"response_time_ms\":\(duration),\"status_code\":\(status)}\n"
      }
    }
    return text
  }
}

extension TemporaryFolder {
  /// Adds a text at the end of a file, which is made where it is not there.
  func append(_ name: String, _ text: String) throws {
    if !has(name) { try file(name, "") }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: self(name)))
    defer { try? handle.close() }
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
  }

  /// Moves a file.
  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: self(name), toPath: self(other))
  }
}

extension Outcome {
  /// Standard output as JSON Lines.
  var events: [JSONValue] {
    get throws { try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) } }
  }

  /// The kinds of the events.
  var kinds: [String] {
    get throws { try events.compactMap { $0["kind"]?.string } }
  }
}
