import ArgumentParser
import Inference
import Plans
import Summaries

/// The methods that look at a comparison besides the test that decides it.
struct FurtherOptions: ParsableArguments {
  @Flag(help: "Also compare by ranks: Mann-Whitney, P(treatment > control), Hodges-Lehmann shift.")
  var ranks = false

  @Option(
    help: ArgumentHelp(
      "Also resample the units this often (Poisson bootstrap); 1000 is usual.", valueName: "n"))
  var bootstrap: Int?

  @Option(help: ArgumentHelp("The seed of --bootstrap; 42 by default.", valueName: "n"))
  var seed: Int?

  @Option(
    help: ArgumentHelp(
      "Also adjust for what units did before the plan's start_date, or in --history: cuped (one slope) or regression (a slope for each group).",
      valueName: "method"))
  var adjust: RegressionAdjustment.Slopes?

  @Option(
    help: ArgumentHelp(
      "A numeric column to adjust for too; repeatable. Without a history it is taken from the log itself, and must be something that the treatment cannot change.",
      valueName: "column"))
  var covariate: [String] = []

  @Option(
    help: ArgumentHelp("A log of what units did before the experiment.", valueName: "log"),
    completion: .file())
  var history: String?

  mutating func validate() throws {
    if let bootstrap, !(100...100_000).contains(bootstrap) {
      throw ValidationError("--bootstrap \(bootstrap): must be between 100 and 100000")
    }
    if let seed, seed < 0 { throw ValidationError("--seed \(seed): must be at least 0") }
    if seed != nil && bootstrap == nil {
      throw ValidationError("--seed changes nothing without --bootstrap; leave it out")
    }
    if adjust == nil, let flag = history != nil ? "--history" : covariate.isEmpty ? nil : "--covariate" {
      throw ValidationError("\(flag) needs --adjust cuped or --adjust regression")
    }
    if Set(covariate).count < covariate.count {
      throw ValidationError("--covariate: a column is named twice")
    }
  }

  /// The flags that were given, for those who must refuse them.
  var given: [(flag: String, value: Any?)] {
    [
      ("--ranks", ranks ? true : nil), ("--bootstrap", bootstrap), ("--adjust", adjust),
      ("--history", history),
    ]
  }

  /// The methods asked for.
  ///
  /// - Parameter hasHistory: Whether there is a history of units.
  /// - Returns: The methods, in the order of their views.
  /// - Throws: `invalidCount`, which ``validate()`` has ruled out.
  func methods(hasHistory: Bool) throws -> [FurtherMethod] {
    var methods: [FurtherMethod] = ranks ? [.ranks] : []
    if let bootstrap {
      methods.append(.bootstrap(try PoissonBootstrap(replicates: bootstrap, seed: UInt64(seed ?? 42))))
    }
    if let adjust {
      let covariates = covariate.map { Adjustment.Covariate($0) }
      methods.append(
        .adjustment(Adjustment(slopes: adjust, covariates: covariates, hasHistory: hasHistory)))
    }
    return methods
  }
}
