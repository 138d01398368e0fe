internal import Inference
internal import Summaries

/// What compares the canary with legacy at every moment at once: mean response time, and error rate.
///
/// The independent pieces are batches of minutes, not requests: within a batch requests of one user, and of both versions,
/// may depend on each other as they like. A version's mean is the ratio of its sums over batches; the variance of the
/// difference is that of the batches' linearised contributions,
///
///     d_b = (Y_tb − R_t·N_tb)/N̄_t − (Y_cb − R_c·N_cb)/N̄_c,   Var = s²_d/B
///
/// so that what moves both versions in one minute cancels. There are at most ``batchLimit`` batches: when they are full,
/// neighbours are joined and a batch is twice as long, which keeps memory bounded and lets users return after minutes. Users
/// that return after longer than a batch are taken as new: the sequence is shown, and never decides.
///
/// Response time is bounded by the asymptotic sequence over minutes, error rate by the beta-binomial mixture of both counts
/// divided by the batches' design effect. Before ``batchesNeeded`` batches nothing is bounded.
///
/// *Source:* batch means, B. Schmeiser, "Batch size effects in the analysis of simulation output", Operations Research 30
/// (1982), 556–568, doi:10.1287/opre.30.3.556; the linearised contributions of A. Deng, U. Knoblich and J. Lu, KDD 2018,
/// section 3, doi:10.1145/3219819.3219919; the sequences as `AsymptoticSequence` and `BetaBinomialSequence`.
package struct WatchSequences: Sendable {
  /// The sums of one batch, the control's before the treatment's.
  package struct Batch: Sendable {
    package var minutes = 0
    package var times = GroupPair(control: 0.0, treatment: 0.0)
    package var timed = GroupPair(control: 0.0, treatment: 0.0)
    package var errors = GroupPair(control: 0.0, treatment: 0.0)
    package var judged = GroupPair(control: 0.0, treatment: 0.0)

    package init() {}

    mutating func add(_ other: Batch) {
      minutes += other.minutes
      for path in [\Batch.times, \.timed, \.errors, \.judged] {
        self[keyPath: path].control += other[keyPath: path].control
        self[keyPath: path].treatment += other[keyPath: path].treatment
      }
    }
  }

  /// The batches after which something is bounded.
  static let batchesNeeded = 30
  /// The most batches that are kept; an even number.
  static let batchLimit = 512

  /// The minutes for which the sequences are tuned.
  let plannedMinutes: Double
  let level: Double
  /// The minutes of a full batch.
  private(set) var length = 1
  package private(set) var batches: [Batch] = []
  /// The trials planned for the error rate, fixed when there are enough batches.
  private var plannedTrials: GroupPair<Double>?

  package init(hours: Double, level: Double) {
    plannedMinutes = 60 * (hours.isFinite && hours > 0 ? hours : 72)
    self.level = level
  }

  /// Adds a minute in which there were rows.
  mutating func add(control: WindowTally, treatment: WindowTally) {
    var minute = Batch()
    minute.minutes = 1
    minute.times = GroupPair(control: control.responseTimeSum, treatment: treatment.responseTimeSum)
    minute.timed = GroupPair(control: Double(control.timed), treatment: Double(treatment.timed))
    minute.errors = GroupPair(control: Double(control.errors), treatment: Double(treatment.errors))
    minute.judged = GroupPair(control: Double(control.judged), treatment: Double(treatment.judged))
    add(minute)
  }

  package mutating func add(_ minute: Batch) {
    if let last = batches.last, last.minutes < length {
      batches[batches.count - 1].add(minute)
    } else {
      batches.append(minute)
    }
    if plannedTrials == nil, batches.count == Self.batchesNeeded {
      let all = total
      let scale = plannedMinutes / Double(all.minutes)
      plannedTrials = GroupPair(
        control: max(1, all.judged.control * scale), treatment: max(1, all.judged.treatment * scale))
    }
    guard batches.count == Self.batchLimit, batches.last?.minutes == length else { return }
    batches = stride(from: 0, to: batches.count, by: 2).map { index in
      var joined = batches[index]
      joined.add(batches[index + 1])
      return joined
    }
    length *= 2
  }

  /// All batches as one.
  private var total: Batch {
    var all = Batch()
    for batch in batches { all.add(batch) }
    return all
  }

  /// The comparisons that there are values for.
  package var comparisons: [WatchComparison] {
    let all = total
    return [
      comparison("response_time_ms", all, sums: \.times, counts: \.timed) { timeInterval(all) },
      comparison("error_rate", all, sums: \.errors, counts: \.judged) { errorInterval(all) },
    ].compactMap(\.self)
  }

  private func comparison(
    _ metric: String, _ all: Batch, sums: KeyPath<Batch, GroupPair<Double>>,
    counts: KeyPath<Batch, GroupPair<Double>>, _ interval: () -> Interval?
  ) -> WatchComparison? {
    let (sums, counts) = (all[keyPath: sums], all[keyPath: counts])
    guard counts.control > 0, counts.treatment > 0 else { return nil }
    let values = GroupPair(
      control: sums.control / counts.control, treatment: sums.treatment / counts.treatment)
    let ends = batches.count < Self.batchesNeeded ? nil : interval()
    let (lower, upper) = (ends?.lower ?? -.infinity, ends?.upper ?? .infinity)
    // Both should fall.
    let outcome = upper < 0 ? "improved" : (lower > 0 ? "worsened" : "inconclusive")
    return WatchComparison(
      metric: metric, values: values, difference: values.treatment - values.control, lower: lower,
      upper: upper, level: level, outcome: outcome)
  }

  /// The variance of a difference of ratios over batches.
  private func variance(
    _ all: Batch, sums: KeyPath<Batch, GroupPair<Double>>, counts: KeyPath<Batch, GroupPair<Double>>
  ) -> Double {
    let (sum, count) = (all[keyPath: sums], all[keyPath: counts])
    let ratio = (c: sum.control / count.control, t: sum.treatment / count.treatment)
    let size = Double(batches.count)
    let squares = batches.reduce(0.0) { squares, batch in
      let (y, n) = (batch[keyPath: sums], batch[keyPath: counts])
      let d =
        (y.treatment - ratio.t * n.treatment) / count.treatment
        - (y.control - ratio.c * n.control) / count.control
      return squares + d * d
    }
    // The contributions' mean is 0, and N̄ is the count over B.
    return squares * size / (size - 1)
  }

  private func timeInterval(_ all: Batch) -> Interval? {
    let error = variance(all, sums: \.times, counts: \.timed).squareRoot()
    guard error > 0, let sequence = try? AsymptoticSequence(plannedSize: plannedMinutes, alpha: 1 - level)
    else { return nil }
    let estimate =
      all.times.treatment / all.timed.treatment - all.times.control / all.timed.control
    return try? sequence.interval(
      estimate: estimate, standardError: error, size: Double(all.minutes), alpha: 1 - level)
  }

  private func errorInterval(_ all: Batch) -> Interval? {
    guard let plannedTrials else { return nil }
    let p = (c: all.errors.control / all.judged.control, t: all.errors.treatment / all.judged.treatment)
    let binomial = p.c * (1 - p.c) / all.judged.control + p.t * (1 - p.t) / all.judged.treatment
    let effect = binomial > 0 ? max(1, variance(all, sums: \.errors, counts: \.judged) / binomial) : 1
    let sequence = try? ProportionSequence(
      control: (all.errors.control / effect, all.judged.control / effect),
      treatment: (all.errors.treatment / effect, all.judged.treatment / effect),
      planned: (plannedTrials.control, plannedTrials.treatment), alpha: 1 - level)
    return try? sequence?.interval(alpha: 1 - level)
  }
}
