import CScan

/// Which vector instructions the scans over logs are made of; the first scan settles on the best that there are.
///
/// The answers do not depend on it. Tests go through all of them.
package enum ProcessorBody: CaseIterable, Sendable {
  /// What every processor of the kind has: SSE2, NEON, or none at all.
  case any
  /// AVX2 and its companions.
  case avx2
  /// AVX-512 with bytes.
  case avx512

  /// Settles on this body from now on, in the whole process.
  ///
  /// - Returns: whether this processor has it; else the best below it is used.
  package func use() -> Bool {
    let body =
      switch self {
      case .any: cscan_any_processor
      case .avx2: cscan_avx2
      case .avx512: cscan_avx512
      }
    return cscan_use(body) == body
  }
}
