extension Batch {
  /// Stands for "no word was given".
  public static var missingCategory: UInt16 { .max }
  /// The number of values of a column of words that a batch can tell apart; one more is an error of the log.
  public static var categoryLimit: Int { 1_000 }

  /// The codes of a column of words, indices into ``categoryNames``; ``missingCategory`` where none was given.
  @_lifetime(borrow self)
  public func categories(_ column: Int) -> Span<UInt16> {
    precondition(column >= 0 && column < categoryColumns)
    let span = unsafe Span(_unsafeStart: categoryStorage + column * capacity, count: count)
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// The hashed names of the requests; ``missingUnit`` where none was given. Empty unless ``hasRequests``.
  public var requests: Span<UInt64> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: requestStorage, count: hasRequests ? count : 0)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Writes a word of the row that is being staged.
  ///
  /// - Parameters:
  ///   - category: a code given by ``addCategory(_:column:)``, or ``missingCategory``.
  ///   - column: the column of words.
  public mutating func stage(category: UInt16, column: Int) {
    precondition(column >= 0 && column < categoryColumns && count < capacity)
    unsafe categoryStorage[column * capacity + count] = category
  }

  /// Writes the hashed name of the request that is being staged; ``missingUnit`` for none.
  public mutating func stage(request: UInt64) {
    precondition(hasRequests && count < capacity)
    unsafe requestStorage[count] = request
  }

  /// The code of a word that was not seen in this batch before.
  ///
  /// - Returns: nil when the column holds ``categoryLimit`` values already.
  public mutating func addCategory(_ name: String, column: Int) -> UInt16? {
    guard categoryNames[column].count < Self.categoryLimit else { return nil }
    categoryNames[column].append(name)
    return UInt16(categoryNames[column].count - 1)
  }

  /// The room for the next rows' words of a column.
  @_lifetime(&self)
  package mutating func categoryRoom(_ column: Int, rows: Int) -> MutableSpan<UInt16> {
    precondition(column >= 0 && column < categoryColumns && rows >= 0 && count + rows <= capacity)
    let span = unsafe MutableSpan(_unsafeStart: categoryStorage + column * capacity + count, count: rows)
    return unsafe _overrideLifetime(span, mutating: &self)
  }

  /// The room for the next rows' requests.
  @_lifetime(&self)
  package mutating func requestRoom(rows: Int) -> MutableSpan<UInt64> {
    precondition(hasRequests && rows >= 0 && count + rows <= capacity)
    let span = unsafe MutableSpan(_unsafeStart: requestStorage + count, count: rows)
    return unsafe _overrideLifetime(span, mutating: &self)
  }
}
