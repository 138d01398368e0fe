import CXXHash
import Columns

/// The text of a unit: who was randomised.
package enum UnitText {
  /// The unit's 64-bit hash, or ``Batch/missingUnit`` for a text that stands for "missing".
  ///
  /// Two of a million units share a hash with a chance of 3e-8.
  ///
  /// *Source:* XXH3_64bits, seed 0 (Y. Collet, xxHash 0.8). The one text in 2⁶⁴ whose hash is the missing unit gets
  /// another value.
  @inline(__always)
  package static func hash(_ text: Span<UInt8>) -> UInt64 {
    guard !FieldText.isMissing(text) else { return Batch.missingUnit }
    let hash = unsafe text.withUnsafeBytes { unsafe cxxhash_xxh3_64($0.baseAddress, $0.count) }
    return hash == Batch.missingUnit ? 0x9E37_79B9_7F4A_7C15 : hash
  }
}
