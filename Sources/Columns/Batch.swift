/// The rows of one block of a log, column by column.
///
/// A reader stages a row's values and then commits or abandons the row; a summary reads whole columns as spans.
/// The memory is kept from one block to the next. Rows of a batch are in the order of the file.
///
/// Missing values: a number is NaN, a unit is ``missingUnit``, a time is ``missingTime``. A row without a group is
/// never committed.
@safe
public struct Batch: ~Copyable {
  /// Stands for "no unit was given": such a row is a unit of its own.
  public static var missingUnit: UInt64 { 0 }
  /// Stands for "no time was given".
  public static var missingTime: Int64 { .min }
  /// The number of groups that a batch can tell apart; one more is an error of the log.
  public static var groupLimit: Int { 64 }

  /// The number of numeric columns.
  public let numberColumns: Int
  /// The number of columns of words.
  public let categoryColumns: Int
  /// Whether rows carry the hashed name of their request.
  public let hasRequests: Bool
  /// Whether rows carry the text of their unit.
  public let keepsUnitTexts: Bool
  /// The number of committed rows.
  public private(set) var count = 0
  /// The names of the groups, in the order of first appearance; a row's code is an index into it.
  public private(set) var groupNames: [String] = []
  /// The values of each column of words, in the order of first appearance; a row's code is an index into them.
  public internal(set) var categoryNames: [[String]]
  /// Whether the file has each numeric column at all.
  public var isPresent: [Bool]
  /// The rows that were rejected, in order.
  public var rejections: [Rejection] = []
  /// The number of rows without any content, such as `,,,`: read, and neither committed nor rejected.
  public var blankRows = 0

  var unitTexts = UnitTexts()
  private var groupCount = 0
  @usableFromInline package private(set) var capacity = 0
  private(set) var numberStorage: UnsafeMutablePointer<Double>
  private(set) var groupStorage: UnsafeMutablePointer<UInt8>
  private(set) var unitStorage: UnsafeMutablePointer<UInt64>
  private(set) var timeStorage: UnsafeMutablePointer<Int64>
  private(set) var categoryStorage: UnsafeMutablePointer<UInt16>
  private(set) var requestStorage: UnsafeMutablePointer<UInt64>

  /// An empty batch of `numberColumns` numeric columns and `categoryColumns` of words beside group, unit and time.
  public init(
    numberColumns: Int, categoryColumns: Int = 0, hasRequests: Bool = false, keepsUnitTexts: Bool = false
  ) {
    precondition(numberColumns >= 0 && categoryColumns >= 0)
    self.numberColumns = numberColumns
    self.categoryColumns = categoryColumns
    self.hasRequests = hasRequests
    self.keepsUnitTexts = keepsUnitTexts
    categoryNames = Array(repeating: [], count: categoryColumns)
    isPresent = Array(repeating: true, count: numberColumns)
    unsafe numberStorage = .allocate(capacity: 0)
    unsafe groupStorage = .allocate(capacity: 0)
    unsafe unitStorage = .allocate(capacity: 0)
    unsafe timeStorage = .allocate(capacity: 0)
    unsafe categoryStorage = .allocate(capacity: 0)
    unsafe requestStorage = .allocate(capacity: 0)
  }

  deinit {
    unsafe numberStorage.deallocate()
    unsafe groupStorage.deallocate()
    unsafe unitStorage.deallocate()
    unsafe timeStorage.deallocate()
    unsafe categoryStorage.deallocate()
    unsafe requestStorage.deallocate()
  }

  /// Forgets rows, groups, rejections and blank rows, keeps the memory, and makes room for `rows` rows.
  public mutating func clear(reserving rows: Int) {
    count = 0
    groupNames.removeAll(keepingCapacity: true)
    groupCount = 0
    rejections.removeAll(keepingCapacity: true)
    blankRows = 0
    for column in 0..<categoryColumns { categoryNames[column].removeAll(keepingCapacity: true) }
    if keepsUnitTexts { unitTexts.removeAll() }
    guard rows > capacity else { return }
    capacity = rows + rows / 4
    unsafe numberStorage.deallocate()
    unsafe groupStorage.deallocate()
    unsafe unitStorage.deallocate()
    unsafe timeStorage.deallocate()
    unsafe categoryStorage.deallocate()
    unsafe requestStorage.deallocate()
    unsafe numberStorage = .allocate(capacity: capacity * numberColumns)
    unsafe groupStorage = .allocate(capacity: capacity)
    unsafe unitStorage = .allocate(capacity: capacity)
    unsafe timeStorage = .allocate(capacity: capacity)
    unsafe categoryStorage = .allocate(capacity: capacity * categoryColumns)
    unsafe requestStorage = .allocate(capacity: hasRequests ? capacity : 0)
  }

  /// Whether the room for rows is used up: the next row needs ``grow(filling:)``.
  @inlinable package var isFull: Bool { count == capacity }

  /// Doubles the room for rows and keeps the rows; the new rows' numbers are `value`.
  package mutating func grow(filling value: Double) {
    let larger = max(2 * capacity, 64)
    let numbers = UnsafeMutablePointer<Double>.allocate(capacity: larger * numberColumns)
    unsafe numbers.initialize(repeating: value, count: larger * numberColumns)
    for column in 0..<numberColumns {
      unsafe (numbers + column * larger).update(from: numberStorage + column * capacity, count: count)
    }
    unsafe numberStorage.deallocate()
    unsafe numberStorage = numbers
    unsafe groupStorage = Self.moved(groupStorage, count: count, capacity: larger)
    unsafe unitStorage = Self.moved(unitStorage, count: count, capacity: larger)
    unsafe timeStorage = Self.moved(timeStorage, count: count, capacity: larger)
    growWords(to: larger)
    capacity = larger
  }

