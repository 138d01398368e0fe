internal import Documents
internal import Inference
internal import Summaries
internal import Verdicts

/// What documents hold in many places, read back as it was held before.
///
/// A key that may be null may be absent too. Keys that are not known are passed over: a later version may add some, which
/// is no reason to refuse what this one understands.
extension DocumentValue {
  /// A number; NaN where it does not exist.
  func figure(_ key: String) throws(DocumentError) -> Double { try number(key) ?? .nan }

  // What is as it should be is taken as it is: a place in the text is made only for an error.

  /// A number; nil where it does not exist.
  func number(_ key: String) throws(DocumentError) -> Double? {
    if let number = json[key]?.doubleValue { return number }
    return try optional(key)?.number()
  }

  /// A text; nil where there is none.
  func text(_ key: String) throws(DocumentError) -> String? {
    if let text = json[key]?.stringValue { return text }
    return try optional(key)?.string()
  }

  /// A text that must be there.
  func words(_ key: String) throws(DocumentError) -> String {
    if let text = json[key]?.stringValue { return text }
    return try required(key).string()
  }

  /// A number of things that must be there.
  func count(_ key: String) throws(DocumentError) -> Int {
    if let count = json[key]?.integerValue, (0...(1 << 53)).contains(count) { return count }
    return try required(key).count()
  }

  /// A number of things; nil where it is not known.
  func counted(_ key: String) throws(DocumentError) -> Int? {
    if let count = json[key]?.integerValue, (0...(1 << 53)).contains(count) { return count }
    return try optional(key)?.count()
  }

  /// One of the words of an enumeration, which must be there.
  func choice<Choice>(_ key: String, _ choices: Choice.Type) throws(DocumentError) -> Choice
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    if let text = json[key]?.stringValue, let choice = Choice(rawValue: text) { return choice }
    return try required(key).oneOf(choices)
  }

  /// The elements of an array that must be there, each read.
  func each<Element>(
    _ key: String, _ read: (DocumentValue) throws(DocumentError) -> Element
  ) throws(DocumentError) -> [Element] {
    var elements: [Element] = []
    for element in try required(key).array() { elements.append(try read(element)) }
    return elements
  }

  /// A value that is not read where it is absent or null.
  func part<Part>(
    _ key: String, _ read: (DocumentValue) throws(DocumentError) -> Part
  ) throws(DocumentError) -> Part? {
    guard let value = try optional(key) else { return nil }
    return try read(value)
  }

  /// An interval; an end that is null is one that nothing bounds.
  func interval(_ key: String) throws(DocumentError) -> Interval? {
    guard let value = try optional(key) else { return nil }
    return try value.interval(around: value.figure("estimate"))
  }

  /// The ends of an interval.
  func interval(around estimate: Double) throws(DocumentError) -> Interval {
    Interval(
      estimate: estimate, lower: try number("lower") ?? -.infinity, upper: try number("upper") ?? .infinity)
  }

  /// A time as ``Figures/timestamp(_:)`` writes it, in milliseconds since 1970; nil where there is none.
  func time(_ key: String) throws(DocumentError) -> Int64? {
    guard let value = try optional(key) else { return nil }
    // Far enough from the ends of Int64 that the time between two of them can be told.
    guard let time = Figures.milliseconds(ofTimestamp: try value.string()), time.magnitude < 1 << 62 else {
      throw value.error("must be a time such as 2025-10-22T09:30:00Z, with milliseconds where there are any")
    }
    return time
  }

  /// The time from one key to another; nil where either is absent.
  func times(_ first: String, _ last: String) throws(DocumentError) -> ClosedRange<Int64>? {
    guard let start = try time(first), let end = try time(last) else { return nil }
    guard start <= end else { throw try required(last).error("must not lie before \(first)") }
    return start...end
  }

  /// Values by level, in their order; none where it is null.
  func quantiles(_ key: String) throws(DocumentError) -> [Quantile] {
    guard let value = try optional(key) else { return [] }
    var quantiles: [Quantile] = []
    for member in try value.members() {
      guard let text = member.key, let level = Double(text), level >= 0, level <= 1 else {
        throw member.error("is no level: it must be a number between 0 and 1")
      }
      quantiles.append(Quantile(level: level, value: member.isNull ? .nan : try member.number()))
    }
    return quantiles
  }
}
