internal import CCrypto

/// MD5 of bytes: a proof that the library is there.
struct MD5: Sendable {
  /// The 128 bits of a digest as one number, in two halves.
  struct Digest: Equatable {
    /// The first eight bytes, the first of them the highest.
    var upper: UInt64 = 0
    /// The last eight bytes.
    var lower: UInt64 = 0
  }

  /// Loads the library, once in a process.
  ///
  /// - Throws: ``AssignmentError/noLibrary(_:)``.
  init() throws(AssignmentError) {
    if let trouble = unsafe ccrypto_md5_trouble() { throw .noLibrary(unsafe String(cString: trouble)) }
  }

  /// The digest of a text followed by another.
  ///
  /// *Source:* R. Rivest, "The MD5 Message-Digest Algorithm", RFC 1321 (1992).
  @inline(__always)
  func digest(_ text: Span<UInt8>, followedBy end: Span<UInt8>) -> Digest {
    var digest = Digest()
    unsafe text.withUnsafeBufferPointer { first in
      unsafe end.withUnsafeBufferPointer { second in
        unsafe ccrypto_md5(
          first.baseAddress, first.count, second.baseAddress, second.count, &digest.upper, &digest.lower)
      }
    }
    return digest
  }
}
