internal import Columns

extension MetricSpecification {
  /// Whether the values are durations, which are held in milliseconds.
  public var isDuration: Bool {
    guard kind == .mean else { return false }
    return switch expression {
    case .column(let column), .onSuccess(let column): column.reading == .duration
    case .success, .failure, .refusal: false
    }
  }

  /// The metric as it is asked for, `NAME:KIND:DIRECTION`.
  public var text: String { "\(name):\(kind.rawValue):\(direction.rawValue)" }
}
