internal import Summaries

/// One row of a statement's answer.
package struct AnswerRow: Sendable, Equatable {
  /// The part's name.
  package var part: String
  /// The keys; nil where NULL.
  package var keys: [String?]
  /// The numbers; NaN where NULL.
  package var numbers: [Double]

  /// A row.
  package init(part: String, keys: [String?], numbers: [Double]) {
    self.part = part
    self.keys = keys
    self.numbers = numbers
  }
}

/// The text of a client, taken apart into fields; a field that is NULL is nil.
public struct AnswerText: Sendable {
  /// The rows without the header.
  public let rows: [[String?]]

  /// Comma-separated values with a header (RFC 4180), or what a tab separates without quotes.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - separator: what stands between fields.
  ///   - isQuoted: whether fields may stand in quotes.
  ///   - null: the words of an unquoted field that is NULL, beside the empty one.
  ///   - hasHeader: whether the first line names the columns.
  public init(_ bytes: [UInt8], separator: UInt8, isQuoted: Bool, null: [String], hasHeader: Bool = true) {
    var rows: [[String?]] = []
    var row: [String?] = []
    var field: [UInt8] = []
    var wasQuoted = false
    var inQuotes = false
    func finished() -> String? {
      let text = String(decoding: field, as: UTF8.self)
      return !wasQuoted && (text.isEmpty || null.contains(text)) ? nil : text
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if inQuotes {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if index < bytes.count, bytes[index] == byte {
          field.append(byte)
          index += 1
        } else {
          inQuotes = false
        }
      } else if isQuoted, byte == UInt8(ascii: "\""), field.isEmpty {
        (inQuotes, wasQuoted) = (true, true)
      } else if byte == separator || byte == UInt8(ascii: "\n") {
        if byte == UInt8(ascii: "\n"), field.last == UInt8(ascii: "\r") { field.removeLast() }
        row.append(finished())
        (field, wasQuoted) = ([], false)
        if byte == UInt8(ascii: "\n") {
          if row.count > 1 || row[0] != nil { rows.append(row) }
          row = []
        }
      } else {
        field.append(byte)
      }
    }
    if !field.isEmpty || !row.isEmpty {
      row.append(finished())
      rows.append(row)
    }
    self.rows = hasHeader ? Array(rows.dropFirst()) : rows
  }
}

extension AnswerText {
  /// The rows of a summary's statement.
  ///
  /// - Throws: ``WarehouseError/unreadableAnswer(client:line:text:)``.
  func answerRows(client: String, dialect: Dialect) throws(WarehouseError) -> [AnswerRow] {
    var found: [AnswerRow] = []
    for (place, row) in rows.enumerated() {
      let keyEnd = 1 + StatementPart.keyCount
      guard row.count > keyEnd, let part = row[0] else { throw unreadable(row, place, client) }
      var numbers: [Double] = []
      for field in row[keyEnd...] {
        guard let field else {
          numbers.append(.nan)
          continue
        }
        guard let number = Double(field) ?? Self.words[field.lowercased()] else {
          throw unreadable(row, place, client)
        }
        numbers.append(number)
      }
      found.append(AnswerRow(part: part, keys: Array(row[1..<keyEnd]), numbers: numbers))
    }
    return found
  }

  private static let words: [String: Double] = ["nan": .nan, "inf": .infinity, "-inf": -.infinity]

  private func unreadable(_ row: [String?], _ place: Int, _ client: String) -> WarehouseError {
    let text = row.map { $0 ?? "" }.joined(separator: ",")
    return .unreadableAnswer(client: client, line: place + 2, text: String(text.prefix(200)))
  }
}

/// Walks along the numbers of a row.
struct NumberCursor {
  let numbers: [Double]
  var place = 0

  init(_ row: AnswerRow) { numbers = row.numbers }

  /// The next number; NaN where it is NULL or there is none.
  mutating func next() -> Double {
    defer { place += 1 }
    return numbers.indices.contains(place) ? numbers[place] : .nan
  }

  /// The next number as a count; 0 where it is none.
  mutating func count() -> Int { Int(exactly: next().rounded()) ?? 0 }

  /// The next six numbers as moments, mean and variance relative to the first of them.
  mutating func centredMoments() -> Moments {
    let centre = next()
    return moments(centre: centre.isNaN ? 0 : centre)
  }

  /// The next five numbers as moments.
  mutating func moments(centre: Double = 0) -> Moments {
    let (count, mean, variance, minimum, maximum) = (count(), next(), next(), next(), next())
    guard count > 0 else { return Moments() }
    return Moments(
      count: count, centre: centre, relativeMean: mean,
      secondPowerSum: count > 1 ? max(0, variance) * Double(count - 1) : 0,
      minimum: minimum, maximum: maximum)
  }

  /// The next six numbers as moments over units.
  mutating func pair(shift: Double) -> UnitMoments {
    let (count, sum, sums, size, sizes, covariance) = (count(), next(), next(), next(), next(), next())
    guard count > 0 else { return UnitMoments.none(shift: shift) }
    let isAlone = count < 2
    return UnitMoments(
      count: count, shift: shift, meanSum: sum, varianceSum: isAlone ? .nan : max(0, sums), meanSize: size,
      varianceSize: isAlone ? .nan : max(0, sizes), covariance: isAlone ? .nan : covariance)
  }
}
