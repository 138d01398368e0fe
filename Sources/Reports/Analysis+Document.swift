public import Documents
internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

extension Analysis {
  /// Reads an analysis back from its document, `assay-analysis/1`, with all that any form of it shows.
  ///
  /// Of the plan, the name of the experiment and its days are told. Keys that are not known are passed over.
  ///
  /// - Throws: `DocumentError` where the document is of another kind or version, or does not say what it should.
  public init(_ document: Document) throws(DocumentError) {
    _ = try document.root.required("schema").oneOf([AnalysisDocument.schema])
    try self.init(document.root)
  }

  /// Reads an analysis whose schema was looked at.
  init(_ value: DocumentValue) throws(DocumentError) {
    let groups = try value.each("groups") { group throws(DocumentError) in try AnalysedGroup(group) }
    try Self.check(groups, at: value.required("groups"))
    let settings = try value.required("settings")
    let asked = try settings.required("metrics").array()
    let told = try value.required("metrics").array()
    guard asked.count == told.count else {
      throw try value.required("metrics").error(
        "must tell the \(asked.count) metrics of settings, not \(told.count)")
    }
    var metrics: [AnalysedMetric] = []
    for (metric, asked) in zip(told, asked) {
      metrics.append(try AnalysedMetric(metric, asked: asked, groups: groups))
    }
    self.init(
      plan: try Plan(told: value.required("experiment")), settings: try AnalysisSettings(told: settings),
      inputs: try value.each("inputs") { input throws(DocumentError) in try Input(input) },
      rows: try RowCounts(value.required("data")), groups: groups,
      checks: try value.each("checks") { check throws(DocumentError) in try Check(check) },
      metrics: metrics)
    verdict = try value.part("verdict") { verdict throws(DocumentError) in try Verdict(told: verdict) }
    strata = try AnalysedStrata.all(in: value, of: self)
  }

  /// Refuses groups that no analysis has: one control comes first, and sums can be held.
  private static func check(_ groups: [AnalysedGroup], at value: DocumentValue) throws(DocumentError) {
    guard groups.count > 1, groups[0].role == .control,
      groups.dropFirst().allSatisfy({ $0.role == .treatment })
    else { throw value.error("must be a control, and one treatment or more") }
    for counts in [groups.map(\.requests), groups.map { $0.units ?? 0 }] {
      guard counts.reduce(0, { min($0 + $1, 1 << 53) }) < 1 << 53 else {
        throw value.error("have more requests, or units, than can be counted")
      }
    }
  }
}

extension Plan {
  fileprivate init(told value: DocumentValue) throws(DocumentError) {
    self.init()
    experimentName = try value.text("name")
    startDate = try value.text("start")
    endDate = try value.text("end")
  }
}

extension Verdict {
  /// Reads an answer that is told without its criteria.
  fileprivate init(told value: DocumentValue) throws(DocumentError) {
    self.init(criteria: [], reason: try value.words("reason"), missing: try value.text("missing"))
    decision = try value.choice("decision", Decision.self)
  }
}

extension AnalysedGroup {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      name: try value.words("name"), role: try value.choice("role", GroupRole.self),
      requests: try value.count("requests"), units: try value.counted("units"),
      share: try value.figure("share"), expectedShare: try value.number("expected_share"))
  }
}

extension Check {
  /// Reads a look at the data.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      name: try value.words("name"), status: try value.choice("status", Status.self),
      statistic: try value.number("statistic"), pValue: try value.number("p_value"),
      detail: try value.words("detail"))
  }
}

extension Input {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      path: try value.words("path"), bytes: try value.count("bytes"),
      rows: try value.count("rows"), hash: try value.text("xxh3_128"))
  }
}

extension RowCounts {
  /// Reads the account of rows, which must add up.
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init()
    used = try value.count("rows_used")
    var sum = used
    for reason in try value.required("excluded_by_reason").members() {
      guard let exclusion = Exclusion(rawValue: reason.key ?? "") else {
        throw reason.error("is no reason for which rows are left out")
      }
      excluded[exclusion] = try reason.count()
      sum = min(1 << 53, sum + (try reason.count()))
    }
    for reason in try value.required("rejected_by_reason").members() {
      let key = reason.key ?? ""
      rejected[key] = min(1 << 53, rejected[key, default: 0] + (try reason.count()))
      sum = min(1 << 53, sum + (try reason.count()))
    }
    let read = try value.required("rows_read")
    guard try read.count() == sum, sum < 1 << 53 else {
      throw read.error("must be the sum of the rows used, excluded and rejected")
    }
  }
}
