public import Documents
internal import Sentences

extension StageEvidence {
  /// Reads a monitor's snapshot: `canary.error_rate, p95_response_time_ms, success_rate, avg_confidence_score`, and the
  /// same of `legacy` and `request_count` where it has them.
  ///
  /// A figure that is absent or null is missing; one that is no number, or no share, is an error.
  ///
  /// - Parameters:
  ///   - document: the snapshot.
  ///   - path: its path.
  /// - Throws: `DocumentError`.
  public init(_ document: Document, path: String) throws(DocumentError) {
    self.init(source: .snapshot, path: path)
    canary = try Self.figures(document.root.required("canary"))
    guard try document.root.has("legacy") else { return }
    guard let other = try document.root.optional("legacy") else {
      legacy = .missing("the snapshot's figures of legacy are null")
      return
    }
    legacy = .figures(try Self.figures(other))
  }

  private static func figures(_ group: DocumentValue) throws(DocumentError) -> StageFigures {
    let requests = try group.optional("request_count")?.count()
    var figures = StageFigures(requests: requests)
    func figure(_ key: String, in range: ClosedRange<Double>) throws(DocumentError) -> StageFigure {
      let value = try group.optional(key)?.number(in: range)
      let reason: Sentence =
        requests == 0 ? "the snapshot counts no requests" : "the snapshot has no \(name: key)"
      return StageFigure(value, count: requests, reason: value == nil || requests == 0 ? reason : nil)
    }
    figures.errorRate = try figure("error_rate", in: 0...1)
    figures.p95 = try figure("p95_response_time_ms", in: 0...1e12)
    figures.successRate = try figure("success_rate", in: 0...1)
    figures.confidence = try figure("avg_confidence_score", in: -1e12...1e12)
    if figures.p95.value == 0 { figures.p95.reason = "a response time of 0 ms is no measurement" }
    return figures
  }
}

/// When a snapshot was taken.
public enum SnapshotTime {
  /// The time inside a snapshot; nil where it tells none.
  ///
  /// - Parameters:
  ///   - document: the snapshot.
  ///   - time: reads a time.
  /// - Returns: milliseconds since 1970.
  /// - Throws: `DocumentError` where it is no time.
  public static func inside(
    _ document: Document, time: (String) -> Int64?
  ) throws(DocumentError) -> Int64? {
    try document.root.time(["timestamp", "time", "generated_at", "datetime"], time)
  }

  /// The time that a file's name tells, as text: `monitor_20251023_090000.json` is `2025-10-23T09:00:00`.
  ///
  /// - Parameter path: the file.
  /// - Returns: nil where the name has no eight digits of a day, or no four or six of a time behind them.
  public static func text(inNameOf path: String) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let digits = name.utf8.filter { (48...57).contains($0) }
    guard digits.count == 14 || digits.count == 12 else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    func part(_ start: Int, _ count: Int) -> Substring { text.dropFirst(start).prefix(count) }
    let seconds = digits.count == 14 ? part(12, 2) : "00"
    return "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(8, 2)):\(part(10, 2)):\(seconds)"
  }
}
