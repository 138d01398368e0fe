/// The version of the program.
enum Version {
  /// As documents state it.
  static let text = "0.1.0"

  /// As `--version` prints it: with the commit that the program was made from, where it is known.
  static var withCommit: String {
    let bytes = unsafe withUnsafeBytes(of: &stamped) { unsafe Array($0.prefix { $0 != 0 }) }
    let commit = bytes.isEmpty ? "unknown commit" : String(decoding: bytes, as: UTF8.self)
    return "assay \(text) (\(commit))"
  }
}

/// The commit, such as "6dd8d40, 2026-11-21": 64 bytes in a section of their own.
///
/// Zeros as compiled, so that no build depends on the state of git; `scripts/commit` replaces the section of the linked
/// program. A variable, though nothing here changes it: of a constant the compiler would answer with the zeros.
@section(".assay_commit") @used
nonisolated(unsafe) private var stamped: (Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0)
