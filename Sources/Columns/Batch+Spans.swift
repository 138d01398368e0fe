extension Batch {
  /// The values of a numeric column, one for each committed row; NaN where missing.
  @_lifetime(borrow self)
  public func numbers(_ column: Int) -> Span<Double> {
    precondition(column >= 0 && column < numberColumns)
    let span = unsafe Span(_unsafeStart: numberStorage + column * capacity, count: count)
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// The group codes of the committed rows, indices into ``groupNames``.
  public var groups: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: groupStorage, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The hashed units of the committed rows; ``missingUnit`` where none was given.
  public var units: Span<UInt64> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: unitStorage, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The times of the committed rows in milliseconds since 1970; ``missingTime`` where none was given.
  public var times: Span<Int64> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: timeStorage, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
