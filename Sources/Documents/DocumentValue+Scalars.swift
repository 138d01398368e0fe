extension DocumentValue {
  /// The number.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but a number.
  public func number() throws(DocumentError) -> Double {
    guard let number = json.doubleValue else { throw wrongKind(expected: "a number") }
    return number
  }

  /// The number, which must lie within a range, its ends included.
  ///
  /// - Throws: `DocumentError.invalid` outside the range, `wrongKind` on anything but a number.
  public func number(in range: ClosedRange<Double>) throws(DocumentError) -> Double {
    let number = try number()
    guard range.contains(number) else {
      throw error("must lie between \(JSON(range.lowerBound)) and \(JSON(range.upperBound)), not \(json)")
    }
    return number
  }

  /// The whole number; `3.0` is one.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but a number, and on one with a fraction.
  public func integer() throws(DocumentError) -> Int {
    guard let integer = json.integerValue else {
      guard json.doubleValue != nil else { throw wrongKind(expected: "a whole number") }
      throw .wrongKind(at: location, path: path, expected: "a whole number", found: json.description)
    }
    return integer
  }

  /// The whole number, which must lie within a range, its ends included.
  ///
  /// - Throws: `DocumentError.invalid` outside the range, `wrongKind` on anything but a whole number.
  public func integer(in range: ClosedRange<Int>) throws(DocumentError) -> Int {
    let integer = try integer()
    guard range.contains(integer) else {
      throw error("must lie between \(range.lowerBound) and \(range.upperBound), not \(integer)")
    }
    return integer
  }

  /// The whole number, which must not be smaller than another.
  ///
  /// - Throws: `DocumentError.invalid` below it, `wrongKind` on anything but a whole number.
  public func integer(atLeast minimum: Int) throws(DocumentError) -> Int {
    let integer = try integer()
    guard integer >= minimum else { throw error("must be at least \(minimum), not \(integer)") }
    return integer
  }

  /// The whole number of things that were counted, from 0 to 2⁵³.
  ///
  /// Beyond that a Double no longer holds every whole number, and sums of counts could leave 64 bits.
  ///
  /// - Throws: `DocumentError.invalid` outside the range, `wrongKind` on anything but a whole number.
  public func count() throws(DocumentError) -> Int { try integer(in: 0...(1 << 53)) }

  /// The text.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but a string.
  public func string() throws(DocumentError) -> String {
    guard let string = json.stringValue else { throw wrongKind(expected: "a string") }
    return string
  }

  /// The truth value.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but true and false.
  public func boolean() throws(DocumentError) -> Bool {
    guard let bool = json.boolValue else { throw wrongKind(expected: "true or false") }
    return bool
  }

  /// The text, which must be one of these.
  ///
  /// - Throws: `DocumentError.notAChoice` on another, which names the nearest; `wrongKind` on anything but a
  ///   string.
  public func oneOf(_ choices: [String]) throws(DocumentError) -> String {
    let string = try string()
    guard choices.contains(string) else {
      throw .notAChoice(at: location, path: path, found: string, choices: choices)
    }
    return string
  }

  /// The case whose raw value is the text.
  ///
  /// - Throws: `DocumentError.notAChoice` on a text that is none, which names the nearest; `wrongKind` on
  ///   anything but a string.
  public func oneOf<Choice>(_ choices: Choice.Type) throws(DocumentError) -> Choice
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    let string = try oneOf(Choice.allCases.map(\.rawValue))
    guard let choice = Choice(rawValue: string) else {
      throw .notAChoice(
        at: location, path: path, found: string, choices: Choice.allCases.map(\.rawValue))
    }
    return choice
  }
}
