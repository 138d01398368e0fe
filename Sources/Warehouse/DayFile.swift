/// Where answers about days that are over are kept, and what tells one content from another.
public struct PartialStore: Sendable {
  /// The bytes under a name; nil where there are none, or none that can be read.
  public var read: @Sendable (String) -> [UInt8]?
  /// Keeps bytes under a name, whole or not at all; false where that fails.
  public var write: @Sendable (String, [UInt8]) -> Bool
  /// The hash of some bytes: as many hexadecimal digits each time.
  public var digest: @Sendable ([UInt8]) -> String

  /// A store.
  public init(
    read: @escaping @Sendable (String) -> [UInt8]?,
    write: @escaping @Sendable (String, [UInt8]) -> Bool,
    digest: @escaping @Sendable ([UInt8]) -> String
  ) {
    self.read = read
    self.write = write
    self.digest = digest
  }

  /// The hash of a text.
  func digest(_ text: String) -> String { digest(Array(text.utf8)) }
}

/// An answer about a day as it is kept: what it answers, of which rows, and its rows.
///
/// The first line names the form. Key and fingerprint follow, the rows, each with its part, keys and numbers, and the hash
/// of all that comes before it: what is damaged, cut off or of another form is told from what is whole.
package struct DayFile {
  /// The hash of the statement and of what it was asked of.
  package let key: String
  /// The hash of what would change with the day's rows.
  package let fingerprint: String

  /// The file of an answer: hashes of the statement, and of what would change with the rows.
  package init(key: String, fingerprint: String) {
    self.key = key
    self.fingerprint = fingerprint
  }

  /// What is found in a file.
  package enum Content: Equatable {
    case rows([AnswerRow])
    /// An answer about other rows than there are now.
    case changed
    /// Nothing that can be read.
    case damaged
  }

  package static let form = "assay-day/1"

  /// The bytes of an answer.
  package func bytes(_ rows: [AnswerRow], digest: ([UInt8]) -> String) -> [UInt8] {
    var bytes = head
    Self.append(UInt64(rows.count), to: &bytes)
    for row in rows {
      Self.append(row.part, to: &bytes)
      Self.append(UInt64(row.keys.count), to: &bytes)
      for key in row.keys { Self.append(key, to: &bytes) }
      // What is missing at the end is NULL as well.
      let count = (row.numbers.lastIndex { !$0.isNaN } ?? -1) + 1
      Self.append(UInt64(count), to: &bytes)
      for number in row.numbers.prefix(count) { Self.append(number.bitPattern, to: &bytes) }
    }
    return bytes + Array(digest(bytes).utf8)
  }

  /// The answer in some bytes.
  package func content(_ bytes: [UInt8], digest: ([UInt8]) -> String) -> Content {
    let hashLength = digest([]).utf8.count
    guard bytes.count > hashLength, bytes.starts(with: Array((Self.form + "\n").utf8)) else {
      return .damaged
    }
    let body = Array(bytes.dropLast(hashLength))
    guard Array(digest(body).utf8) == Array(bytes.suffix(hashLength)) else { return .damaged }
    guard body.starts(with: head) else {
      let isOther = !body.starts(with: Array("\(Self.form)\n\(key)\n".utf8))
      return isOther ? .damaged : .changed
    }
    var reader = Reader(bytes: body, place: head.count)
    return reader.rows().map { .rows($0) } ?? .damaged
  }

  private var head: [UInt8] { Array("\(Self.form)\n\(key)\n\(fingerprint)\n".utf8) }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }

  private static func append(_ text: String?, to bytes: inout [UInt8]) {
    guard let text else { return append(UInt64.max, to: &bytes) }
    append(UInt64(text.utf8.count), to: &bytes)
    bytes += text.utf8
  }

  /// Walks along the bytes; nil where they end too soon.
  private struct Reader {
    let bytes: [UInt8]
    var place: Int

    mutating func rows() -> [AnswerRow]? {
      guard let count = count() else { return nil }
      var rows: [AnswerRow] = []
      for _ in 0..<count {
        guard let part = text() ?? nil, let keyCount = self.count() else { return nil }
        var keys: [String?] = []
        for _ in 0..<keyCount {
          guard let key = text() else { return nil }
          keys.append(key)
        }
        guard keyCount == StatementPart.keyCount, let numberCount = self.count() else { return nil }
        var numbers: [Double] = []
        numbers.reserveCapacity(numberCount)
        for _ in 0..<numberCount {
          guard let bits = number() else { return nil }
          numbers.append(Double(bitPattern: bits))
        }
        rows.append(AnswerRow(part: part, keys: keys, numbers: numbers))
      }
      return place == bytes.count ? rows : nil
    }

    private mutating func number() -> UInt64? {
      guard bytes.count - place >= 8 else { return nil }
      var number: UInt64 = 0
      for index in 0..<8 { number |= UInt64(bytes[place + index]) << UInt64(8 * index) }
      place += 8
      return number
    }

    /// A number of things, of which each takes a byte at least.
    private mutating func count() -> Int? {
      guard let number = number(), number <= UInt64(bytes.count - place) else { return nil }
      return Int(number)
    }

    private mutating func text() -> String?? {
      guard let length = number() else { return nil }
      guard length != .max else { return .some(nil) }
      guard length <= UInt64(bytes.count - place) else { return nil }
      defer { place += Int(length) }
      return String(decoding: bytes[place..<place + Int(length)], as: UTF8.self)
    }
  }
}
