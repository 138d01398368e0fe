public import Sentences

/// A look at the data themselves, before any statistic is believed.
public struct Check: Sendable, Equatable {
  /// How it went.
  public enum Status: String, Sendable, CaseIterable {
    /// Nothing is wrong.
    case pass
    /// Something may be wrong; results hold all the same.
    case warn
    /// Something is wrong; a gate that asks for the check does not pass.
    case fail
    /// It could not be made; the detail says why.
    case notChecked = "not_checked"
  }

  /// What was looked at, such as `sample_ratio` or `units_in_several_groups`.
  public var name: String
  /// How it went.
  public var status: Status
  /// The statistic, where there is one.
  public var statistic: Double?
  /// Its p-value, where there is one.
  public var pValue: Double?
  /// What was found, in words and figures.
  public var finding: Sentence

  /// A check.
  public init(
    name: String, status: Status, statistic: Double? = nil, pValue: Double? = nil, finding: Sentence
  ) {
    self.name = name
    self.status = status
    self.statistic = statistic
    self.pValue = pValue
    self.finding = finding
  }

  /// A check of which is known in English only what was found.
  public init(
    name: String, status: Status, statistic: Double? = nil, pValue: Double? = nil, detail: String
  ) {
    self.init(
      name: name, status: status, statistic: statistic, pValue: pValue, finding: Sentence(foreign: detail))
  }

  /// What was found, in English.
  public var detail: String {
    get { finding.english }
    set { finding = Sentence(foreign: newValue) }
  }
}
