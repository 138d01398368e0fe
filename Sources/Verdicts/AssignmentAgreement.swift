public import Sentences

/// Whether a log's groups are those that the hash gives.
public struct AssignmentAgreement: Sendable, Equatable {
  /// A unit that the log has in another group than the hash.
  public struct Example: Sendable, Equatable {
    /// Its name.
    public var unit: String
    /// Its bucket, from 0 to 99.
    public var bucket: Int
    /// The group that the hash gives.
    public var expected: String
    /// The group in the log.
    public var logged: String
    /// The number of the stage; nil where there are none.
    public var stage: Int?

    /// A unit.
    public init(unit: String, bucket: Int, expected: String, logged: String, stage: Int?) {
      self.unit = unit
      self.bucket = bucket
      self.expected = expected
      self.logged = logged
      self.stage = stage
    }
  }

  /// How users are assigned.
  public var settings: AssignmentSettings
  /// The stages and their percentages, where the plan dates them; empty where one percentage held throughout.
  public var stages: [(number: Int, percentage: Double)] {
    zip(stageNumbers, stagePercentages).map { ($0, $1) }
  }
  /// The rows that were judged.
  public var rows = 0
  /// Those of them whose group is not the one that the hash gives.
  public var rowsDisagreeing = 0
  /// The rows that name no unit.
  public var rowsWithoutUnit = 0
  /// The rows outside of every stage.
  public var rowsOutsideStages = 0
  /// The distinct units of the rows that were judged.
  public var units = 0
  /// The units with a row in another group than the hash gives.
  public var unitsDisagreeing = 0
  /// Those of them that belong to the control and are logged in the treatment.
  public var controlLoggedAsTreatment = 0
  /// Those of them that belong to the treatment and are logged in the control.
  public var treatmentLoggedAsControl = 0
  /// The units in both groups within one stage.
  public var unitsInBothGroups = 0
  /// The units that a change of stage moved, as the hash has it.
  public var unitsMoved = 0
  /// The first units that disagree.
  public var examples: [Example] = []
  /// The share of units that may disagree.
  public var tolerance = 0.0
  /// What was read.
  public var inputs: [Input] = []

  private let stageNumbers: [Int]
  private let stagePercentages: [Double]

  /// An agreement of nothing yet.
  public init(_ settings: AssignmentSettings, stages: [(number: Int, percentage: Double)] = []) {
    self.settings = settings
    stageNumbers = stages.map(\.number)
    stagePercentages = stages.map(\.percentage)
  }

  /// The share of units that disagree; NaN without units.
  public var share: Double { Double(unitsDisagreeing) / Double(units) }

  /// Whether no more units disagree than are tolerated; never without units.
  public var isAgreed: Bool { units > 0 && share <= tolerance }

  /// What so many units in the wrong group hint at; nil where it may be single cases.
  public var hint: String? { hintSentence?.english }

  /// The same, so that it can be told in another language.
  public var hintSentence: Sentence? {
    guard units >= 20, share > 0.02 else { return nil }
    if share > 0.98 { return "nearly every unit is in the other group: the names of the groups are swapped" }
    if controlLoggedAsTreatment == 0 || treatmentLoggedAsControl == 0 {
      return "all are wrong in one direction: the percentage is another one"
    }
    return
      "they are wrong in both directions: the rule or the seed is another one, or the log's unit is not what was hashed"
  }

  /// The agreement as a look at the data.
  ///
  /// Units of the wrong group fail it beyond 1 %, and warn below.
  public var check: Check {
    let name = "assignment"
    guard units > 0 else {
      return Check(name: name, status: .notChecked, finding: "no row names its unit")
    }
    let moved: Sentence =
      unitsMoved > 0 ? "; \(Figures.count(unitsMoved)) moved with a stage, as planned" : ""
    guard unitsDisagreeing > 0 else {
      return Check(
        name: name, status: .pass, statistic: 0,
        finding:
          "each of \(Figures.count(units)) units is in the group that the rule \(name: settings.rule) gives"
          + moved)
    }
    return Check(
      name: name, status: share > 0.01 ? .fail : .warn, statistic: share,
      finding: disagreement + (hintSentence.map { "; \($0)" } ?? "") + moved)
  }

  private var disagreement: Sentence {
    "\(Figures.count(unitsDisagreeing)) of \(Figures.count(units)) units (\(Figures.percent(share))) have rows in another group than the rule \(name: settings.rule) gives, \(Figures.count(unitsInBothGroups)) of all units in both groups"
  }
}
