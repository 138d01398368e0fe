/// Where a byte stands among the rows and quotes of a delimited log.
///
/// A quote opens a quoted field only at the start of a field; after the closing quote anything but a delimiter, a
/// newline or a second quote is plain text again (the row will be rejected). JSON Lines know only the start of a row
/// and what is not.
///
/// *Source:* RFC 4180, section 2.
enum RowState: UInt8 {
  /// Nothing of the row was seen.
  case rowStart
  /// Nothing of the field was seen, but a delimiter before it.
  case fieldStart
  /// Within a field that is not quoted, or behind a quoted one.
  case unquoted
  /// Within a quoted field.
  case quoted
  /// Just behind a quote within a quoted field: it closes the field, or is the first of two.
  case closed
}
