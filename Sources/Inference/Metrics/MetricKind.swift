/// What a metric reports of the values of a group.
public enum MetricKind: Hashable, Sendable {
  /// The arithmetic mean over requests.
  case mean
  /// The share of requests for which something is true.
  case proportion
  /// The sum of one number over the sum of another: `errors/requests`.
  case ratio
  /// The quantile of the requests' values at a level inside (0, 1): `p95`, `p99.9`, `p50`.
  case quantile(Double)
  /// The number of requests that a unit has, or of those for which something is true; its mean over units.
  case countPerUnit
  /// The sum of a unit's values; its mean over units.
  case sumPerUnit
  /// The mean of a unit's values; its mean over units, each counted once.
  case meanPerUnit
  /// The share of units with at least one request for which something is true.
  case shareOfUnits

  /// The words for kinds, for messages; `p95` stands for all quantiles.
  public static var words: [String] {
    [
      Self.mean, .proportion, .ratio, .quantile(0.95), .countPerUnit, .sumPerUnit, .meanPerUnit,
      .shareOfUnits,
    ]
    .map(\.rawValue)
  }

  /// Whether the kind is the share of something, between 0 and 1.
  public var isShare: Bool { self == .proportion || self == .shareOfUnits }

  /// Whether a document of summaries has a place for the kind: quantiles and ratios need more than moments.
  public var isSummarised: Bool {
    switch self {
    case .ratio, .quantile: false
    case .mean, .proportion, .countPerUnit, .sumPerUnit, .meanPerUnit, .shareOfUnits: true
    }
  }

  /// Whether each unit counts once, so that the kind is unknown without units.
  public var isPerUnit: Bool {
    switch self {
    case .countPerUnit, .sumPerUnit, .meanPerUnit, .shareOfUnits: true
    case .mean, .proportion, .ratio, .quantile: false
    }
  }
}

extension MetricKind: RawRepresentable {
  /// The kind that a word stands for.
  public init?(rawValue: String) {
    switch rawValue {
    case "mean": self = .mean
    case "proportion": self = .proportion
    case "ratio": self = .ratio
    case "count_per_unit": self = .countPerUnit
    case "sum_per_unit": self = .sumPerUnit
    case "mean_per_unit": self = .meanPerUnit
    case "share_of_units": self = .shareOfUnits
    default:
      // By the digits: 99.9 ÷ 100 would not be the Double nearest to 0.999.
      guard rawValue.first == "p",
        rawValue.dropFirst().allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
        let level = Double(rawValue.dropFirst() + "e-2"), level > 0, level < 1
      else { return nil }
      self = .quantile(level)
    }
  }

  /// The word for the kind.
  public var rawValue: String {
    switch self {
    case .mean: return "mean"
    case .proportion: return "proportion"
    case .ratio: return "ratio"
    case .countPerUnit: return "count_per_unit"
    case .sumPerUnit: return "sum_per_unit"
    case .meanPerUnit: return "mean_per_unit"
    case .shareOfUnits: return "share_of_units"
    case .quantile(let level):
      let percent = Double("\(level)e2") ?? level * 100
      let text = percent.description
      return "p" + (text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
  }
}