  /// Moves words and requests to larger room, whose new rows have none.
  private mutating func growWords(to larger: Int) {
    if categoryColumns > 0 {
      let codes = UnsafeMutablePointer<UInt16>.allocate(capacity: larger * categoryColumns)
      unsafe codes.initialize(repeating: Self.missingCategory, count: larger * categoryColumns)
      for column in 0..<categoryColumns {
        unsafe (codes + column * larger).update(from: categoryStorage + column * capacity, count: count)
      }
      unsafe categoryStorage.deallocate()
      unsafe categoryStorage = codes
    }
    if hasRequests {
      unsafe requestStorage = Self.moved(requestStorage, count: count, capacity: larger)
      unsafe (requestStorage + count).initialize(repeating: Self.missingUnit, count: larger - count)
    }
  }

  private static func moved<Value>(
    _ old: UnsafeMutablePointer<Value>, count: Int, capacity: Int
  ) -> UnsafeMutablePointer<Value> {
    let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    unsafe new.moveInitialize(from: old, count: count)
    unsafe old.deallocate()
    return unsafe new
  }

  /// Sets every number for which there is room, so that a column that no row stages holds `value`.
  package mutating func fillNumbers(with value: Double) {
    unsafe numberStorage.initialize(repeating: value, count: capacity * numberColumns)
  }

  /// Makes words and requests missing wherever there is room, so that a column that no row stages has none.
  package mutating func clearWords() {
    unsafe categoryStorage.initialize(repeating: Self.missingCategory, count: capacity * categoryColumns)
    unsafe requestStorage.initialize(repeating: Self.missingUnit, count: hasRequests ? capacity : 0)
  }

  /// Writes a value of the row that is being staged.
  ///
  /// Every numeric column of a row must be staged before ``commit(group:unit:time:)``; NaN is "missing".
  public mutating func stage(_ value: Double, column: Int) {
    precondition(column >= 0 && column < numberColumns && count < capacity)
    unsafe numberStorage[column * capacity + count] = value
  }

  /// Ends the staged row: it now counts.
  ///
  /// - Parameters:
  ///   - group: a code given by ``addGroup(_:)``.
  ///   - unit: the unit's hash, or ``missingUnit``.
  ///   - time: milliseconds since 1970-01-01T00:00:00Z, or ``missingTime``.
  public mutating func commit(group: UInt8, unit: UInt64, time: Int64) {
    precondition(count < capacity && Int(group) < groupCount)
    unsafe groupStorage[count] = group
    unsafe unitStorage[count] = unit
    unsafe timeStorage[count] = time
    count += 1
  }

  /// Makes room for at least so many more rows; the new rows' numbers are `value`.
  package mutating func reserve(_ rows: Int, filling value: Double) {
    while capacity - count < rows { grow(filling: value) }
  }

  /// The room for the next rows' values of a numeric column.
  @_lifetime(&self)
  package mutating func numberRoom(_ column: Int, rows: Int) -> MutableSpan<Double> {
    precondition(column >= 0 && column < numberColumns && rows >= 0 && count + rows <= capacity)
    let span = unsafe MutableSpan(_unsafeStart: numberStorage + column * capacity + count, count: rows)
    return unsafe _overrideLifetime(span, mutating: &self)
  }

  /// The room for the next rows' group codes.
  @_lifetime(&self)
  package mutating func groupRoom(rows: Int) -> MutableSpan<UInt8> {
    precondition(rows >= 0 && count + rows <= capacity)
    let span = unsafe MutableSpan(_unsafeStart: groupStorage + count, count: rows)
    return unsafe _overrideLifetime(span, mutating: &self)
  }

  /// The room for the next rows' units.
  @_lifetime(&self)
  package mutating func unitRoom(rows: Int) -> MutableSpan<UInt64> {
    precondition(rows >= 0 && count + rows <= capacity)
    let span = unsafe MutableSpan(_unsafeStart: unitStorage + count, count: rows)
    return unsafe _overrideLifetime(span, mutating: &self)
  }

  /// The room for the next rows' times.
  @_lifetime(&self)
  package mutating func timeRoom(rows: Int) -> MutableSpan<Int64> {
    precondition(rows >= 0 && count + rows <= capacity)
    let span = unsafe MutableSpan(_unsafeStart: timeStorage + count, count: rows)
    return unsafe _overrideLifetime(span, mutating: &self)
  }

  /// Ends so many rows, all of whose values were written to the room for them.
  package mutating func commit(rows: Int) {
    precondition(rows >= 0 && count + rows <= capacity)
    count += rows
  }

  /// The code of a group that was not seen in this batch before.
  ///
  /// - Returns: nil when the batch holds ``groupLimit`` groups already.
  public mutating func addGroup(_ name: String) -> UInt8? {
    guard groupCount < Self.groupLimit else { return nil }
    groupNames.append(name)
    groupCount += 1
    return UInt8(groupCount - 1)
  }
}
