/// How a command ended, and what it said.
public struct ProcessResult: Sendable, Equatable {
  /// How a command ended.
  public enum Status: Sendable, Equatable {
    /// It ended by itself with an exit status; 0 is success.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)
    /// It took too long and was ended.
    case timedOut
  }

  /// How it ended.
  public var status: Status
  /// What it wrote to standard output, as far as the limit goes.
  public var output: [UInt8] = []
  /// What it wrote to standard error, as far as the limit goes.
  public var error: [UInt8] = []
  /// Whether it wrote more than was kept.
  public var isCut = false

  /// A result.
  public init(status: Status, output: [UInt8] = [], error: [UInt8] = [], isCut: Bool = false) {
    self.status = status
    self.output = output
    self.error = error
    self.isCut = isCut
  }

  /// Whether it ended by itself, with success.
  public var isSuccess: Bool { status == .exited(0) }
}
