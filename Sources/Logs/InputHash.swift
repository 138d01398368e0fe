/// The hash by which a set of inputs is known again.
package enum InputHash {
  /// The `xxh3_128` of some bytes, as 32 hexadecimal digits.
  ///
  /// - Parameter bytes: the content of an input.
  /// - Returns: the digits.
  package static func of(_ bytes: [UInt8]) -> String {
    var hash = ContentHash()
    hash.add(bytes)
    return hash.hexadecimal
  }

  /// The hash of several inputs, in whatever order they were read; that of one is its own.
  ///
  /// - Parameter hashes: the hash of each input.
  /// - Returns: 32 hexadecimal digits.
  package static func together(_ hashes: [String]) -> String {
    guard hashes.count != 1 else { return hashes[0] }
    return of(Array(hashes.sorted().joined(separator: "\n").utf8))
  }
}
