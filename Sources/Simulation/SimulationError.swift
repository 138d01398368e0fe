/// What a simulation cannot be made from.
public enum SimulationError: Error, Sendable, Equatable {
  /// A parameter is outside of what it may be; its name is that of its flag without dashes.
  case outOfRange(parameter: String, value: Double, allowed: String)
  /// There is no method of that name to calibrate; the names there are.
  case unknownMethod(String, known: [String])
}

extension SimulationError {
  /// What is wrong, and what would cure it.
  public var explanation: String {
    switch self {
    case .outOfRange(let parameter, let value, let allowed):
      "--\(parameter) \(value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"): must be \(allowed)"
    case .unknownMethod(let name, let known):
      "--only \(name): there is no such method; there are \(known.joined(separator: ", "))"
    }
  }
}
