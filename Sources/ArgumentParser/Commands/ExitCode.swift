import Glibc

/// An exit status; thrown, it ends the program with that status and without a message.
public struct ExitCode: Error, RawRepresentable, Hashable, Sendable {
  /// The status, as the shell sees it.
  public var rawValue: Int32

  /// Creates an exit status.
  ///
  /// - Parameter code: The status, as the shell sees it.
  public init(_ code: Int32) { rawValue = code }

  /// Creates an exit status.
  ///
  /// - Parameter rawValue: The status, as the shell sees it.
  public init(rawValue: Int32) { self.init(rawValue) }

  /// Done: 0.
  public static let success = ExitCode(EXIT_SUCCESS)
  /// Failed: 1.
  public static let failure = ExitCode(EXIT_FAILURE)
  /// Arguments that can't be used: 64 (`EX_USAGE` of sysexits.h).
  public static let validationFailure = ExitCode(64)

  /// Whether this is `.success`.
  public var isSuccess: Bool { self == .success }
}
