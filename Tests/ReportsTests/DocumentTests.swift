import Documents
import Glibc
import Inference
import Plans
import Reports
import Summaries
import TestSupport
import Testing
import Verdicts

@Suite struct DocumentTests {
  @Test func analysisKeepsTheOrderOfItsKeys() throws {
    let text = try AnalysisDocument(AnalysisTextTests.twoGroups(), version: "0.1.0").json.text()
    try expectPinned(text + "\n", "analysis-two-groups.json")
  }

  @Test func whatDoesNotExistIsNull() throws {
    let shapes = try AnalysisTextTests.shapes().map { AnalysisDocument($0, version: "0.1.0").json }
    func comparison(_ shape: Int) throws -> JSON.Object {
      let metric = try #require(shapes[shape].objectValue?["metrics"]?.arrayValue?.first)
      return try #require(metric.objectValue?["comparisons"]?.arrayValue?.first?.objectValue)
    }
    let complement = try #require(comparison(1)["relative_difference"]?.objectValue)
    #expect(complement.keys == ["estimate", "lower", "upper", "method", "form", "reason", "excluded"])
    #expect(complement["lower"] == JSON.null)
    #expect(complement["excluded"] == ["lower": -20.5, "upper": -3.25])
    let wholeLine = try #require(comparison(2)["relative_difference"]?.objectValue)
    #expect(wholeLine["upper"] == JSON.null && wholeLine["form"] == "whole_line")
    #expect(wholeLine["excluded"] == nil)
    let noAnswer = try comparison(3)
    #expect(noAnswer["outcome"] == "inconclusive" && noAnswer["difference"] == JSON.null)
    #expect(noAnswer["reason"]?.stringValue?.contains("3 units") == true)
    #expect(noAnswer["relative_difference"]?.objectValue?["estimate"] == JSON.null)
    let tiny = try #require(comparison(5)["test"]?.objectValue)
    #expect(
      tiny["degrees_of_freedom"] == JSON.null && tiny["p_value"] == 0 && tiny["log10_p_value"] == -1_780)
  }

  @Test func levelsAreShortDecimals() throws {
    var analysis = try AnalysisTextTests.twoGroups()
    analysis.metrics[0].groups[0].quantiles = [0, 0.5, 0.999, 1e-5, 1.25e-7, 1].map {
      Quantile(level: $0, value: .nan)
    }
    let metric = AnalysisDocument(analysis, version: "0").json.objectValue?["metrics"]?.arrayValue?.first
    let group = metric?.objectValue?["groups"]?.arrayValue?.first?.objectValue
    #expect(group?["quantiles"]?.objectValue?.keys == ["0", "0.5", "0.999", "0.00001", "0.000000125", "1"])
    #expect(group?["quantiles"]?.objectValue?["1"] == JSON.null)
  }

  @Test func theGateReadsTheAnalysis() throws {
    let decision = try sampleDecision()
    let analysis = try #require(decision.analysis)
    let text = AnalysisDocument(analysis, version: "0.1.0").json.text()
    var read = try Stage5Evidence(Document(parsing: Array(text.utf8), name: "analysis.json"))
    #expect(read.source == .analysis)
    read.source = .log
    read.period = decision.evidence.period
    #expect(read == decision.evidence)
  }

  @Test func allKeepToTheirSchemas() throws {
    var documents = try AnalysisTextTests.shapes().map { AnalysisDocument($0, version: "0.1.0").json }
    var named = try AnalysisTextTests.twoGroups()
    named.verdict = Verdict(criteria: [], reason: "nothing was asked")
    named.metrics[1].specification.margin = .absolute(0.005)
    named.metrics[0].specification.margin = .relative(0.1)
    documents.append(AnalysisDocument(named, version: "0.1.0").json)
    for evidence in EvidenceLevel.allCases {
      var decision = try sampleDecision(gate: Stage5Gate(evidence: evidence))
      documents.append(DecisionDocument(decision.answer, version: "0.1.0").json)
      decision.analysis = nil
      documents.append(DecisionDocument(decision.answer, version: "0.1.0").json)
    }
    documents += [samplePower()].map { PowerDocument($0, version: "0.1.0").json }
    documents.append(try Self.summary())
    try expectValid(documents)
  }

  @Test func summaryKeepsWhatIsHeld() throws {
    let summary = try Self.summary()
    let groups = try #require(summary.objectValue?["groups"]?.arrayValue)
    #expect(groups.map { $0.objectValue?["name"] } == ["legacy", "canary"])
    #expect(groups.map { $0.objectValue?["role"] } == ["control", "treatment"])
    let time = groups[0].objectValue?["metrics"]?.objectValue?["response_time_ms"]?.objectValue
    #expect(time?["count"] == 1_000 && time?["mean"] == 120.5)
    #expect(time?["units"]?.objectValue?["count"] == 250)
    #expect(time?["quantiles"] == ["0.5": 116.5, "0.95": 187, "0.99": 214.25])
    #expect(groups[0].objectValue?["metrics"]?.objectValue?["confidence_score"] == nil)
  }

  private static func summary() throws -> JSON {
    let roles = try GroupRoles(["canary", "legacy"], plan: Plan())
    return SummaryDocument(
      Sample.summary([Sample.canary, Sample.legacy]), specifications: MetricSpecification.standard,
      roles: roles, version: "0.1.0"
    ).json
  }
}

/// Has the schemas' own judge look at documents; where there is none, nothing is said.
func expectValid(_ documents: [JSON]) throws {
  var template = Array("/tmp/assay-reports-XXXXXX".utf8CString)
  guard unsafe mkdtemp(&template) != nil else { throw Unwritable(path: "/tmp") }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let paths = documents.indices.map { "\(folder)/\($0).json" }
  defer {
    for path in paths { unsafe unlink(path) }
    unsafe rmdir(folder)
  }
  for (document, path) in zip(documents, paths) { try write(document.text(), to: path) }
  let script = fixturePath("../scripts/check-schemas")
  let status = unsafe system("'\(script)' \(paths.joined(separator: " ")) >&2")
  // 2 says that no jsonschema is here.
  #expect(status >> 8 == 0 || status >> 8 == 2)
}
