extension OpenLog {
  /// The number of bytes that are looked at in each further place of a file.
  private static let further = 1 << 18

  /// The keys that rows further on have and those of the first mebibyte have not, of a file of JSON Lines.
  ///
  /// A key may first appear after a release in the middle of the log. Three places on the way and the end are looked at;
  /// a stream has only its beginning.
  ///
  /// - Throws: what reading throws.
  static func laterNames(
    in file: LogDescriptor, after sampled: Int, besides names: [String]
  ) throws(LogError) -> [String] {
    guard let size = file.size, size > sampled else { return [] }
    var later: [String] = []
    for place in 1...4 {
      let end = sampled + (size - sampled) / 4 * place
      let start = max(sampled, min(end, size) - further)
      var buffer = BlockBuffer(capacity: 0)
      _ = try unsafe buffer.append(upTo: min(further, size - start)) { room throws(LogError) in
        try unsafe file.read(room, at: start)
      }
      for name in unsafe JSONLinesParser.keyPaths(in: buffer.bytes(0..<buffer.count))
      where !names.contains(name) && !later.contains(name) {
        later.append(name)
      }
    }
    return later
  }
}
