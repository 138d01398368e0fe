import ArgumentParser

/// What is watched, and how its columns are to be understood.
struct WatchOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Logs (CSV, JSON Lines): files, folders, 'globs', NAME=FILE for one file per group, - for standard input.",
      discussion: "With --replay and --once also JSON arrays, .gz and .zst.", valueName: "log"),
    completion: .file())
  var logs: [String] = []

  @Option(
    name: [.customLong("plan"), .customLong("config")],
    help: ArgumentHelp("The experiment file (JSON), with stages, triggers and rules.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(help: ArgumentHelp("The column of the group.", valueName: "column"))
  var group: String?

  @Option(help: ArgumentHelp("The group that is the legacy version.", valueName: "name"))
  var control: String?

  @Option(help: ArgumentHelp("The group that is the canary.", valueName: "name"))
  var treatment: String?

  @Option(
    help: ArgumentHelp("The column of the unit (user); none: requests are independent.", valueName: "column"))
  var unit: String?

  @Option(help: ArgumentHelp("The column of the time.", valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      "The planned split, control first, such as 95/5; that of the stage by default.",
      valueName: "percentages"))
  var split: String?

  @Option(help: ArgumentHelp("The unit of durations that state none: ns, us, ms, s.", valueName: "unit"))
  var timeUnit: String?

  @Option(
    help: ArgumentHelp(
      "How many threads read with --replay and --once; all processors by default.", valueName: "n"))
  var threads: Int?

  mutating func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads \(threads): must be between 1 and 256")
    }
    if let timeUnit, !["ns", "us", "ms", "s"].contains(timeUnit) {
      throw ValidationError("--time-unit \(timeUnit): must be one of ns, us, ms, s")
    }
  }
}
