import Columns

/// How the rows of one log are written, and what is wanted of them.
struct RowLayout {
  var head: LogHead
  var columns: FileColumns
  /// The name of the log, for errors.
  var path: String
  /// A number that no other layout of the reading has.
  var number: Int
}
