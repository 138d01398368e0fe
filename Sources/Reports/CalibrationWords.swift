internal import Simulation
internal import Verdicts

/// What a calibration says, in the words that all its reports share.
enum CalibrationWords {
  /// What the rate is of.
  static func measure(_ measure: CalibrationRow.Measure) -> String {
    switch measure {
    case .falseAlarm: "false alarms"
    case .coverage: "coverage"
    case .power: "power"
    case .promotion: "promoted"
    }
  }

  static func judgement(_ row: CalibrationRow) -> (word: String, style: Style) {
    switch row.judgement {
    case .asAsked: ("as asked", .good)
    case .tooHigh: ("too high", .bad)
    case .tooLow: ("too low", .bad)
    case .shown: ("as found", .dim)
    }
  }

  static func asked(_ row: CalibrationRow) -> String {
    guard let asked = row.asked else { return "–" }
    return Figures.fixed(asked * 100, decimals: 2) + " %"
  }

  static func found(_ row: CalibrationRow) -> String {
    row.found.isFinite ? Figures.fixed(row.found * 100, decimals: 2) + " %" : "–"
  }

  static func band(_ row: CalibrationRow) -> String {
    row.band.isFinite ? Figures.fixed(row.band * 100, decimals: 2) : "–"
  }

  static func summary(_ result: CalibrationResult) -> String {
    "\(Figures.count(result.experiments)) experiments from each of \(result.worlds.count) worlds, seed \(result.seed): "
      + "\(Figures.count(result.asAsked)) of \(Figures.count(result.judged)) judged rates are as asked."
  }

  /// How the table is to be read.
  static let notes = [
    "Asked is α or the level; of power it is what a z test with the true standard deviation of the estimate sees in "
      + "the same experiments, and of a gate α/2.",
    "A rate is judged within three binomial errors; power only on the low side, a gate only on the high side. As found "
      + "says that nothing is promised: naive methods for comparison, and worlds outside of what methods are made for.",
  ]
}
