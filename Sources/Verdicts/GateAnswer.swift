/// The verdict of any gate with all that reports tell of it.
public struct GateAnswer: Sendable, Equatable {
  /// Where the evidence came from.
  public struct Source: Sendable, Equatable {
    /// What it is, as documents name it: `log`, `snapshot`.
    public var kind: String
    /// The same in words: "request logs".
    public var words: String
    /// The path as it was given; several paths in one text.
    public var path: String

    /// A source.
    public init(kind: String, words: String, path: String) {
      self.kind = kind
      self.words = words
      self.path = path
    }
  }

  /// The improvement that the last gate judges.
  public struct JudgedImprovement: Sendable, Equatable {
    /// What must be exceeded.
    public var required: Double
    /// That of all requests; nil where it is not known.
    public var all: Improvement?
    /// That of successful requests; nil where the source does not tell.
    public var successful: Improvement?

    /// An improvement that is judged.
    package init(required: Double, all: Improvement?, successful: Improvement?) {
      self.required = required
      self.all = all
      self.successful = successful
    }
  }

  /// A group, of which a source may tell little.
  public struct Group: Sendable, Equatable {
    /// Its value in the log.
    public var name: String
    /// Its role.
    public var role: GroupRole
    /// Its requests.
    public var requests: Int?
    /// Its units.
    public var units: Int?
    /// Its share of the units, or of the requests where there are none.
    public var share: Double?
    /// The share that was planned.
    public var expectedShare: Double?

    /// A group.
    public init(
      name: String, role: GroupRole, requests: Int?, units: Int? = nil, share: Double? = nil,
      expectedShare: Double? = nil
    ) {
      self.name = name
      self.role = role
      self.requests = requests
      self.units = units
      self.share = share
      self.expectedShare = expectedShare
    }
  }

  /// The gate: `stage1` to `stage5`.
  public var gate: String
  /// The gate as a heading: `Stage 5`.
  public var title: String
  /// How much was asked of the data.
  public var evidence: EvidenceLevel
  /// The answer.
  public var verdict: Verdict
  /// Where the evidence came from.
  public var source: Source
  /// The first and the last row's time, in milliseconds since 1970; nil where it is not known.
  public var period: ClosedRange<Int64>?
  /// The improvement, of a gate that judges one.
  public var improvement: JudgedImprovement?
  /// The groups, control first.
  public var groups: [Group]
  /// The state of the data, as far as it was looked at.
  public var checks: [Check]
  /// The analysis of the logs, which holds the verdict too; nil where the evidence came from elsewhere.
  public var analysis: Analysis?
  /// This run and those before it, where a ledger was asked for.
  public var looks: LedgerNote?

  /// An answer of which nothing but the verdict is told.
  public init(
    gate: String, title: String, evidence: EvidenceLevel, verdict: Verdict, source: Source,
    groups: [Group] = [], checks: [Check] = []
  ) {
    self.gate = gate
    self.title = title
    self.evidence = evidence
    self.verdict = verdict
    self.source = source
    self.groups = groups
    self.checks = checks
  }
}

extension GateAnswer.Group {
  /// A group of an analysis.
  init(_ group: AnalysedGroup) {
    self.init(
      name: group.name, role: group.role, requests: group.requests, units: group.units, share: group.share,
      expectedShare: group.expectedShare)
  }
}
