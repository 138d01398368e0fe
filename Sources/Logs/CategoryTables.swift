import Columns

/// The words of a batch's columns by their hashes, so that a row's word is found without making a string.
///
/// Words are told apart by their 64-bit hash alone, as units are: of a thousand, two share one with a chance of 3e-14.
@safe
struct CategoryTables: ~Copyable {
  /// The places of one column: a power of two, of which at most half are taken.
  private static let places = 2_048

  private let columns: Int
  /// The hash at each place; ``Batch/missingUnit`` where it is free.
  private let hashes: UnsafeMutablePointer<UInt64>
  private let codes: UnsafeMutablePointer<UInt16>

  init(columns: Int) {
    precondition(Batch.categoryLimit <= Self.places / 2)
    self.columns = columns
    unsafe hashes = .allocate(capacity: columns * Self.places)
    unsafe codes = .allocate(capacity: columns * Self.places)
    unsafe hashes.initialize(repeating: Batch.missingUnit, count: columns * Self.places)
    unsafe codes.initialize(repeating: 0, count: columns * Self.places)
  }

  deinit {
    unsafe hashes.deallocate()
    unsafe codes.deallocate()
  }

  /// Forgets all words.
  mutating func removeAll() {
    unsafe hashes.update(repeating: Batch.missingUnit, count: columns * Self.places)
  }

  /// The code of a word, or nil where it is new; the hash is not that of a missing one.
  @inline(__always)
  func code(of hash: UInt64, column: Int) -> UInt16? {
    let place = place(of: hash, column: column)
    return unsafe hashes[place] == hash ? codes[place] : nil
  }

  /// Adds a word that is new.
  mutating func insert(_ hash: UInt64, code: UInt16, column: Int) {
    let place = place(of: hash, column: column)
    unsafe hashes[place] = hash
    unsafe codes[place] = code
  }

  /// Where a word is, or would be.
  @inline(__always)
  private func place(of hash: UInt64, column: Int) -> Int {
    precondition(column >= 0 && column < columns)
    let base = column * Self.places
    var place = Int(truncatingIfNeeded: hash) & (Self.places - 1)
    while unsafe hashes[base + place] != hash && hashes[base + place] != Batch.missingUnit {
      place = (place + 1) & (Self.places - 1)
    }
    return base + place
  }
}
