/// A type whose values can be written as one argument.
///
/// Strings, numbers and `Bool` are; an enumeration with raw values only has to declare it.
public protocol ExpressibleByArgument: SendableMetatype {
  /// Reads a value.
  ///
  /// - Parameter argument: The text; `nil` is returned when it stands for no value.
  init?(argument: String)

  /// The value as the help shows a default.
  var defaultValueDescription: String { get }

  /// All texts that stand for a value, for help and messages; empty when they are too many to list.
  static var allValueStrings: [String] { get }
}

extension ExpressibleByArgument {
  /// The value as it describes itself.
  public var defaultValueDescription: String { "\(self)" }

  /// No list of values.
  public static var allValueStrings: [String] { [] }
}

extension ExpressibleByArgument where Self: LosslessStringConvertible {
  /// Reads a value from its description.
  ///
  /// - Parameter argument: The description.
  public init?(argument: String) { self.init(argument) }
}

extension ExpressibleByArgument where Self: RawRepresentable, RawValue: ExpressibleByArgument {
  /// Reads a value from its raw value.
  ///
  /// - Parameter argument: The raw value's text.
  public init?(argument: String) {
    guard let raw = RawValue(argument: argument) else { return nil }
    self.init(rawValue: raw)
  }

  /// The raw value as the help shows it.
  public var defaultValueDescription: String { rawValue.defaultValueDescription }
}

extension ExpressibleByArgument where Self: CaseIterable {
  /// The descriptions of all cases.
  public static var allValueStrings: [String] { allCases.map { String(describing: $0) } }
}

extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable, RawValue: ExpressibleByArgument {
  /// The raw values of all cases.
  public static var allValueStrings: [String] { allCases.map(\.rawValue.defaultValueDescription) }
}

extension String: ExpressibleByArgument {}
extension Bool: ExpressibleByArgument {}
extension Double: ExpressibleByArgument {}
extension Float: ExpressibleByArgument {}
extension Int: ExpressibleByArgument {}
extension Int8: ExpressibleByArgument {}
extension Int16: ExpressibleByArgument {}
extension Int32: ExpressibleByArgument {}
extension Int64: ExpressibleByArgument {}
extension UInt: ExpressibleByArgument {}
extension UInt8: ExpressibleByArgument {}
extension UInt16: ExpressibleByArgument {}
extension UInt32: ExpressibleByArgument {}
extension UInt64: ExpressibleByArgument {}
