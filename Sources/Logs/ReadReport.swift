public import Columns

/// What was read, source by source.
public struct ReadReport: Sendable, Equatable {
  /// The inputs, in the order of the sources.
  public var inputs: [Input]

  /// A report of `inputs`.
  public init(inputs: [Input]) { self.inputs = inputs }

  /// One input of a reading.
  public struct Input: Sendable, Equatable {
    /// The path as it was given; `-` is standard input.
    public var path: String
    /// The number of bytes of text read; of a compressed log, those it decompresses to.
    public var bytes: Int
    /// The number of rows read, rejected ones included.
    public var rows: Int
    /// The number of rejected rows.
    public var rejected: Int
    /// The hash of the content: `xxh3_128` over the `xxh3_128` of each mebibyte in order, as 32 hexadecimal digits.
    ///
    /// It is the hash of the text, so that a log and its archive have the same one.
    ///
    /// *Source:* Y. Collet, xxHash specification, XXH3 128 bits, canonical (big-endian) representation.
    public var xxh3: String
    /// How the rows are written.
    public var format: LogFormat
    /// The group that every row belongs to, where the source is one group.
    public var fixedGroup: String?
    /// The columns that were chosen, in the order of the projection.
    public var columns: [ChosenColumn]
    /// Whether the header leaves the first field of each row without a name, which is taken for a row number.
    public var hasRowNumbers: Bool

    /// An input.
    public init(
      path: String, bytes: Int, rows: Int, rejected: Int, xxh3: String, format: LogFormat,
      fixedGroup: String?, columns: [ChosenColumn], hasRowNumbers: Bool = false
    ) {
      self.path = path
      self.bytes = bytes
      self.rows = rows
      self.rejected = rejected
      self.xxh3 = xxh3
      self.format = format
      self.fixedGroup = fixedGroup
      self.columns = columns
      self.hasRowNumbers = hasRowNumbers
    }
  }

  /// A column of a file and what it was taken for.
  public struct ChosenColumn: Sendable, Equatable {
    /// What its values are taken for.
    public var slot: Slot
    /// Its name in the file.
    public var name: String
    /// Whether the column's own name states the unit of a duration.
    public var unit: TimeUnit?
    /// Whether the unit of a duration is known without being told: by the name, the first values or the format.
    public var isUnitKnown: Bool

    /// A chosen column; its unit is known where the name tells it, or the values or the format do.
    public init(slot: Slot, name: String, unit: TimeUnit?, isUnitStated: Bool = false) {
      self.slot = slot
      self.name = name
      self.unit = unit
      isUnitKnown = unit != nil || isUnitStated
    }
  }
}
