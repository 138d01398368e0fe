public import Documents

/// What a careful reader would say of an experiment file, beyond that it can be read.
///
/// A mistake is what cannot be meant, or what a command would refuse later, in the middle of a release. A doubt is what
/// can hold but is hardly meant. Parts that cannot be read are left to `Plan.mistakes(in:)`.
public struct PlanReview: Sendable {
  /// All that cannot hold, that it cannot be read included, by line.
  public private(set) var mistakes: [DocumentError]
  /// What can hold and is hardly meant, by line.
  public private(set) var doubts: [DocumentError] = []

  /// A review of an experiment file.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - time: the milliseconds since 1970 of a time or a day, nil for what is none; a day that ends something ends with
  ///     its last millisecond, so the second argument says whether an end is meant.
  public init(_ document: Document, time: (_ text: String, _ isEnd: Bool) -> Int64?) {
    mistakes = Plan.mistakes(in: document)
    let root = document.root
    review(dates: root, time)
    review(groups: root)
    review(metrics: root)
    if let canary = Self.value(root, "canary") {
      review(stages: canary, time)
      review(triggers: canary)
      review(limits: canary)
    }
    mistakes = Plan.inOrder(mistakes)
    doubts = Plan.inOrder(doubts)
  }

  /// Notes what cannot hold.
  mutating func refuse(_ value: DocumentValue, _ reason: String) { mistakes.append(value.error(reason)) }

  /// Notes what is hardly meant.
  mutating func doubt(_ value: DocumentValue, _ reason: String) { doubts.append(value.error(reason)) }

  /// The value at a key; nil where it is absent, null, or its holder is no object.
  static func value(_ object: DocumentValue?, _ key: String) -> DocumentValue? {
    guard let object else { return nil }
    return try? object.optional(key)
  }

  /// The elements of the array at a key; none where there is no array.
  static func elements(_ object: DocumentValue?, _ key: String) -> [DocumentValue] {
    (try? value(object, key)?.array()) ?? []
  }

  /// Reads a time; one that is none is refused.
  mutating func moment(
    _ value: DocumentValue?, isEnd: Bool, _ time: (String, Bool) -> Int64?
  ) -> Int64? {
    guard let value, let text = value.json.stringValue else { return nil }
    if let found = time(text, isEnd) { return found }
    refuse(
      value,
      "must be a day or a time such as 2025-10-22 or 2025-10-22T09:30:00+09:00, not \(value.json)")
    return nil
  }

  private mutating func review(dates root: DocumentValue, _ time: (String, Bool) -> Int64?) {
    let end = Self.value(root, "end_date")
    let first = moment(Self.value(root, "start_date"), isEnd: false, time)
    let last = moment(end, isEnd: true, time)
    if let first, let last, last <= first, let end { refuse(end, "must not lie before start_date") }
  }

  private mutating func review(groups root: DocumentValue) {
    let groups = Self.value(root, "groups")
    let pair = ["control", "treatment"].map { Self.value(groups, $0) }
    for key in ["name", "algorithm"] {
      let words = pair.compactMap { Self.value($0, key) }
      let texts = words.compactMap { $0.json.stringValue?.lowercased() }
      if texts.count == 2, texts[0] == texts[1] {
        refuse(words[1], "is the same as the control's: rows of the two could not be told apart")
      }
    }
    for group in pair {
      if let share = Self.value(group, "percentage"), share.json.doubleValue == 0 {
        doubt(share, "gives this group no unit at all")
      }
    }
    let log = Self.value(root, "log")
    var columns: [String: String] = [:]
    for key in ["group", "unit", "time"] {
      guard let value = Self.value(log, key), let column = value.json.stringValue else { continue }
      if let other = columns[column] { doubt(value, "is the column of log.\(other), too") }
      columns[column] = key
    }
  }
}
