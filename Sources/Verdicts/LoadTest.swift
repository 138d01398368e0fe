public import Documents
internal import Inference
internal import Plans
public import Sentences

/// The result of a load test.
public struct LoadTest: Sendable, Equatable {
  /// What the file tells.
  public enum Result: Sendable, Equatable {
    /// A summary's `status`; `PASSED`, so written, passes.
    case status(String)
    /// Locust's figures of all requests together.
    case measured(requests: Int, failures: Int, p95: Double?)
  }

  /// What the file tells.
  public var result: Result
  /// The file.
  public var path: String
  /// When it was made, in milliseconds since 1970; nil where the file does not tell.
  public var time: Int64?
  /// Why it says nothing of this stage; nil where it does.
  public var staleness: Sentence?

  /// Reads `load_test_summary.json`.
  ///
  /// - Parameters:
  ///   - document: an object with `status`, and `timestamp` where it tells one.
  ///   - path: the file.
  ///   - time: reads a time.
  /// - Throws: `DocumentError`.
  public init(_ document: Document, path: String, time: (String) -> Int64?) throws(DocumentError) {
    result = .status(try document.root.required("status").string())
    self.path = path
    self.time = try document.root.time(["timestamp", "time", "finished_at", "end_time"], time)
  }

  /// Reads Locust's `*_stats.csv`: its row `Aggregated`.
  ///
  /// - Parameters:
  ///   - text: the file.
  ///   - path: its path.
  /// - Throws: ``AnalysisError/loadTest(path:line:reason:)``.
  public init(locust text: [UInt8], path: String) throws(AnalysisError) {
    func trouble(_ line: Int, _ reason: String) -> AnalysisError {
      .loadTest(path: path, line: line, reason: reason)
    }
    let rows = CommaSeparated.rows(text)
    guard let header = rows.first else { throw trouble(1, "is empty") }
    func column(_ names: [String]) throws(AnalysisError) -> Int {
      for name in names {
        if let place = header.firstIndex(of: name) { return place }
      }
      throw trouble(1, "has no column '\(names[0])': it is no *_stats.csv of Locust")
    }
    let name = try column(["Name"])
    let (count, failed) = (
      try column(["Request Count", "# requests"]), try column(["Failure Count", "# failures"])
    )
    let slow = try column(["95%"])
    let found = rows.indices.filter { rows[$0].indices.contains(name) && rows[$0][name] == "Aggregated" }
    guard let line = found.first, found.count == 1 else {
      throw trouble(rows.count, "has \(found.isEmpty ? "no row" : "several rows") named 'Aggregated'")
    }
    let row = rows[line]
    guard row.count == header.count else {
      throw trouble(line + 1, "has \(row.count) fields where the header has \(header.count)")
    }
    guard let requests = Int(row[count]), let failures = Int(row[failed]), requests >= failures, failures >= 0
    else {
      throw trouble(line + 1, "has no counts of requests and failures")
    }
    let p95 = Double(row[slow]).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    guard p95 != nil || requests == 0 || row[slow] == "N/A" else {
      throw trouble(line + 1, "has no number in '95%'")
    }
    result = .measured(requests: requests, failures: failures, p95: p95)
    self.path = path
  }

  /// Whether it passed; Locust's figures are judged by the stage's own limits, which may be reached.
  func criterion(_ limits: StageLimits) -> Criterion {
    var criterion = Criterion(name: "load_test", status: .noData, finding: "")
    if let staleness {
      criterion.finding = staleness
      return criterion
    }
    switch result {
    case .status(let status):
      criterion.status = status == "PASSED" ? .met : .notMet
      criterion.finding =
        status == "PASSED"
        ? "the load test passed" : "the load test's status is '\(name: status)', 'PASSED' is asked"
    case .measured(let requests, let failures, let p95):
      guard requests > 0, let p95 else {
        criterion.finding = "the load test made no requests"
        return criterion
      }
      let rate = Double(failures) / Double(requests)
      let interval = try? Wilson(events: Double(failures), trials: Double(requests)).interval(level: 0.95)
      criterion.value = rate
      criterion.lower = interval?.lower
      criterion.upper = interval?.upper
      criterion.threshold = limits.errorRate
      criterion.count = requests
      let fails = limits.errorRate.map { Threshold.exceeds(rate, $0) } ?? false
      let isSlow = limits.p95ResponseTime.map { Threshold.exceeds(p95, $0) } ?? false
      criterion.status = fails || isSlow ? .notMet : .met
      criterion.finding =
        "of \(Figures.count(requests)) requests of the load test \(Figures.percent(rate)) failed"
      if fails, let limit = limits.errorRate {
        criterion.finding += ", at most \(Figures.percent(limit)) is asked"
      }
      criterion.finding += "; p95 \(Figures.short(p95)) ms"
      if isSlow, let limit = limits.p95ResponseTime {
        criterion.finding += ", at most \(Figures.short(limit)) ms is asked"
      }
    }
    return criterion
  }
}

/// The rows of a small file of values between commas (RFC 4180).
enum CommaSeparated {
  /// The fields of each row that is not empty.
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    func end(_ field: inout [UInt8], _ row: inout [String]) {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    for byte in text {
      if byte == UInt8(ascii: "\"") {
        if wasQuote { field.append(byte) }
        wasQuote = isQuoted
        isQuoted.toggle()
        continue
      }
      wasQuote = false
      if !isQuoted, byte == UInt8(ascii: ",") {
        end(&field, &row)
      } else if !isQuoted, byte == UInt8(ascii: "\n") {
        end(&field, &row)
        if row != [""] { rows.append(row) }
        row = []
      } else if isQuoted || byte != UInt8(ascii: "\r") {
        field.append(byte)
      }
    }
    end(&field, &row)
    if row != [""] { rows.append(row) }
    return rows
  }
}
