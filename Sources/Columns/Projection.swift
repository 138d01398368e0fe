/// A column that is wanted from a log, by the names it may have there.
public struct ColumnChoice: Hashable, Sendable {
  /// The names that will do, best first.
  public var names: [String]
  /// The flag that settles the choice, for messages: `--group`.
  public var flag: String
  /// Whether a file without the column is an error.
  public var isRequired: Bool

  /// A choice among `names`, settled by `flag`.
  public init(names: [String], flag: String, isRequired: Bool) {
    self.names = names
    self.flag = flag
    self.isRequired = isRequired
  }
}

/// How the text of a field becomes a number.
public enum NumberReading: Hashable, Sendable {
  /// A decimal number; `true`/`false` words are 1 and 0; a number with a unit of time (`0.234s`) is milliseconds.
  case number
  /// A duration in milliseconds: the unit on the value decides, else the suffix of the column's name, else the
  /// projection's ``Projection/timeUnit``, else milliseconds.
  case duration
  /// 1 for true, yes, 1, pass; 0 for false, no, 0, fail. Anything else is a bad value.
  case flag
  /// An HTTP status; a word (an exception's name) is +∞, so that it counts as 500 or more.
  case status
}

/// A numeric column that is wanted from a log.
public struct NumberColumn: Hashable, Sendable {
  /// Where it is found.
  public var choice: ColumnChoice
  /// How its fields are read.
  public var reading: NumberReading

  /// A column found by `choice` and read by `reading`.
  public init(choice: ColumnChoice, reading: NumberReading) {
    self.choice = choice
    self.reading = reading
  }
}

/// The columns that an analysis needs; all others are skipped by the reader.
public struct Projection: Sendable, Hashable {
  /// The experiment group; nil where each file is one group.
  public var group: ColumnChoice?
  /// Who was randomised; nil where requests are taken as independent.
  public var unit: ColumnChoice?
  /// The time of the request; nil where no question needs it.
  public var time: ColumnChoice?
  /// The numeric columns; a batch holds them in this order.
  public var numbers: [NumberColumn]
  /// The columns of words, such as an endpoint, whose values rows are told apart by; a batch holds them in this order.
  public var categories: [ColumnChoice]
  /// The column that names each request, by which a row that was logged twice is found; nil where nobody asks.
  public var request: ColumnChoice?
  /// The unit of durations that state none.
  public var timeUnit: TimeUnit?
  /// Whether batches hold the units' own texts beside their hashes, for who must hash them another way.
  public var keepsUnitTexts = false

  /// A projection on the given columns.
  public init(
    group: ColumnChoice?, unit: ColumnChoice? = nil, time: ColumnChoice? = nil, numbers: [NumberColumn],
    categories: [ColumnChoice] = [], request: ColumnChoice? = nil, timeUnit: TimeUnit? = nil
  ) {
    self.group = group
    self.unit = unit
    self.time = time
    self.numbers = numbers
    self.categories = categories
    self.request = request
    self.timeUnit = timeUnit
  }
}
