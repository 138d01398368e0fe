import ArgumentParser

/// `assay power`: how large an experiment must be.
struct Power: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sample size, power and smallest detectable effect of a planned experiment.",
    subcommands: [
      PowerMean.self, PowerProportion.self, PowerRatio.self, PowerQuantile.self, PowerLog.self,
    ])
}
