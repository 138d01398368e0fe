/// The texts of the units of a batch's rows, one behind the other.
struct UnitTexts {
  var bytes: [UInt8] = []
  /// Where the text of each row stands; a row whose unit is missing may have any place, or none.
  var places: [Range<Int>] = []

  /// Forgets all texts, and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}

extension Batch {
  /// The text of a row's unit, as it was hashed; it says nothing where the unit is ``missingUnit``.
  ///
  /// - Parameter row: a committed row, checked; empty unless ``keepsUnitTexts``.
  /// - Returns: the bytes.
  @_lifetime(borrow self)
  public func unitText(_ row: Int) -> Span<UInt8> {
    precondition(row >= 0 && row < count)
    let place = row < unitTexts.places.count ? unitTexts.places[row] : 0..<0
    let text = unitTexts.bytes.span.extracting(place)
    return unsafe _overrideLifetime(text, borrowing: self)
  }

  /// Writes the text of the unit of the row that is being staged, or of one behind it.
  ///
  /// - Parameters:
  ///   - text: the text that was hashed.
  ///   - ahead: how many rows are to be committed before it.
  package mutating func stage(unitText text: Span<UInt8>, ahead: Int) {
    let row = count + ahead
    while unitTexts.places.count <= row { unitTexts.places.append(0..<0) }
    let start = unitTexts.bytes.count
    unsafe text.withUnsafeBufferPointer { unsafe unitTexts.bytes.append(contentsOf: $0) }
    unitTexts.places[row] = start..<start + text.count
  }
}
