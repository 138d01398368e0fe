/// Why a log could not be read.
///
/// Whatever it is, no number has been made from the log.
public enum LogError: Error, Equatable, Sendable {
  /// There is no file at `path`; `nearest` is a name beside it that differs by a letter or two.
  case noSuchFile(path: String, nearest: String?)
  /// The system refuses to open or read `path`; `code` is its error number (`errno`).
  case cannotRead(path: String, code: Int32)
  /// The system refuses to write rejected rows to `path`; `code` is its error number (`errno`).
  case cannotWrite(path: String, code: Int32)
  /// A folder that holds no log.
  case folderWithoutLogs(path: String)
  /// A pattern that no file matches.
  case noMatch(pattern: String)
  /// Two arguments name the same file, which would count its rows twice.
  case repeatedFile(first: String, second: String)
  /// A file compressed in a way that is not read, or twice; `format` is the program that made it, such as `xz`.
  case compressed(path: String, format: String)
  /// A log that does not grow by rows, such as an archive, and cannot be followed; `form` says with its article what it is.
  case cannotFollow(path: String, form: String)
  /// An archive that cannot be read to its end.
  case damagedArchive(DamagedArchive)
  /// A JSON array without elements: no rows, and no names of columns.
  case emptyArray(path: String)
  /// A JSON array that does not hold together.
  case brokenArray(BrokenArray)
  /// A file in UTF-16, known by its byte-order mark.
  case wideText(path: String)
  /// JSON objects between carriage returns: lines end in line feeds.
  case bareReturns(path: String)
  /// A column is missing because the first row holds values, as its fields `first` show, not names.
  case noHeader(path: String, first: [String], flag: String?)
  /// A file without a line that is not blank: not even a header.
  case emptyLog(path: String)
  /// A column that must be there is not.
  case missingColumn(MissingColumn)
  /// A file that begins like JSON Lines, but none of whose first lines is an object with a key.
  case noObjects(path: String)
  /// Two columns of one name, one of which is wanted: which one is meant cannot be told.
  case repeatedColumn(path: String, name: String)
  /// A quote opens on `line` and no quote closes it before the end of the file.
  case unclosedQuote(path: String, line: Int)
  /// A row that starts on `line` and is longer than `limit` bytes.
  case rowTooLong(path: String, line: Int, limit: Int)
  /// Fewer bytes are there than when the file was opened.
  case shrank(path: String, expected: Int, found: Int)
  /// More than 64 groups within one block of the log: the group column is not one.
  case tooManyGroups(path: String, column: String)
  /// More values of a column, or days or hours of its times, than are told apart.
  case tooManyValues(path: String, column: String, limit: Int)

  /// A column that must be there and is not, and what is there instead.
  public struct MissingColumn: Equatable, Sendable {
    /// The file.
    public var path: String
    /// The names that would have done, best first.
    public var names: [String]
    /// The flag that settles the choice, such as `--group`.
    public var flag: String
    /// The names of the file's columns.
    public var available: [String]
    /// The column whose name is closest to a wanted one, when it is close.
    public var nearest: String?

    /// A missing column.
    public init(path: String, names: [String], flag: String, available: [String], nearest: String?) {
      self.path = path
      self.names = names
      self.flag = flag
      self.available = available
      self.nearest = nearest
    }
  }

  /// Whether the file was read up to a place that the error names, with rows of its own rejected on the way.
  public var isPartial: Bool {
    switch self {
    case .damagedArchive, .brokenArray: true
    default: false
    }
  }

  /// The error with its line counted from another start, behind so many rows of its file.
  func moved(by lines: Int, after rows: RowsRead) -> LogError {
    switch self {
    case .damagedArchive(var damaged):
      damaged.rows = rows
      return .damagedArchive(damaged)
    case .brokenArray(var broken):
      // Where the array is cut, the lines are those of the file already.
      if broken.fault == .openElement { broken.line += lines }
      broken.rows.read += rows.read
      broken.rows.rejected += rows.rejected
      return .brokenArray(broken)
    default: return moved(by: lines)
    }
  }

  private func moved(by lines: Int) -> LogError {
    switch self {
    case .unclosedQuote(let path, let line): .unclosedQuote(path: path, line: line + lines)
    case .rowTooLong(let path, let line, let limit): .rowTooLong(path: path, line: line + lines, limit: limit)
    default: self
    }
  }
}
