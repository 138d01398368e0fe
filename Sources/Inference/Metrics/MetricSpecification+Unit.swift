internal import Columns

extension MetricSpecification {
  /// Whether the values are durations, which are held in milliseconds.
  public var isDuration: Bool {
    switch kind {
    case .mean, .quantile, .sumPerUnit, .meanPerUnit: expression.isDuration
    case .proportion, .ratio, .countPerUnit, .shareOfUnits: false
    }
  }

  /// Whether the values are zeros and ones.
  public var isFlag: Bool { expression.isFlag }

  /// The metric as it is asked for, `NAME:KIND:DIRECTION`.
  public var text: String { "\(name):\(kind.rawValue):\(direction.rawValue)" }
}
