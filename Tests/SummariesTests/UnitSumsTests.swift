import Summaries
import TestSupport
import Testing

/// One value of a unit under a key.
private struct Value: Sendable {
  var unit: UInt64
  var key: String
  var value: Double
}

private func table(_ values: [Value]) -> UnitSums<String> {
  let shift = values.first?.value ?? 0
  return UnitSums(
    shifts: [shift], units: values.map(\.unit), keys: values.map(\.key),
    values: values.flatMap { [$0.value - shift, 1] })
}

/// What is wrong with a table beside the sums of values; nil where nothing is.
private func trouble(_ sums: UnitSums<String>, _ values: [Value]) -> String? {
  var truth: [String: (sum: Double, size: Double)] = [:]
  for value in values {
    let known = truth["\(value.unit) \(value.key)"] ?? (0, 0)
    truth["\(value.unit) \(value.key)"] = (known.sum + value.value, known.size + 1)
  }
  guard sums.count == truth.count else { return "\(sums.count) entries for \(truth.count)" }
  for entry in sums.units.indices {
    let key = sums.keys[Int(sums.codes[entry])]
    if entry > 0 {
      let last = (sums.units[entry - 1], sums.codes[entry - 1])
      guard last < (sums.units[entry], sums.codes[entry]) else { return "out of order at \(entry)" }
    }
    guard let found = truth["\(sums.units[entry]) \(key)"] else { return "no \(sums.units[entry]) \(key)" }
    let size = sums.values[2 * entry + 1]
    let sum = sums.values[2 * entry] + sums.shifts[0] * size
    guard size == found.size, (sum - found.sum).magnitude <= 1e-12 * found.sum.magnitude else {
      return "\(sum) of \(size) for \(found)"
    }
  }
  return sums.keys == sums.keys.sorted() ? nil : "keys out of order"
}

@Suite struct UnitSumsTests {
  @Test func partsMergeAtEveryCut() {
    var random = SplitMix64(seed: 5)
    let values = (0..<120).map { _ in
      Value(
        unit: random.next() % 20, key: ["z", "b", "m", "a"][Int(random.next() % 4)],
        value: 1000 + random.normal())
    }
    let law = MergeLaw<Value, (sums: UnitSums<String>, values: [Value])>(
      read: { (table($0), $0) },
      merge: { one, other in
        one.sums.merge(other.sums)
        one.values += other.values
      },
      disagreement: { merged, _ in trouble(merged.sums, merged.values) })
    #expect(law.violations(on: values) == [])
  }

  /// A part without a value has no shift of its own: that of the others is taken, so that no digit is lost.
  @Test func aPartWithoutValuesDoesNotMoveTheOthers() {
    var empty = UnitSums(shifts: [0], units: [1, 2], keys: ["a", "a"], values: [0, 0, 0, 0])
    empty.merge(UnitSums(shifts: [1e15], units: [2], keys: ["a"], values: [0.25, 3]))
    #expect(empty.shifts == [1e15] && empty.values == [0, 0, 0.25, 3])
  }
}
