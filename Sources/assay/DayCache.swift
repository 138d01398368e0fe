import Glibc
import Logs
import Verdicts
import Warehouse

/// The folder in which answers about days are kept.
struct DayCache {
  let folder: String

  /// The most bytes of one answer that are read.
  private static let limit = 4 << 30

  /// A folder, which is made where there is none.
  ///
  /// - Throws: ``Trouble`` where it cannot be made, read or written into.
  init(folder: String) throws {
    self.folder = folder
    var status = stat()
    if unsafe stat(folder, &status) != 0 {
      try Self.make(folder)
    } else if status.st_mode & S_IFMT != S_IFDIR {
      throw Trouble("--cache \(shown(folder)) is a file; name a folder")
    }
    guard unsafe access(folder, R_OK | W_OK | X_OK) == 0 else {
      throw Trouble("--cache \(shown(folder)) cannot be read and written into: \(SystemError.text(errno))")
    }
  }

  private static func make(_ folder: String) throws {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path += (path.isEmpty && !folder.hasPrefix("/") ? "" : path.hasSuffix("/") ? "" : "/") + part
      guard !part.isEmpty else { continue }
      if unsafe mkdir(path, 0o755) != 0, errno != EEXIST {
        throw Trouble("--cache \(shown(folder)) cannot be made: \(SystemError.text(errno))")
      }
    }
  }

  /// The folder as a place where answers are kept, by the hash that inputs have.
  var store: PartialStore {
    let folder = folder
    return PartialStore(
      read: { name in
        let path = "\(folder)/\(name)"
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return (try? InputFile.read(path, what: "the kept answer", limit: Self.limit)) ?? []
      },
      write: { name, bytes in
        do {
          let file = try NewFile(path: "\(folder)/\(name)")
          try file.write(bytes)
          try file.finish()
          return true
        } catch {
          return false
        }
      }, digest: { InputHash.of($0) })
  }
}
