import Inference
import Summaries
import TestSupport
import Testing

@Suite struct StratifiedDifferenceTests {
  @Test func reference() throws {
    var worst = Worst("stratified")
    for c in try Reference("stratified").cases {
      let rows = try CellRows(c)
      let found = try StratifiedDifference(rows.sums(shift: rows.mean), control: 0, treatment: 1)
      worst.count()
      let scale = try c.double("standard_error")
      worst.take(found.control.value, try c.double("control"), "control of \(c)")
      worst.take(found.treatment.value, try c.double("treatment"), "treatment of \(c)")
      worst.take(found.welch.difference, try c.double("difference"), scale: scale, "difference of \(c)")
      worst.take(found.welch.standardError, scale, "error of \(c)")
      worst.take(found.covariance, try c.double("covariance"), scale: scale * scale, "covariance of \(c)")
      worst.take(found.welch.degreesOfFreedom, try c.double("degrees_of_freedom"), "df of \(c)")
      worst.take(found.welch.test.pValue, try c.double("p_value"), "p of \(c)")
      worst.take(found.welch.test.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
      let interval = try found.interval(level: 0.95)
      worst.take(interval.lower, try c.double("lower"), scale: scale, "lower of \(c)")
      worst.take(interval.upper, try c.double("upper"), scale: scale, "upper of \(c)")
      let lift = try found.lift(level: 0.95)
      #expect(lift.form.rawValue == (try c.string("lift_form")))
      worst.take(lift.lower, try c.double("lift_lower"), scale: scale / found.control.value, "lift of \(c)")
      worst.take(lift.upper, try c.double("lift_upper"), scale: scale / found.control.value, "lift of \(c)")
      #expect(found.strata.map(Double.init) == (try c.doubles("kept")))
      for (found, expected) in zip(found.weights, try c.doubles("weights")) {
        worst.take(found, expected, "weight of \(c)")
      }
      #expect(found.dropped == (try c.integer("dropped")))
      #expect(found.units == (try c.integer("distinct_units")))
    }
    print(worst.report)
    #expect(worst.cases >= 18)
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  @Test func independentRowsOfOneStratumAreWelch() throws {
    var generator = SplitMix64(seed: 17)
    let rows = CellRows.random(&generator, strata: 1, units: 500, effect: 2)
    let cells = rows.sums(areLone: true)
    let found = try StratifiedDifference(cells, control: 0, treatment: 1)
    let welch = try Welch(control: cells.moments[0], treatment: cells.moments[1])
    #expect(relativeError(found.welch.difference, welch.difference) < 1e-12)
    // U/(U − 1) of all rows stands for n/(n − 1) of each group's.
    #expect(relativeError(found.welch.standardError, welch.standardError) < 2e-3)
  }

  @Test func rowsAloneAreUnitsOfOneRow() throws {
    var generator = SplitMix64(seed: 18)
    var rows = CellRows.random(&generator, strata: 4, units: 300)
    rows.units = rows.units.flatMap { unit in unit.flatMap { cell in cell.values.map { [(cell.cell, [$0])] } }
    }
    let named = try StratifiedDifference(rows.sums(shift: 90), control: 0, treatment: 1)
    let lone = try StratifiedDifference(rows.sums(areLone: true), control: 0, treatment: 1)
    #expect(relativeError(named.welch.standardError, lone.welch.standardError) < 1e-12)
    #expect(relativeError(named.welch.degreesOfFreedom, lone.welch.degreesOfFreedom) < 1e-12)
    #expect(named.units == lone.units)
  }

  @Test func laws() throws {
    var generator = SplitMix64(seed: 19)
    let rows = CellRows.random(&generator, strata: 5, units: 400, effect: 3)
    let found = try StratifiedDifference(rows.sums(shift: 100), control: 0, treatment: 1)
    let swapped = try StratifiedDifference(rows.swapped.sums(shift: 100), control: 0, treatment: 1)
    #expect(relativeError(-swapped.welch.difference, found.welch.difference) < 1e-12)
    #expect(relativeError(swapped.welch.test.pValue, found.welch.test.pValue) < 1e-9)
    let scaled = try StratifiedDifference(
      rows.mapped(factor: 0.001).sums(shift: 0.1), control: 0, treatment: 1)
    #expect(relativeError(scaled.welch.statistic, found.welch.statistic) < 1e-9)
    let shifted = try StratifiedDifference(
      rows.mapped(shift: 1000).sums(shift: 1100), control: 0, treatment: 1)
    #expect(relativeError(shifted.welch.difference, found.welch.difference) < 1e-9)
    #expect(relativeError(shifted.welch.test.pValue, found.welch.test.pValue) < 1e-8)
  }

  @Test func noAnswer() throws {
    let lacking = CellRows(units: [[(0, [1, 2])], [(3, [1])], [(3, [4])]], strata: 2)
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try StratifiedDifference(lacking.sums(), control: 0, treatment: 1)
    }
    let few = CellRows(units: [[(0, [1, 2])], [(1, [1])], [(1, [4])]], strata: 1)
    #expect(throws: InferenceError.tooFewUnits(found: 1, needed: 2)) {
      try StratifiedDifference(few.sums(), control: 0, treatment: 1)
    }
    let equal = CellRows(units: (0..<40).map { [($0 % 2, [0.1, 0.1, 0.1])] }, strata: 1)
    #expect(throws: InferenceError.zeroVariance) {
      try StratifiedDifference(equal.sums(), control: 0, treatment: 1)
    }
    let infinite = CellRows(units: (0..<40).map { [($0 % 2, [Double($0), .infinity])] }, strata: 1)
    #expect(throws: InferenceError.self) {
      try StratifiedDifference(infinite.sums(), control: 0, treatment: 1)
    }
  }
}
