/// A compressed log that cannot be read to its end, and how far it was read.
public struct DamagedArchive: Equatable, Sendable {
  /// What is wrong with it.
  public enum Fault: Equatable, Sendable {
    /// It ends in the middle of a member.
    case cutOff
    /// Its bytes are not what the format allows.
    case corrupt
    /// Its content is not the content that was compressed.
    case wrongChecksum
    /// Behind its last member stands something that is neither a member nor zeros.
    case trailingBytes
    /// It needs a dictionary, a method that is not known, or more than 128 MB of memory.
    case unsupported
  }

  /// The file.
  public var path: String
  /// How it is compressed: `gzip` or `zstd`.
  public var format: String
  /// What is wrong.
  public var fault: Fault
  /// The place among the compressed bytes where that was seen, counted from 0; the damage may stand some before it.
  public var offset: Int
  /// The rows of the file up to there.
  public var rows: RowsRead

  /// A damaged archive.
  public init(path: String, format: String, fault: Fault, offset: Int, rows: RowsRead = RowsRead()) {
    self.path = path
    self.format = format
    self.fault = fault
    self.offset = offset
    self.rows = rows
  }
}

/// How many rows of a file were read before it broke off.
public struct RowsRead: Equatable, Sendable {
  /// The number of rows read, rejected ones included.
  public var read: Int
  /// The number of rejected rows.
  public var rejected: Int

  /// So many rows.
  public init(read: Int = 0, rejected: Int = 0) {
    self.read = read
    self.rejected = rejected
  }
}

extension DamagedArchive: CustomStringConvertible {
  /// What is wrong, where, and what was read up to there.
  public var description: String {
    let place = "\(path): damaged \(format) archive at byte \(offset): "
    let name = path == LogSource.standardInput ? "FILE" : path
    let cure =
      fault == .unsupported
      ? "decompress it first: \(format == "gzip" ? "zcat" : "zstdcat --long=31") \(name) | assay analyze -"
      : "fetch it again; to test it: \(format) -t \(name)"
    return place + "\(fault.words); \(rows.words); \(cure)"
  }
}

extension DamagedArchive.Fault {
  fileprivate var words: String {
    switch self {
    case .cutOff: "it is cut off there"
    case .corrupt: "the bytes there are not compressed data"
    case .wrongChecksum: "the content does not match its checksum"
    case .trailingBytes: "what follows the compressed data there is neither more of it nor zeros"
    case .unsupported: "it needs a dictionary, a method that is not known, or over 128 MB of memory"
    }
  }
}

extension RowsRead {
  /// What became of the rows, as part of a sentence.
  var words: String {
    "rows read up to there: \(read), of which \(read - rejected) good and \(rejected) rejected; none of them counts"
  }
}
