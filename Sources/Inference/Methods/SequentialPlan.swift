/// How an experiment that is looked at before its end keeps its α.
public struct SequentialPlan: Sendable, Equatable {
  /// The method.
  public enum Method: String, Sendable, Equatable, CaseIterable {
    /// One look; looking early raises false alarms.
    case none
    /// Group sequential, O'Brien and Fleming's type of spending.
    case obrienFleming = "obrien_fleming"
    /// Group sequential, Pocock's type of spending.
    case pocock
    /// Valid at every look, however many.
    case confidenceSequence = "confidence_sequence"

    /// How a group sequential method spends α; nil for the others.
    public var spending: SpendingFunction? { SpendingFunction(rawValue: rawValue) }
  }

  /// The method.
  public var method: Method
  /// The planned number of looks, equally far apart, of which those before now count as taken unless a ledger tells.
  public var looks: Int
  /// The units (requests where there are none) of all compared groups together at the planned end.
  public var plannedUnits: Int?

  /// The looks where none are planned.
  public static let usualLooks = 5

  /// A plan; without arguments one look.
  public init(method: Method = .none, looks: Int = Self.usualLooks, plannedUnits: Int? = nil) {
    self.method = method
    self.looks = looks
    self.plannedUnits = plannedUnits
  }
}
