import CScan

/// The wanted values of consecutive rows, column by column.
@safe
struct FieldRows: ~Copyable {
  /// How many rows there is room for.
  private(set) var capacity = 0
  /// The value of column c in row r is at c · ``capacity`` + r.
  private(set) var values: UnsafeMutablePointer<cscan_field>
  let columns: Int

  init(columns: Int) {
    self.columns = columns
    unsafe values = .allocate(capacity: 0)
  }

  deinit { unsafe values.deallocate() }

  /// Makes room for so many rows; what was held is forgotten.
  mutating func reserve(_ rows: Int) {
    guard rows > capacity else { return }
    capacity = max(rows, 256)
    unsafe values.deallocate()
    unsafe values = .allocate(capacity: capacity * columns)
    unsafe values.initialize(repeating: cscan_field(), count: capacity * columns)
  }

  /// The values of a column in some rows, which must have been set.
  @inline(__always)
  func column(_ column: Int, _ rows: Range<Int>) -> UnsafeBufferPointer<cscan_field> {
    precondition(column < columns && rows.upperBound <= capacity)
    return unsafe UnsafeBufferPointer(start: values + column * capacity + rows.lowerBound, count: rows.count)
  }

  /// Sets a column of the first rows to the texts between separators.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - count: the number of rows.
  ///   - separators: the place of the separator before the first row's text; that behind it is next.
  ///   - width: how many places on the next row's are.
  mutating func setTexts(_ column: Int, count: Int, separators: UnsafePointer<UInt32>, width: Int) {
    precondition(column < columns && count <= capacity)
    let target = unsafe values + column * capacity
    var place = 0
    for row in 0..<count {
      let start = unsafe separators[place] &+ 1
      unsafe target[row].start = start
      unsafe target[row].length_and_kind = (separators[place + 1] &- start) << 3 | UInt32(cscan_text)
      place += width
    }
  }

  /// Takes a carriage return off the end of a column's texts in the first rows.
  mutating func dropReturns(_ column: Int, count: Int, _ base: UnsafeRawPointer) {
    precondition(column < columns && count <= capacity)
    let target = unsafe values + column * capacity
    for row in 0..<count {
      let end = unsafe Int(target[row].start) + target[row].length
      if unsafe target[row].length > 0, unsafe base.load(fromByteOffset: end - 1, as: UInt8.self) == 0x0D {
        unsafe target[row].length_and_kind &-= 8
      }
    }
  }

  /// Sets a column in some rows to one value.
  mutating func fill(_ column: Int, _ rows: Range<Int>, with value: cscan_field) {
    precondition(column < columns && rows.upperBound <= capacity)
    for row in rows { unsafe values[column * capacity + row] = value }
  }

  /// Sets a column in some rows to what another one has there.
  mutating func copy(_ column: Int, _ rows: Range<Int>, from other: Int) {
    precondition(column < columns && other < columns && rows.upperBound <= capacity)
    for row in rows { unsafe values[column * capacity + row] = values[other * capacity + row] }
  }
}

extension cscan_field {
  /// What it is: `cscan_text` and so on.
  @inline(__always)
  var kind: Int32 { Int32(length_and_kind & 7) }

  /// The length of its text.
  @inline(__always)
  var length: Int { Int(length_and_kind >> 3) }

  /// Whether it has a text: it is neither absent nor an object or array.
  @inline(__always)
  var hasText: Bool { kind == cscan_text || kind == cscan_number || kind == cscan_flag }

  /// A field of no text.
  init(kind: Int32) { self.init(value: 0, start: 0, length_and_kind: UInt32(kind)) }
}
