import CSimdJSON

extension JSONLinesParser {
  /// The dotted paths of the keys that occur in a sample of lines, in the order of their first appearance.
  ///
  /// An object contributes the paths of its own keys, an array nothing; a line that is not a row is passed over.
  ///
  /// - Parameter sample: whole lines, or lines of which the last is cut off; 64 more bytes can be read.
  /// - Returns: the paths; a key that has a dot is not told from two keys.
  package static func keyPaths(in sample: UnsafeRawBufferPointer) -> [String] {
    guard let start = sample.baseAddress, sample.count > 0 else { return [] }
    let parser = unsafe csimdjson_create(0)
    defer { unsafe csimdjson_destroy(parser) }
    var paths = KeyPaths()
    unsafe csimdjson_begin(parser, start.assumingMemoryBound(to: CChar.self), sample.count)
    var line = unsafe csimdjson_line()
    while true {
      switch unsafe csimdjson_next(parser, &line) {
      case csimdjson_end: return paths.inOrder
      case csimdjson_row:
        unsafe withUnsafeMutablePointer(to: &paths) { paths in
          unsafe csimdjson_paths(parser, paths) { context, path, length in
            let bytes = unsafe UnsafeRawBufferPointer(start: path, count: length)
            let name = unsafe String(decoding: bytes, as: UTF8.self)
            unsafe context?.assumingMemoryBound(to: KeyPaths.self).pointee.add(name)
          }
        }
      default: break
      }
    }
  }
}

/// Paths without repetition.
private struct KeyPaths {
  private(set) var inOrder: [String] = []
  private var known: Set<String> = []

  mutating func add(_ path: String) {
    if known.insert(path).inserted { inOrder.append(path) }
  }
}
