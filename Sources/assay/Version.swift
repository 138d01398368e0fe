import CCommit

/// The version of the program.
enum Version {
  /// As documents state it.
  static let text = "0.1.0"

  /// As `--version` prints it: with the commit that the program was made from, where it is known.
  static var withCommit: String {
    let commit = unsafe String(cString: ccommit_text())
    return "assay \(text) (\(commit.isEmpty ? "unknown commit" : commit))"
  }
}
