import Columns

/// What became of one block.
struct BlockResult<Partial: Sendable>: Sendable {
  var number: Int
  var source: Int
  var outcome: Result<Read, LogError>

  /// A block that was read; its lines are counted from 0.
  struct Read: Sendable {
    var partial: Partial
    var bytes: Int
    var hash: [UInt8]
    var rows: Int
    var lines: Int
    var rejections: [Rejection]
    var groupNames: [String]
  }
}
