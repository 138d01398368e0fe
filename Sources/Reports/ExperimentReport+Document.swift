public import Documents
internal import Plans
public import Verdicts

extension ExperimentReport {
  /// Reads a report back from its document, `assay-report/1`, with all that any form of it shows.
  ///
  /// Keys that are not known are passed over.
  ///
  /// - Throws: `DocumentError` where the document is of another kind or version, or does not say what it should.
  public init(_ document: Document) throws(DocumentError) {
    let root = document.root
    try root.checkReportSchema()
    let analysis = try root.required("analysis")
    _ = try analysis.required("schema").oneOf([AnalysisDocument.schema])
    self.init(
      version: try root.words("assay_version"), period: try ReportPeriod(root.required("period")),
      analysis: try Analysis(analysis))
    gate = try root.part("decision") { value throws(DocumentError) in try GateAnswer(value) }
    ungated = try root.text("ungated")
    previous = try root.part("previous") { value throws(DocumentError) in try PreviousReport(value) }
    looks = try root.each("looks") { value throws(DocumentError) in try ReportLook(value) }
    days = try root.each("days") { value throws(DocumentError) in try ReportDay(value) }
    liftCourse = try root.part("lift_course") { value throws(DocumentError) in try LiftCourse(value) }
    distributions = try root.each("distributions") { value throws(DocumentError) in
      try GroupDistribution(value)
    }
    power = try root.part("power") { value throws(DocumentError) in try ReportPower(value) }
    translations = try root.translations("translations")
    try checkHead(root)
  }

  /// Refuses a head that says something else than the analysis, of which it is a copy.
  private func checkHead(_ root: DocumentValue) throws(DocumentError) {
    let head = try root.required("experiment")
    let plan = analysis.plan
    for (key, value) in [("name", plan.experimentName), ("start", plan.startDate), ("end", plan.endDate)]
    where try head.text(key) != value {
      throw try head.required(key).error("must be the same as analysis.experiment.\(key)")
    }
    guard try root.required("analysis").words("assay_version") == version else {
      throw try root.required("assay_version").error("must be the same as analysis.assay_version")
    }
  }
}

extension DocumentValue {
  /// Refuses a document that is no report, or one of a later schema.
  func checkReportSchema() throws(DocumentError) {
    let schema = try required("schema")
    let name = try schema.string()
    let family = "assay-report/"
    if name != ReportDocument.schema, name.hasPrefix(family), Int(name.dropFirst(family.utf8.count)) != nil {
      throw schema.error(
        "is '\(name)', of another version of assay; this one reads '\(ReportDocument.schema)'")
    }
    _ = try schema.oneOf([ReportDocument.schema])
  }

  fileprivate func translations(_ key: String) throws(DocumentError) -> [String: [String: String]] {
    var translations: [String: [String: String]] = [:]
    for language in try optional(key)?.members() ?? [] {
      var sentences: [String: String] = [:]
      for sentence in try language.members() { sentences[sentence.key ?? ""] = try sentence.string() }
      translations[language.key ?? ""] = sentences
    }
    return translations
  }
}

extension ReportPeriod {
  /// Reads the time that a report is about.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      kind: try value.choice("kind", Kind.self), label: try value.words("label"),
      stage: try value.optional("stage")?.integer(), hours: try value.number("hours"),
      start: try value.time("from"), end: try value.time("to"),
      rows: try value.times("first_row", "last_row"),
      timeZone: try value.words("time_zone"))
  }
}
