public import Documents

/// Why a probe cannot be made.
public enum ProbeError: Error, Sendable, Equatable {
  /// libcurl cannot be used; what the system says of it.
  case noLibrary(String)
  /// libcurl gave up; its own number of what went wrong.
  case library(code: Int)
  /// The address of a side is none that requests can be sent to, and why.
  case invalidAddress(side: ProbeSide, reason: AddressFault)
  /// A header is not `Name: value`; the place of the fault is told by its name alone, as a value may be a secret.
  case invalidHeader(name: String, reason: HeaderFault)
  /// A file of requests does not say what it should.
  case document(DocumentError)

  /// What is wrong with an address.
  public enum AddressFault: Sendable, Equatable {
    /// It cannot be read as one, such as one without `http://`.
    case unreadable
    /// It is of another protocol.
    case scheme(String)
    /// A path of a request does not fit it.
    case path(String)
  }

  /// What is wrong with a header.
  public enum HeaderFault: Sendable, Equatable {
    /// No colon stands behind a name.
    case noColon
    /// The name holds what no name may.
    case name
    /// The value holds a line end or another control character.
    case value
    /// The library sets it itself.
    case reserved
    /// A variable that the value names is not set.
    case unknownVariable(String)
    /// A `$` is followed by no name.
    case strayDollar
  }
}
