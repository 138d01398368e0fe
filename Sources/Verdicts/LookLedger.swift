public import Documents

/// The ledger of looks: every run of a gate, so that runs until one is green are visible, and α is spent once.
///
/// One JSON object a line, oldest first (`assay-ledger/1`). A look is a set of inputs: another run on the same inputs is
/// the same look. One ledger is for one experiment, over all its stages and metrics.
public struct LookLedger: Sendable, Equatable {
  /// One run of a gate.
  public struct Entry: Sendable, Equatable {
    /// When it ran, `2026-01-31T09:00:00Z`.
    public var time: String
    /// The hash of its inputs.
    public var inputs: String
    /// The gate: `stage5`.
    public var gate: String
    /// The stage that was judged.
    public var stage: Int
    /// The metric that was judged.
    public var metric: String
    /// The place of the look among those at other inputs, from 1.
    public var look: Int
    /// How looks share α: `none`, `obrien_fleming`, `pocock`, `confidence_sequence`.
    public var method: String
    /// The share of the planned units; nil where no number is planned.
    public var share: Double?
    /// α spent up to this look; nil where nothing was tested.
    public var alphaSpent: Double?
    /// The answer.
    public var decision: Decision

    /// A run.
    public init(
      time: String, inputs: String, gate: String, stage: Int, metric: String, look: Int, method: String,
      share: Double?, alphaSpent: Double?, decision: Decision
    ) {
      self.time = time
      self.inputs = inputs
      self.gate = gate
      self.stage = stage
      self.metric = metric
      self.look = look
      self.method = method
      self.share = share
      self.alphaSpent = alphaSpent
      self.decision = decision
    }
  }

  /// The schema of each line.
  public static let schema = "assay-ledger/1"
  /// The runs, oldest first.
  public var entries: [Entry]

  /// An empty ledger.
  public init() { entries = [] }

  /// Reads a ledger.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what it is called in messages, as a rule its path.
  /// - Throws: `DocumentError` with the line that is damaged: not JSON, not a run, blank, or cut off.
  public init(parsing bytes: [UInt8], name: String) throws(DocumentError) {
    entries = []
    var rest = bytes[...]
    var line = 1
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let text = Array(rest[..<(end ?? rest.endIndex)])
      if text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
        throw try Document(parsing: "null", name: name, firstLine: line).root.error("the line is blank")
      }
      let document = try Document(parsing: text, name: name, firstLine: line)
      guard end != nil else { throw document.root.error("the line is cut off: it has no end") }
      entries.append(try Entry(document.root))
      rest = rest[(end ?? rest.endIndex)...].dropFirst()
      line += 1
    }
  }

  /// What is known before a run on some inputs.
  ///
  /// - Parameter inputs: the hash of the inputs.
  /// - Returns: the looks at other inputs that came before the first at these, and all runs so far.
  public func history(before inputs: String) -> LookHistory {
    var seen: Set<String> = []
    var shares: [Double?] = []
    for entry in entries {
      if entry.inputs == inputs { break }
      if seen.insert(entry.inputs).inserted { shares.append(entry.share) }
    }
    return LookHistory(shares: shares, runs: entries.count)
  }
}

extension LookLedger.Entry {
  /// Reads one line.
  init(_ value: DocumentValue) throws(DocumentError) {
    try value.allow(keys: [
      "schema", "time", "inputs", "gate", "stage", "metric", "look", "method", "share", "alpha_spent",
      "decision",
    ])
    _ = try value.required("schema").oneOf([LookLedger.schema])
    self.init(
      time: try value.required("time").string(), inputs: try value.required("inputs").string(),
      gate: try value.required("gate").string(), stage: try value.required("stage").integer(atLeast: 0),
      metric: try value.required("metric").string(), look: try value.required("look").integer(atLeast: 1),
      method: try value.required("method").string(), share: try Self.atLeastZero(value.optional("share")),
      alphaSpent: try value.optional("alpha_spent")?.number(in: 0...1),
      decision: try value.required("decision").oneOf(Decision.self))
  }

  private static func atLeastZero(_ value: DocumentValue?) throws(DocumentError) -> Double? {
    guard let value else { return nil }
    let number = try value.number()
    guard number >= 0 else { throw value.error("must be at least 0, not \(number)") }
    return number
  }

  /// The line, with its end.
  public var line: String {
    let json: JSON = [
      "schema": JSON(LookLedger.schema), "time": JSON(time), "inputs": JSON(inputs), "gate": JSON(gate),
      "stage": JSON(stage), "metric": JSON(metric), "look": JSON(look), "method": JSON(method),
      "share": JSON(share), "alpha_spent": JSON(alphaSpent), "decision": JSON(decision.rawValue),
    ]
    return json.description + "\n"
  }
}
