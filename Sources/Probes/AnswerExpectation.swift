public import Documents

/// What an answer must be to count as a success.
public struct AnswerExpectation: Sendable, Equatable {
  /// A part of an answer, by its dotted path, and what it must be.
  public struct Part: Sendable, Equatable {
    /// Where it stands, such as `persona.style`.
    public var path: String
    /// What it must be: a text, a number or a truth value.
    public var value: JSON

    /// A part.
    public init(path: String, value: JSON) {
      self.path = path
      self.value = value
    }
  }

  /// The HTTP statuses that are right; nil for 200 to 299.
  public var statuses: [Int]?
  /// Whether the service may refuse the request, with a status from 400 to 499 (408 and 429, a matter of time, aside),
  /// or by stating no success.
  public var mayRefuse = false
  /// Parts that the answer must have.
  public var parts: [Part] = []
  /// Parts by which the persona is judged: all as they should be is an accuracy of 1, else 0.
  public var persona: [Part] = []
  /// Whether an answer need not be JSON.
  public var mayBeText = false

  /// Any JSON answer with a status from 200 to 299.
  public init() {}

  /// Whether a status is right.
  func permits(_ status: Int) -> Bool {
    if let statuses { return statuses.contains(status) }
    return (200..<300).contains(status) || mayRefuse && isRefusal(status)
  }

  /// Whether a status is a refusal that the request may have earned.
  func isRefusal(_ status: Int) -> Bool { (400..<500).contains(status) && status != 408 && status != 429 }
}
