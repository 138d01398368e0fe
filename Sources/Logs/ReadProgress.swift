internal import Synchronization

/// How far a reading has come, for whoever wants to show it while it goes on.
///
/// The workers add to it once a block; it may be looked at from any thread.
public final class ReadProgress: Sendable {
  /// How far a reading had come at one moment.
  public struct State: Sendable, Equatable {
    /// The bytes of the blocks that are read and summarised, decompressed where they had to be.
    public var bytes: Int
    /// The rows in them, rejected ones included.
    public var rows: Int
    /// The bytes of all sources; nil where one is a pipe or an archive, whose end nobody knows.
    public var expectedBytes: Int?

    /// A state of a reading.
    public init(bytes: Int, rows: Int, expectedBytes: Int?) {
      self.bytes = bytes
      self.rows = rows
      self.expectedBytes = expectedBytes
    }
  }

  private let bytes = Atomic(0)
  private let rows = Atomic(0)
  /// −1 where nobody knows.
  private let expectedBytes = Atomic(-1)

  /// The progress of a reading that has not begun.
  public init() {}

  /// Where the reading stands.
  public var state: State {
    let expected = expectedBytes.load(ordering: .relaxed)
    return State(
      bytes: bytes.load(ordering: .relaxed), rows: rows.load(ordering: .relaxed),
      expectedBytes: expected < 0 ? nil : expected)
  }

  /// Says how many bytes there are to read.
  package func expect(_ bytes: Int?) { expectedBytes.store(bytes ?? -1, ordering: .relaxed) }

  /// Counts a block that is read.
  package func add(bytes count: Int, rows more: Int) {
    bytes.wrappingAdd(count, ordering: .relaxed)
    rows.wrappingAdd(more, ordering: .relaxed)
  }
}
