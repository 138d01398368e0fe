import CCompression

/// Makes the text of compressed bytes, some at a time, and holds it to every checksum there is.
///
/// A log may be several members (gzip) or frames (zstd), one behind the other, and zeros that fill up a tape behind the last.
///
/// *Source:* RFC 1952, section 2.2; RFC 8878, section 3.
@safe
struct Decompressor: ~Copyable, @unchecked Sendable {
  private let compression: Compression
  private let path: String
  /// Owned, and used by one thread at a time.
  private let decoder: OpaquePointer
  /// Whether what comes next is the start of a member, or the end.
  private var isBetweenMembers = true

  init(_ compression: Compression, path: String) {
    self.compression = compression
    self.path = path
    unsafe decoder = unsafe ccompression_create(
      compression == .gzip ? ccompression_gzip : ccompression_zstd)
  }

  deinit { unsafe ccompression_destroy(decoder) }

  /// Fills `room` with the text that comes next.
  ///
  /// - Parameters:
  ///   - room: what is to be filled.
  ///   - stored: the compressed bytes; those that were used are taken.
  ///   - failure: set to ``LogError/damagedArchive(_:)`` or an error of reading where the text breaks off.
  /// - Returns: the number of bytes; fewer than the room takes only at the end of the text, or before a failure.
  mutating func read(
    _ room: UnsafeMutableRawBufferPointer, from stored: inout StoredBytes, failure: inout LogError?
  ) -> Int {
    var done = 0
    do throws(LogError) {
      while done < room.count && failure == nil {
        if isBetweenMembers {
          guard try beginMember(&stored) else { break }
          isBetweenMembers = false
        }
        try stored.fill(1)
        done += unsafe step(UnsafeMutableRawBufferPointer(rebasing: room[done...]), &stored, &failure)
      }
    } catch {
      failure = error
    }
    return done
  }

  /// Decodes once.
  ///
  /// - Returns: the number of bytes that were written to `room`, before a failure too.
  private mutating func step(
    _ room: UnsafeMutableRawBufferPointer, _ stored: inout StoredBytes, _ failure: inout LogError?
  ) -> Int {
    let isLast = stored.available == 0
    var taken = 0
    var written = room.count
    let result = unsafe stored.take { input in
      taken = input.count
      let result = unsafe ccompression_step(
        decoder, input.baseAddress?.assumingMemoryBound(to: UInt8.self), &taken,
        room.baseAddress?.assumingMemoryBound(to: UInt8.self), &written)
      return (taken, result)
    }
    switch result {
    case ccompression_more:
      if taken == 0 && written == 0 { failure = damage(isLast ? .cutOff : .corrupt, at: stored.offset) }
    case ccompression_ended: isBetweenMembers = true
    case ccompression_wrong_checksum: failure = damage(.wrongChecksum, at: stored.offset)
    case ccompression_unsupported: failure = damage(.unsupported, at: stored.offset)
    default: failure = damage(.corrupt, at: stored.offset - (unsafe ccompression_held(decoder)))
    }
    return written
  }

  /// Passes zeros behind the last member.
  ///
  /// - Returns: whether another member begins; else the log ends here.
  /// - Throws: ``LogError/damagedArchive(_:)`` where something else follows.
  private func beginMember(_ stored: inout StoredBytes) throws(LogError) -> Bool {
    try stored.fill(Compression.magicLength)
    let next = unsafe stored.take { unsafe (0, Compression(beginning: $0)) }
    if next == compression { return true }
    while true {
      let hasMore = unsafe stored.take { bytes in
        let zeros = unsafe bytes.prefix { $0 == 0 }.count
        return (zeros, zeros < bytes.count)
      }
      guard !hasMore else { throw damage(.trailingBytes, at: stored.offset) }
      try stored.fill(1)
      if stored.available == 0 { return false }
    }
  }

  private func damage(_ fault: DamagedArchive.Fault, at offset: Int) -> LogError {
    .damagedArchive(
      DamagedArchive(path: path, format: compression.rawValue, fault: fault, offset: max(offset, 0)))
  }
}
