/// SHA-256, for a reference of a hundred thousand numbers in one line.
///
/// *Source:* NIST, FIPS 180-4 (2015), section 6.2; the constants are the first 32 bits of the fractional parts of the cube
/// roots, and square roots, of the first primes.
enum SHA256 {
  /// The digest in hexadecimal digits.
  static func hexadecimal(of message: [UInt8]) -> String {
    var state = squareRoots
    var padded = message + [0x80]
    padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
    let bits = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    for start in stride(from: 0, to: padded.count, by: 64) { add(padded[start..<start + 64], to: &state) }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static let primes = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }
  private static let squareRoots = primes.prefix(8).map { fraction(of: $0, power: 2) }
  private static let cubeRoots = primes.prefix(64).map { fraction(of: $0, power: 3) }

  /// The first 32 bits behind the point of a root: that of prime · 2^(32·power), less its whole part.
  private static func fraction(of prime: Int, power: Int) -> UInt32 {
    var (low, high) = (UInt64(0), UInt64(1) << 40)
    func isBelow(_ root: UInt64) -> Bool {
      let square = root.multipliedFullWidth(by: root)
      if power == 2 { return (square.high, square.low) <= (UInt64(prime), 0) }
      // root³ ≤ prime·2⁹⁶, by halves of 64 bits.
      let upper = square.high.multipliedFullWidth(by: root)
      let lower = square.low.multipliedFullWidth(by: root)
      let (middle, carry) = lower.high.addingReportingOverflow(upper.low)
      let top = upper.high + (carry ? 1 : 0)
      let limit = UInt64(prime) << 32
      return (top, middle, lower.low) <= (0, limit, 0)
    }
    while low + 1 < high {
      let middle = (low + high) / 2
      if isBelow(middle) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  private static func add(_ block: ArraySlice<UInt8>, to state: inout [UInt32]) {
    let bytes = Array(block)
    var words = (0..<16).map { place in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[4 * place + $1]) }
    }
    func turned(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }
    for place in 16..<64 {
      let (early, late) = (words[place - 15], words[place - 2])
      let one = turned(early, 7) ^ turned(early, 18) ^ early >> 3
      let two = turned(late, 17) ^ turned(late, 19) ^ late >> 10
      words.append(words[place - 16] &+ one &+ words[place - 7] &+ two)
    }
    var v = state
    for place in 0..<64 {
      let sum = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let first = v[7] &+ sum &+ choice &+ cubeRoots[place] &+ words[place]
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      let second = (turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)) &+ majority
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for place in state.indices { state[place] &+= v[place] }
  }
}
