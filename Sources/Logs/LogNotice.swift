/// Something that happened to a log that is followed, beside its rows.
public struct LogNotice: Sendable, Equatable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// There is no such file yet; it is waited for.
    case missing
    /// It was opened, and its columns were found.
    case opened
    /// Its first rows lack a column that must be there; more are waited for.
    case incomplete
    /// Another file took its place: it was read to its end, and the new one is read from its start.
    case replaced
    /// It was cut short: it is read again from its start.
    case truncated
    /// There is no such file any more; what is written to the old one is still read.
    case vanished
    /// The pipe was closed: nothing comes any more.
    case ended
  }

  /// What happened.
  public var kind: Kind
  /// The index of the source among those that are followed.
  public var source: Int
  /// The path as it was given; `-` is standard input.
  public var path: String
  /// What there is to say beside, such as what is missing; may be empty.
  public var detail: String

  /// A notice.
  public init(kind: Kind, source: Int, path: String, detail: String = "") {
    self.kind = kind
    self.source = source
    self.path = path
    self.detail = detail
  }
}
