/// The version of the program.
enum Version {
  /// As `--version` prints it and documents state it.
  static let text = "0.1.0"
}
