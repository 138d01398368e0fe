/// Archives made without a compressor, for tests that need large or odd ones.
enum Archive {
  /// Members of at most `size` bytes each, stored and not compressed.
  static func gzip(_ content: [UInt8], member size: Int) -> [UInt8] {
    precondition(size < 1 << 16)
    var archive: [UInt8] = []
    for start in stride(from: 0, to: content.count, by: size) {
      let piece = content[start..<min(start + size, content.count)]
      let length = UInt16(piece.count)
      archive += header + [1] + littleEndian(length) + littleEndian(~length) + piece
      var check = Checksum()
      for byte in piece { check.add(byte) }
      archive += littleEndian(check.value) + littleEndian(UInt32(piece.count))
    }
    return archive
  }

  /// One member of `count` times the same byte: a block of fixed codes with the byte, and its repetitions.
  ///
  /// *Source:* RFC 1951, section 3.2.6: length 258 is code 285, distance 1 is code 0.
  static func gzipOfOneByte(_ byte: UInt8, count: Int) -> [UInt8] {
    precondition(byte < 144)
    var bits = Bits()
    bits.add(1, 1)
    bits.add(1, 2)
    bits.addCode(UInt32(byte) + 0x30, 8)
    let repeats = (count - 1) / 258
    for _ in 0..<repeats {
      bits.addCode(0b1100_0101, 8)
      bits.addCode(0, 5)
    }
    for _ in 0..<(count - 1) % 258 { bits.addCode(UInt32(byte) + 0x30, 8) }
    bits.addCode(0, 7)
    bits.flush()
    // The checksum is wrong: nobody gets so far.
    return header + bits.bytes + [0, 0, 0, 0] + littleEndian(UInt32(truncatingIfNeeded: count))
  }

  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
  }

  /// CRC-32 as gzip has it.
  private struct Checksum {
    private var state = ~UInt32(0)
    var value: UInt32 { ~state }

    mutating func add(_ byte: UInt8) {
      state ^= UInt32(byte)
      for _ in 0..<8 { state = state & 1 == 0 ? state >> 1 : state >> 1 ^ 0xEDB8_8320 }
    }
  }

  /// Bits from the lowest of each byte on.
  private struct Bits {
    var bytes: [UInt8] = []
    private var held: UInt64 = 0
    private var count: UInt64 = 0

    mutating func add(_ value: UInt64, _ size: UInt64) {
      held |= value << count
      count += size
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: held))
        held >>= 8
        count -= 8
      }
    }

    /// Adds a Huffman code, whose highest bit comes first.
    mutating func addCode(_ code: UInt32, _ size: UInt64) {
      for bit in (0..<size).reversed() { add(UInt64(code >> UInt32(bit) & 1), 1) }
    }

    mutating func flush() { if count > 0 { add(0, 8 - count) } }
  }
}
