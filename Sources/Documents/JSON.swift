/// A JSON value whose objects keep the order of their members.
///
/// A number that is whole and at most 2⁵³ in magnitude is an `integer` whether it was written `3`, `3.0` or
/// `3e0`, and so is any integer written without point and exponent that 64 bits hold. Values are equal when
/// their texts mean the same: numbers by value, strings byte for byte, objects with the same order.
///
/// ```swift
/// let document: JSON = ["schema": "assay-power/1", "power": JSON(power), "days": JSON(days)]
/// ```
public enum JSON: Sendable {
  /// A value that does not exist.
  case null

  /// A truth value.
  case bool(Bool)

  /// A whole number, exact.
  case integer(Int)

  /// Any other number. NaN and ±∞ are written as null.
  case number(Double)

  /// A text.
  case string(String)

  /// Values in order.
  case array([JSON])

  /// Named values in order.
  case object(Object)
}

extension JSON {
  /// A number; NaN and ±∞ give null: a number that does not exist.
  public init(_ number: Double) {
    guard number.isFinite else {
      self = .null
      return
    }
    // 2⁵³: up to here every whole Double is the only one that its integer rounds to.
    guard number.magnitude <= 9_007_199_254_740_992, let integer = Int(exactly: number),
      integer != 0 || number.sign == .plus
    else {
      self = .number(number)
      return
    }
    self = .integer(integer)
  }

  /// A number; nil, NaN and ±∞ give null: a number that does not exist.
  public init(_ number: Double?) {
    self = number.map { JSON($0) } ?? .null
  }

  /// A whole number.
  public init(_ integer: Int) {
    self = .integer(integer)
  }

  /// A whole number; null where there is none.
  public init(_ integer: Int?) {
    self = integer.map { .integer($0) } ?? .null
  }

  /// A text.
  public init(_ string: String) {
    self = .string(string)
  }

  /// A text; null where there is none.
  public init(_ string: String?) {
    self = string.map { .string($0) } ?? .null
  }

  /// A truth value.
  public init(_ bool: Bool) {
    self = .bool(bool)
  }

  /// A truth value; null where there is none.
  public init(_ bool: Bool?) {
    self = bool.map { .bool($0) } ?? .null
  }

  /// An array of values in their order.
  public init(_ elements: some Sequence<JSON>) {
    self = .array(Array(elements))
  }
}

extension JSON: Equatable {
  /// Whether two values mean the same: numbers by value, strings byte for byte, objects with their order.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.integer(let integer), .number(let number)), (.number(let number), .integer(let integer)):
      Int(exactly: number) == integer
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}
