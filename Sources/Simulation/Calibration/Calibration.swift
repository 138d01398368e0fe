/// How often methods are right, counted over drawn experiments whose truth is known.
///
/// Every experiment follows from the seed, its world and its number alone: the result does not depend on the number of
/// threads.
public struct Calibration: Sendable {
  /// The seed of the published table, settled before any full run and not changed after one.
  public static let seed: UInt64 = 20_251_022
  /// The rate of false alarms that is asked for.
  public static let alpha = 0.05
  /// The level of intervals.
  public static let level = 0.95
  /// The experiments that are drawn at a time by one thread.
  private static let experimentsPerTask = 20

  /// The experiments drawn from each world.
  public var experiments: Int
  /// The seed.
  public var seed: UInt64
  /// The worlds with their methods.
  public var studies: [Study]

  /// A calibration.
  ///
  /// - Parameters:
  ///   - experiments: how many are drawn from each world, at least 1.
  ///   - seed: the seed.
  ///   - studies: the worlds with their methods.
  ///   - method: the one method that is wanted, by its name; nil for all.
  /// - Throws: ``SimulationError/unknownMethod(_:known:)``; ``SimulationError/outOfRange(parameter:value:allowed:)``.
  public init(
    experiments: Int, seed: UInt64 = Self.seed, studies: [Study] = Study.standard, only method: String? = nil
  ) throws(SimulationError) {
    guard 1...10_000_000 ~= experiments else {
      throw .outOfRange(
        parameter: "calibrate", value: Double(experiments), allowed: "between 1 and 10,000,000 experiments")
    }
    self.experiments = experiments
    self.seed = seed
    self.studies = studies
    guard let method else { return }
    var known: [String] = []
    for name in studies.flatMap(\.methods).map(\.name) where !known.contains(name) { known.append(name) }
    guard known.contains(method) else { throw .unknownMethod(method, known: known) }
    self.studies = studies.compactMap { study in
      let methods = study.methods.filter { $0.name == method }
      return methods.isEmpty ? nil : Study(study.world, methods, every: study.every)
    }
  }

  /// Draws the experiments and counts.
  ///
  /// - Parameters:
  ///   - threads: how many tasks draw at a time, at least 1.
  ///   - progress: told now and then how many experiments of how many are done.
  /// - Returns: the rates.
  public func run(
    threads: Int, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async -> CalibrationResult {
    var rows: [CalibrationRow] = []
    let all = studies.reduce(0) { $0 + $1.experiments(of: experiments) }
    var before = 0
    for study in studies {
      let findings = await findings(study, threads: threads) { progress(before + $0, all) }
      rows += Tally(study, findings).rows
      before += findings.count
    }
    return CalibrationResult(
      experiments: experiments, seed: seed, worlds: studies.map(\.world), rows: rows)
  }

  /// For each experiment of a study, in order, what its methods find.
  private func findings(
    _ study: Study, threads: Int, progress: (Int) -> Void
  ) async -> [[Finding]] {
    let (size, seed) = (Self.experimentsPerTask, seed)
    let experiments = study.experiments(of: experiments)
    let parts = (experiments + size - 1) / size
    return await withTaskGroup(of: (Int, [[Finding]]).self) { tasks in
      var found = [[[Finding]]](repeating: [], count: parts)
      var next = 0
      func begin() {
        guard next < parts else { return }
        let part = next
        next += 1
        tasks.addTask { @concurrent in
          let range = part * size..<min((part + 1) * size, experiments)
          var findings: [[Finding]] = []
          for index in range {
            let experiment = Experiment(study.world, index: index, seed: seed)
            var found: [Finding] = []
            for method in study.methods { found += await method.find(experiment) }
            findings.append(found)
          }
          return (part, findings)
        }
      }
      for _ in 0..<max(1, threads) { begin() }
      var done = 0
      for await (part, findings) in tasks {
        found[part] = findings
        done += findings.count
        progress(done)
        begin()
      }
      return found.flatMap { $0 }
    }
  }
}
