/// What one look at logs that are followed gives.
public struct FollowedRows<Partial: Sendable>: Sendable {
  /// What was made of the new rows: for each source in order, in the order of its bytes.
  public var blocks: [LogBlock<Partial>] = []
  /// What happened to the logs, in order.
  public var notices: [LogNotice] = []
  /// The indices of the sources of which more is there than was read: the next look should follow at once.
  public var behind: Set<Int> = []
  /// Whether more is there than was read.
  public var isBehind: Bool { !behind.isEmpty }

  init() {}
}
