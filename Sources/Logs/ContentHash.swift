import CXXHash

/// The hash by which the content of an input is known again.
struct ContentHash: Equatable {
  /// The hashes of the blocks so far, 16 bytes each.
  private var blocks: [UInt8] = []

  /// Adds the hash of the next block.
  mutating func add(_ block: [UInt8]) { blocks += block }

  /// The hash of the hashes, as 32 hexadecimal digits.
  var hexadecimal: String {
    let digest = unsafe blocks.withUnsafeBytes { unsafe Self.digest($0) }
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// The 16 bytes of `xxh3_128` of `bytes`, the most significant first.
  static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    unsafe Array(unsafeUninitializedCapacity: 16) { digest, count in
      unsafe cxxhash_xxh3_128(bytes.baseAddress, bytes.count, digest.baseAddress)
      count = 16
    }
  }
}
