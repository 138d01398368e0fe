public import Inference
public import Sentences

/// How users were assigned to groups.
public struct AssignmentSettings: Sendable, Equatable {
  /// The rule: `ab`, `router` or `modulo`.
  public var rule: String
  /// The seed; nil where the rule has none.
  public var seed: Int?
  /// The percentage of one of the groups.
  public var percentage: Double
  /// The group whose percentage it is.
  public var percentageOf: GroupRole
  /// Where the percentage comes from, in words.
  public var source: Sentence
  /// The stage whose percentage it is; nil where none was named.
  public var stage: Int?
  /// The control's name.
  public var control: String
  /// The treatment's name.
  public var treatment: String

  /// Settings.
  public init(
    rule: String, seed: Int?, percentage: Double, percentageOf: GroupRole, source: Sentence, stage: Int?,
    control: String, treatment: String
  ) {
    self.rule = rule
    self.seed = seed
    self.percentage = percentage
    self.percentageOf = percentageOf
    self.source = source
    self.stage = stage
    self.control = control
    self.treatment = treatment
  }

  /// The name of a group.
  public func name(of role: GroupRole) -> String { role == .control ? control : treatment }
}

/// The shares of a list of users that the groups get, beside the planned ones.
public struct AssignmentAnswer: Sendable, Equatable {
  /// A group's part of the list.
  public struct Group: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its role.
    public var role: GroupRole
    /// The users that it gets.
    public var users: Int
    /// Its share of the list with Wilson's interval, as that of users drawn at random.
    public var share: Interval
    /// The share that the rule plans.
    public var planned: Double
  }

  /// How users are assigned.
  public var settings: AssignmentSettings
  /// The users of the list, each as often as it is named.
  public var users: Int
  /// The lines that name nobody.
  public var emptyLines: Int
  /// The groups, control first.
  public var groups: [Group]
  /// The level of the intervals.
  public var level: Double
  /// The test of the planned shares: exact for a short list, else χ²; nil where one group gets nobody by plan.
  public var test: (name: String, pValue: Double)? { tested.map { ($0.name, $0.pValue) } }

  private var tested: Tested?

  private struct Tested: Sendable, Equatable {
    var name: String
    var pValue: Double
  }

  /// The shares of a list.
  ///
  /// The test is exact up to 1,000 users.
  ///
  /// - Parameters:
  ///   - settings: how users are assigned.
  ///   - users: the users of each group, at least one in all.
  ///   - planned: the control's planned share.
  ///   - emptyLines: the lines that name nobody.
  ///   - level: the level of the intervals.
  /// - Throws: `InferenceError.tooFewRows` for a list of nobody; `invalidLevel`.
  public init(
    _ settings: AssignmentSettings, users: (control: Int, treatment: Int), planned: Double,
    emptyLines: Int = 0, level: Double = 0.95
  ) throws(InferenceError) {
    let total = users.control + users.treatment
    self.settings = settings
    self.users = total
    self.emptyLines = emptyLines
    self.level = level
    groups = []
    for (role, count, planned) in [
      (GroupRole.control, users.control, planned),
      (.treatment, users.treatment, ((1 - planned) * 1e12).rounded() / 1e12),
    ] {
      let share = try Wilson(events: Double(count), trials: Double(total)).interval(level: level)
      groups.append(
        Group(name: settings.name(of: role), role: role, users: count, share: share, planned: planned))
    }
    guard planned > 0, planned < 1 else { return }
    if total <= 1_000 {
      let test = try BinomialTest(events: users.control, trials: total, probability: planned)
      tested = Tested(name: BinomialTest.name, pValue: test.pValue)
    } else {
      let test = try SampleRatio(observed: [users.control, users.treatment], shares: [planned, 1 - planned])
      tested = Tested(name: SampleRatio.name, pValue: test.pValue)
    }
  }
}
