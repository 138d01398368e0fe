public import ArgumentParser
public import Assignment
public import Inference
public import Reports
public import Verdicts
public import Warehouse

// The words that options take, for types that know nothing of a command line.

extension ComparisonSettings.Test: ExpressibleByArgument {}
extension RegressionAdjustment.Slopes: ExpressibleByArgument {}
extension EvidenceLevel: ExpressibleByArgument {}
extension ProportionPower.Method: ExpressibleByArgument {}
extension SpendingFunction: ExpressibleByArgument {}
extension AssignmentRule: ExpressibleByArgument {}
extension Dialect: ExpressibleByArgument {}

extension Alternative: ExpressibleByArgument {
  /// Reads `two-sided`, `two_sided`, `greater` or `less`.
  public init?(argument: String) {
    self.init(rawValue: argument == "two-sided" ? "two_sided" : argument)
  }
}

extension Correction: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

extension SequentialPlan.Method: ExpressibleByArgument {
  /// Reads the words of a plan, also with hyphens.
  public init?(argument: String) {
    self.init(rawValue: String(argument.map { $0 == "-" ? "_" : $0 }))
  }
}
