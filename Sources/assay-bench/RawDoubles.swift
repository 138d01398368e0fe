import ArgumentParser
import Glibc

/// Arrays of doubles: from a file that holds nothing else, or made from a seed.
enum RawDoubles {
  /// The doubles of a file.
  ///
  /// - Throws: a `ValidationError` for a file that cannot be read or is cut off within a number.
  static func read(_ path: String) throws -> [Double] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw ValidationError("\(path): cannot be opened") }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size >= 0, size % 8 == 0 else {
      throw ValidationError("\(path): \(size) bytes are no whole number of doubles")
    }
    var done = 0
    let values = unsafe [Double](unsafeUninitializedCapacity: size / 8) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      while done < size, let start = bytes.baseAddress {
        let found = unsafe pread(file, start + done, size - done, off_t(done))
        if found <= 0 { break }
        done += found
      }
      count = done / 8
    }
    guard done == size else { throw ValidationError("\(path): only \(done) of \(size) bytes can be read") }
    return values
  }

  /// Doubles near `scale`, skewed to the right as response times are.
  static func made(count: Int, seed: UInt64, scale: Double) -> [Double] {
    var state = seed
    // The sequence of Marsaglia's xorshift64* (Journal of Statistical Software 8, 2003) never leaves 0.
    state = state &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<count).map { _ in
      var sum = 0.0
      for _ in 0..<4 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        sum += Double((state &* 0x2545_F491_4F6C_DD1D) >> 11) * 0x1p-53
      }
      return scale * (0.25 + sum * sum / 5)
    }
  }
}
