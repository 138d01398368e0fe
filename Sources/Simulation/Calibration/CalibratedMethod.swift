public import Inference

/// What one answer of a method says of one experiment.
public struct Finding: Sendable, Equatable {
  /// The estimate; NaN where there is none.
  public var estimate: Double
  /// Whether "no difference" is rejected, or the canary promoted; nil where the method gives no answer.
  public var rejects: Bool?
  /// Whether the interval holds the truth; nil where there is no interval.
  public var covers: Bool?

  /// What a method says.
  public init(estimate: Double = .nan, rejects: Bool? = nil, covers: Bool? = nil) {
    self.estimate = estimate
    self.rejects = rejects
    self.covers = covers
  }

  /// What a p-value and an interval say.
  ///
  /// - Parameters:
  ///   - pValue: the p-value of no difference; nil where there is none.
  ///   - alpha: the limit below which it rejects.
  ///   - interval: the interval; nil where there is none.
  ///   - truth: what the interval should hold.
  public init(pValue: Double?, alpha: Double = Calibration.alpha, interval: Interval?, truth: Double) {
    self.init(
      estimate: interval?.estimate ?? .nan, rejects: pValue.map { $0 < alpha },
      covers: interval?.contains(truth))
  }
}

/// An answer that is calibrated: what it is about, and what is asked of it.
public struct CalibratedAnswer: Sendable, Equatable {
  /// How strictly an answer is judged.
  public enum Standard: String, Sendable, CaseIterable {
    /// Its rates must be those asked, within three binomial errors on either side.
    case exact
    /// It may be wrong less often than asked, not more often.
    case safe
    /// It is shown as it is found: to compare, or because nothing is promised there.
    case shown
  }

  /// What it is called.
  public var name: String
  /// The true value of what it estimates.
  public var truth: Double
  /// How strictly it is judged.
  public var standard: Standard
  /// The rate of false alarms that is asked of it.
  public var alpha = Calibration.alpha
  /// Whether it has a test of its own, whose false alarms or power count.
  public var hasTest = true
  /// Whether it has an interval, of the level 1 − α.
  public var hasInterval = true
  /// Whether "rejects" means that a gate promotes.
  public var isGate = false

  /// An answer.
  public init(
    _ name: String, truth: Double, standard: Standard = .exact, alpha: Double = Calibration.alpha,
    hasTest: Bool = true, hasInterval: Bool = true, isGate: Bool = false
  ) {
    self.name = name
    self.truth = truth
    self.standard = standard
    self.alpha = alpha
    self.hasTest = hasTest
    self.hasInterval = hasInterval
    self.isGate = isGate
  }
}

/// A method as one function of drawn experiments.
public struct CalibratedMethod: Sendable {
  /// The name by which it is asked for.
  public let name: String
  /// Its answers.
  public let answers: [CalibratedAnswer]
  /// What it says of an experiment, one finding for each answer.
  public let find: @Sendable (Experiment) async -> [Finding]

  /// A method.
  public init(
    _ name: String, answers: [CalibratedAnswer], find: @escaping @Sendable (Experiment) async -> [Finding]
  ) {
    self.name = name
    self.answers = answers
    self.find = find
  }

  /// The same method with all its answers only shown.
  public var shown: CalibratedMethod {
    CalibratedMethod(
      name,
      answers: answers.map { answer in
        var answer = answer
        answer.standard = .shown
        return answer
      }, find: find)
  }
}

/// A world, and the methods that are tried in it.
public struct Study: Sendable {
  /// What experiments are drawn from.
  public let world: World
  /// The methods that see each of them.
  public let methods: [CalibratedMethod]
  /// One experiment is drawn of so many that are asked for.
  public let every: Int

  /// A study.
  public init(_ world: World, _ methods: [CalibratedMethod], every: Int = 1) {
    precondition(every > 0)
    self.world = world
    self.methods = methods
    self.every = every
  }

  /// How many experiments are drawn where so many are asked for; at least 1.
  func experiments(of asked: Int) -> Int { max(1, asked / every) }
}
