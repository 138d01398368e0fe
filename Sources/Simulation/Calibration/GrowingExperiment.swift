internal import Glibc
internal import Inference
internal import Summaries

/// An experiment whose treatment grows stage by stage, while response times change for everybody.
///
/// A user belongs to the treatment while its own uniform number is below the stage's share, and sends Poisson(w) requests
/// in each stage: many users are seen in both groups.
struct GrowingExperiment: Sendable {
  /// The treatment's share of users in each stage, and how many times as long all requests take there.
  static let stages: [(share: Double, factor: Double)] = [
    (0.05, 0.85), (0.1, 0.95), (0.25, 1.05), (0.5, 1.15),
  ]
  /// The requests of a user in a stage, on average.
  private static let requests = 1.5

  /// What is known of response times in each stage of each group.
  let cells: CellSums

  /// Draws an experiment: the users of a world, with the control's requests in every cell.
  ///
  /// - Parameters:
  ///   - world: who the users are.
  ///   - index: which experiment.
  ///   - seed: the seed of all of them.
  init(_ world: World, index: Int, seed: UInt64) {
    let philox = Philox(seed: seed, stream: world.stream)
    let (units, group) = (world.units, world.control)
    let activity = units.activityDeviation
    let shared = units.activityCorrelation
    let (between, within) = (units.betweenDeviation, units.withinDeviation)
    var values = Array(repeating: [Double](), count: 2 * Self.stages.count)
    var (starts, entries, sums, sizes) = ([0], [UInt32](), [Double](), [Double]())
    for user in 0..<world.users {
      // The first coordinate tells these draws from those of the users that arrive once.
      var random = RandomStream(philox, user, index, 1)
      let placement = random.uniform()
      let (active, other) = (random.normal(), random.normal())
      let speed = shared * active + (1 - shared * shared).squareRoot() * other
      let rate = Self.requests * exp(activity * (active - activity / 2))
      let level = log(group.mean) + between * (speed - between / 2) - within * within / 2
      for (stage, (share, factor)) in Self.stages.enumerated() {
        let count = random.poisson(rate)
        guard count > 0 else { continue }
        let cell = 2 * stage + (placement < share ? 1 : 0)
        let drawn = (0..<count).map { _ in factor * exp(level + within * random.normal()) }
        values[cell] += drawn
        entries.append(UInt32(cell))
        sums.append(drawn.reduce(0, +))
        sizes.append(Double(count))
      }
      if entries.count > starts[starts.count - 1] { starts.append(entries.count) }
    }
    cells = CellSums(
      groups: 2, moments: values.map { Moments($0.span) },
      loneMoments: Array(repeating: Moments(), count: values.count),
      units: UnitCells(starts: starts, cells: entries), sums: sums, sizes: sizes)
  }

  /// The moments over users of one group, all stages together.
  func units(_ group: Int) -> UnitMoments {
    var rows: [Double] = []
    for user in 0..<cells.units.count {
      var (sum, size) = (0.0, 0.0)
      for entry in cells.units.starts[user]..<cells.units.starts[user + 1]
      where Int(cells.units.cells[entry]) % 2 == group {
        sum += cells.sums[entry]
        size += cells.sizes[entry]
      }
      if size > 0 { rows += [sum, size] }
    }
    var pairs = Comoments(variables: 2)
    pairs.add(rows: rows.span)
    return UnitMoments(pairs, shift: 0)
  }
}

extension CalibratedMethod {
  /// The mean response time within stages, and beside it that of all rows together, where the split changes with time.
  ///
  /// Without an effect the stratified difference is 0; the pooled one holds what changed with time.
  static func stratified(_ world: World) -> Self {
    let answers = [
      CalibratedAnswer("stratified", truth: 0),
      CalibratedAnswer("pooled_over_stages", truth: 0, standard: .shown),
      CalibratedAnswer("pooled_differs_flag", truth: 0, standard: .shown, hasInterval: false),
    ]
    return CalibratedMethod("stratified", answers: answers) { experiment in
      let growing = GrowingExperiment(world, index: experiment.index, seed: experiment.seed)
      let stratified = try? StratifiedDifference(growing.cells, control: 0, treatment: 1)
      let pooled = try? Welch(control: growing.units(0), treatment: growing.units(1))
      let flag = try? PooledDifference(growing.cells, control: 0, treatment: 1)
      return [
        Finding(
          pValue: stratified?.welch.test.pValue,
          interval: try? stratified?.interval(level: Calibration.level),
          truth: 0),
        Finding(
          pValue: pooled?.test.pValue, interval: try? pooled?.interval(level: Calibration.level), truth: 0),
        Finding(rejects: flag.map { $0.test.pValue < Calibration.alpha }),
      ]
    }
  }
}

extension Study {
  /// A canary that grows from 5 to 50 % while all requests become slower.
  static var growing: Study {
    let world = World(
      name: "growing",
      about: "5, 10, 25, 50 % of 8,000 users, 35 % slower from first to last stage; no effect",
      stream: 26, users: 8_000)
    return Study(world, [.stratified(world)])
  }
}
