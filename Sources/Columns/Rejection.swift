/// Why a row of a log could not be read.
public enum RejectionReason: String, Sendable, CaseIterable {
  /// A CSV row with more or fewer fields than the header.
  case fieldCount = "wrong_field_count"
  /// A line that is not one JSON object, or has content after it.
  case invalidJSON = "invalid_json"
  /// Bytes that are not UTF-8.
  case invalidText = "invalid_utf8"
  /// A quoted field followed by something other than a delimiter.
  case strayQuote = "stray_quote"
  /// A last line that ends in the middle of a row.
  case truncated = "truncated_last_line"
  /// A row whose group is empty or absent.
  case missingGroup = "missing_group"
  /// A field that should be a number and is not, or is not finite.
  case badNumber = "bad_number"
  /// A duration below zero: no request is answered before it was made.
  case negativeDuration = "negative_duration"
  /// A field that should be a time and is not.
  case badTime = "bad_time"
}

/// A row that was rejected, and all that is needed to find it again.
public struct Rejection: Sendable, Equatable {
  /// Why.
  public var reason: RejectionReason
  /// The line on which the row starts, counted from 0 at the start of the batch.
  public var line: Int
  /// The batch's code of the row's group, where the group could still be read.
  public var group: UInt8?
  /// The row's bytes, kept only when rejected rows are to be written out.
  public var text: [UInt8]

  /// A rejected row.
  public init(reason: RejectionReason, line: Int, group: UInt8? = nil, text: [UInt8] = []) {
    self.reason = reason
    self.line = line
    self.group = group
    self.text = text
  }
}
