internal import Glibc

/// The SHA-256 of a text: what a Content-Security-Policy names an inline block by.
///
/// *Source:* NIST, "Secure Hash Standard", FIPS 180-4, 2015, section 6.2, doi:10.6028/NIST.FIPS.180-4.
package enum ContentHash {
  /// The hash of a text in Base64, as a policy holds it: `sha256-…`.
  package static func policy(_ text: String) -> String { "sha256-" + base64(sha256(Array(text.utf8))) }

  /// The 32 bytes of the hash.
  package static func sha256(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
    padded += stride(from: 56, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: (message.count * 8) >> $0)
    }
    var state = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
    for start in stride(from: 0, to: padded.count, by: 64) { add(padded[start..<start + 64], to: &state) }
    return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  private static func add(_ block: ArraySlice<UInt8>, to state: inout [UInt32]) {
    let bytes = Array(block)
    var words: [UInt32] = (0..<16).map { place in
      (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[place * 4 + $1]) }
    }
    for place in 16..<64 {
      let (near, far) = (words[place - 2], words[place - 15])
      let left = turned(near, 17) ^ turned(near, 19) ^ near >> 10
      let right = turned(far, 7) ^ turned(far, 18) ^ far >> 3
      words.append(left &+ words[place - 7] &+ right &+ words[place - 16])
    }
    var now = state
    for place in 0..<64 {
      let choice = (now[4] & now[5]) ^ (~now[4] & now[6])
      let majority = (now[0] & now[1]) ^ (now[0] & now[2]) ^ (now[1] & now[2])
      let upper = turned(now[0], 2) ^ turned(now[0], 13) ^ turned(now[0], 22)
      let lower = turned(now[4], 6) ^ turned(now[4], 11) ^ turned(now[4], 25)
      let first = now[7] &+ lower &+ choice &+ constants[place] &+ words[place]
      now = [first &+ upper &+ majority] + now[0..<3] + [now[3] &+ first] + now[4..<7]
    }
    for place in 0..<8 { state[place] = state[place] &+ now[place] }
  }

  /// The first 64 primes, from whose roots the constants of the hash are taken.
  private static let primes: [Int] = {
    var found: [Int] = []
    var number = 2
    while found.count < 64 {
      if found.allSatisfy({ number % $0 != 0 }) { found.append(number) }
      number += 1
    }
    return found
  }()

  private static let constants = primes.map { fraction(cbrt(Double($0))) }

  /// The first 32 bits after the point.
  private static func fraction(_ root: Double) -> UInt32 {
    UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }

  private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
    word >> places | word << (32 - places)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      let part = Array(bytes[start..<min(start + 3, bytes.count)])
      let word = (0..<3).reduce(0) { $0 << 8 | ($1 < part.count ? Int(part[$1]) : 0) }
      let text = [18, 12, 6, 0].map { String(letters[word >> $0 & 63]) }
      return (text.prefix(part.count + 1) + Array(repeating: "=", count: 3 - part.count)).joined()
    }.joined()
  }
}
