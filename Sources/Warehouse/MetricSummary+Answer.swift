internal import Columns
internal import Summaries

extension MetricSummary {
  /// Sorts quantiles into those that metrics tell and those of a distribution.
  mutating func take(_ found: [Quantile], of expression: ColumnExpression, needs: [Need]) {
    for need in needs {
      switch need {
      case .quantiles(expression, let levels):
        quantiles += found.filter { new in
          levels.contains(new.level) && !quantiles.contains { $0.level == new.level }
        }
      case .distribution(expression, let levels):
        distribution += found.filter { new in
          levels.contains(new.level) && !distribution.contains { $0.level == new.level }
        }
      default: break
      }
    }
  }
}

extension Moments {
  /// Adds the numbers of units that are one row each.
  mutating func add(lone values: Moments, rows: Int, statistic: UnitStatistic) {
    let empty = rows - values.count
    func constant(_ value: Double, _ count: Int) -> Moments {
      count > 0
        ? Moments(count: count, mean: value, secondPowerSum: 0, minimum: value, maximum: value) : Moments()
    }
    switch statistic {
    case .mean: merge(values)
    case .sum, .any:
      merge(values)
      merge(constant(0, empty))
    case .count:
      merge(constant(1, values.count))
      merge(constant(0, empty))
    }
  }
}
