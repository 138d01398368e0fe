import Columns

extension RowBuilder {
  /// What a row has given so far, beside its numbers.
  struct StagedRow {
    var group: UInt8?
    var unit = Batch.missingUnit
    var time = Batch.missingTime
    /// The first thing that was wrong.
    var fault: RejectionReason?

    init(group: UInt8? = nil) { self.group = group }

    /// Notes what is wrong, unless something was before.
    mutating func fail(_ reason: RejectionReason) {
      if fault == nil { fault = reason }
    }
  }

  /// A wanted column without its name: all that reading a field asks for, and nothing that is counted by reference.
  struct Field {
    enum Kind {
      case group
      case unit
      case time
      case number
      case duration
      case flag
      case status
      case category
      case request
    }

    var kind: Kind
    /// The numeric column, or that of words.
    var number: Int32
    /// The unit of a duration that states none.
    var scale: DurationScale
    /// How its numbers are punctuated.
    var grouping: DigitGrouping

    init(_ column: WantedColumn) {
      scale = DurationScale(milliseconds: column.scale)
      grouping = column.grouping
      number = 0
      switch column.slot {
      case .group: kind = .group
      case .unit: kind = .unit
      case .time: kind = .time
      case .request: kind = .request
      case .category(let index):
        number = Int32(index)
        kind = .category
      case .number(let index):
        number = Int32(index)
        kind =
          switch column.reading {
          case .number: .number
          case .duration: .duration
          case .flag: .flag
          case .status: .status
          }
      }
    }
  }

  /// The wanted columns, where reading one costs no counting of references.
  @safe
  struct FieldList: ~Copyable {
    private var fields: UnsafeMutablePointer<Field>
    private(set) var count = 0

    init() { unsafe fields = .allocate(capacity: 0) }

    deinit { unsafe fields.deallocate() }

    /// Replaces all.
    mutating func set(_ columns: [WantedColumn]) {
      unsafe fields.deallocate()
      count = columns.count
      unsafe fields = .allocate(capacity: count)
      for (index, column) in columns.enumerated() { unsafe (fields + index).initialize(to: Field(column)) }
    }

    /// The column at an index.
    @inline(__always)
    subscript(index: Int) -> Field {
      precondition(index >= 0 && index < count)
      return unsafe fields[index]
    }
  }
}
