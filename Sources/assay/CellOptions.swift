import ArgumentParser

/// What rows are told apart by, beside their group.
struct CellOptions: ParsableArguments {
  /// What differences are taken within.
  enum Stratification: String, ExpressibleByArgument, CaseIterable {
    case stage, day, hour
  }

  @Option(
    help: ArgumentHelp(
      "Also take the differences within stages, days or hours, so that a split that changed does not matter.",
      discussion: "By stage where the plan dates several."))
  var stratify: Stratification?

  @Option(
    help: ArgumentHelp("Also compare within each value of this column; repeatable.", valueName: "column"))
  var segment: [String] = []

  @Flag(help: "Also tell the differences day by day, and whether they fade or grow.")
  var novelty = false

  @Flag(help: "Also tell each mean without the largest 0.1 % of values; the logs are read twice.")
  var withoutOutliers = false

  mutating func validate() throws {
    for (place, column) in segment.enumerated() where segment[..<place].contains(column) {
      throw ValidationError("--segment \(column) is given twice")
    }
    if segment.count > 16 {
      throw ValidationError("--segment is given \(segment.count) times; 16 are read at most")
    }
  }

  /// The flags that were given, for what they change nothing of.
  var given: [(flag: String, value: Any?)] {
    [
      ("--stratify", stratify), ("--segment", segment.first), ("--novelty", novelty ? true : nil),
      ("--without-outliers", withoutOutliers ? true : nil),
    ]
  }
}
