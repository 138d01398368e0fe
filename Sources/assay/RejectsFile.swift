import Columns
import Logs

/// The rows that could not be read, written out as they come: `file,line,reason,row`.
///
/// Written beside its place and renamed at the end, so that a reading that breaks off leaves no half file.
final class RejectsFile {
  private let path: String
  private let file: NewFile

  init(path: String) throws(LogError) {
    self.path = path
    do {
      file = try NewFile(path: path)
      try file.write(Array("file,line,reason,row\n".utf8))
    } catch { throw .cannotWrite(path: path, code: error.code) }
  }

  /// Adds the rejected rows of a block.
  func add<Partial>(_ block: LogBlock<Partial>, path: String) throws(LogError) {
    guard !block.rejections.isEmpty else { return }
    var bytes: [UInt8] = []
    for rejection in block.rejections {
      bytes += Self.quoted(Array(path.utf8)) + Array(",\(rejection.line),\(rejection.reason.rawValue),".utf8)
      bytes += Self.quoted(rejection.text) + [UInt8(ascii: "\n")]
    }
    do { try file.write(bytes) } catch { throw .cannotWrite(path: self.path, code: error.code) }
  }

  /// Puts the file in its place.
  func finish() throws(LogError) {
    do { try file.finish() } catch { throw .cannotWrite(path: path, code: error.code) }
  }

  private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let special: Set<UInt8> = [quote, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard bytes.contains(where: special.contains) else { return bytes }
    return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
