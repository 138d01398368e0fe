import CFuzzer
import Glibc

/// A file without a place on any disk, that is opened by its path again and again.
final class MemoryFile: Sendable {
  /// A path of this process, good as long as the file.
  let path: String
  private let descriptor: Int32

  /// An empty file.
  init() {
    descriptor = cfuzzer_memory_file()
    expect(descriptor >= 0, "no memory file: \(errno)")
    path = "/proc/self/fd/\(descriptor)"
  }

  deinit { close(descriptor) }

  /// Replaces what the file holds.
  func fill(_ bytes: [UInt8]) {
    expect(ftruncate(descriptor, 0) == 0, "the memory file cannot be emptied")
    let written = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    expect(written == bytes.count, "the memory file cannot be filled")
  }
}
