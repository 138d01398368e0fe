import Columns
import Summaries

/// The summary of rows as a textbook makes it: dictionaries, sorting and two passes; for the value column alone.
struct NaiveSummary {
  struct Group {
    var requests = 0
    var requestsWithoutUnit = 0
    var values: [Double] = []
    /// Number and sum of the values, less the offset, of each unit; units without a value too.
    var units: [UInt64: (size: Int, sum: Double)] = [:]
    /// The rows without a unit, each a unit of its own; NaN where the value is missing.
    var lone: [Double] = []
  }

  var names: [String] = []
  var groups: [Group] = []
  let offset: Double

  init(_ rows: [Row], offset: Double = 0) {
    self.offset = offset
    var codes: [String: Int] = [:]
    for row in rows {
      let code = codes[row.group] ?? groups.count
      if code == groups.count {
        codes[row.group] = code
        names.append(row.group)
        groups.append(Group())
      }
      let value = row.values[0] - offset
      groups[code].requests += 1
      if !value.isNaN { groups[code].values.append(value) }
      if row.unit == Batch.missingUnit {
        groups[code].requestsWithoutUnit += 1
        groups[code].lone.append(value)
      } else {
        var unit = groups[code].units[row.unit] ?? (0, 0)
        if !value.isNaN { unit = (unit.size + 1, unit.sum + value) }
        groups[code].units[row.unit] = unit
      }
    }
  }

  /// The units that two groups have in common.
  func shared(_ one: Int, _ other: Int) -> Int {
    one == other ? 0 : groups[one].units.keys.filter { groups[other].units[$0] != nil }.count
  }

  /// U/(U − 1)·Σ a_u1·a_u2 over the units with a value in both of two groups, U the distinct ones with a value.
  func covariance(_ one: Int, _ other: Int) -> Double {
    let parts = [groups[one].contributions, groups[other].contributions]
    let common = parts[0].compactMap { unit, value in parts[1][unit].map { value * $0 } }
    guard one != other, !common.isEmpty else { return 0 }
    let units = Double(groups[one].clustered.count + groups[other].clustered.count - common.count)
    return units / (units - 1) * common.reduce(0, +)
  }
}

extension NaiveSummary.Group {
  var unitCount: Int { units.count + lone.count }

  var moments: (mean: Double, squares: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
  }

  /// Units with a value, the mean less the offset, and the variance of the mean by residuals:
  /// U/(U − 1)·Σ(Y_u − R·N_u)²/N².
  var clustered: (count: Int, mean: Double, variance: Double) {
    let all = units.values.filter { $0.size > 0 } + lone.filter { !$0.isNaN }.map { (1, $0) }
    let total = all.reduce(0) { $0 + Double($1.0) }
    let mean = all.reduce(0) { $0 + $1.1 } / total
    let squares = all.reduce(0) { $0 + ($1.1 - mean * Double($1.0)) * ($1.1 - mean * Double($1.0)) }
    let count = Double(all.count)
    return (all.count, mean, count / (count - 1) * squares / (total * total))
  }

  /// (Y_u − R·N_u)/ΣN of each unit with a value that has a name.
  var contributions: [UInt64: Double] {
    let mean = clustered.mean
    return units.filter { $0.value.size > 0 }
      .mapValues { ($0.sum - mean * Double($0.size)) / Double(values.count) }
  }

  func quantile(_ level: Double) -> Double {
    let sorted = values.sorted()
    let position = Double(sorted.count - 1) * level
    let below = Int(position)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}

/// What is wrong with a summary beside the naive one; empty where nothing is.
func disagreements(_ summary: Summary, _ naive: NaiveSummary, tolerance: Double = 1e-12) -> [String] {
  var wrong: [String] = []
  func expect(_ holds: Bool, _ what: String) { if !holds { wrong.append(what) } }
  func close(_ found: Double?, _ truth: Double) -> Bool {
    found.map { ($0 - truth).magnitude <= tolerance * truth.magnitude || ($0.isNaN && truth.isNaN) } ?? false
  }
  guard summary.groups.map(\.name) == naive.names else { return ["groups \(summary.groups.map(\.name))"] }
  for (code, (group, truth)) in zip(summary.groups, naive.groups).enumerated() {
    guard let found = group.expressions[.column(Rows.latency)] else { return ["no value"] }
    let clustered = truth.clustered
    expect(group.requests == truth.requests, "\(group.name) requests \(group.requests)")
    expect(group.requestsWithoutUnit == truth.requestsWithoutUnit, "\(group.name) lone")
    expect(found.moments.count == truth.values.count, "\(group.name) count")
    expect(close(found.moments.mean, truth.moments.mean + naive.offset), "\(group.name) mean")
    expect(close(found.moments.secondPowerSum, truth.moments.squares), "\(group.name) squares")
    if let units = found.units {
      expect(group.units == truth.unitCount, "\(group.name) units \(group.units ?? -1)")
      expect(units.count == clustered.count, "\(group.name) units with a value \(units.count)")
      expect(close(units.ratio, clustered.mean + naive.offset), "\(group.name) ratio \(units.ratio)")
      expect(
        close(units.varianceOfRatio, clustered.variance) || clustered.count < 2,
        "\(group.name) variance \(units.varianceOfRatio) for \(clustered.variance)")
      for (other, shared) in summary.sharedUnits[code].enumerated() {
        expect(
          shared.count == naive.shared(code, other), "\(group.name) shares \(shared.count) with \(other)")
        let covariance = summary.covariance(of: .column(Rows.latency), code, other)
        let scale = (clustered.variance * naive.groups[other].clustered.variance).squareRoot()
        expect(
          (covariance - naive.covariance(code, other)).magnitude <= tolerance * scale || scale.isNaN,
          "\(group.name) has covariance \(covariance) with \(other)")
      }
    }
    for quantile in found.quantiles {
      let value = truth.quantile(quantile.level) + naive.offset
      expect(
        (quantile.value - value).magnitude <= 1e-15 * value.magnitude + 1e-15, "\(group.name) \(quantile)")
    }
  }
  return wrong
}
