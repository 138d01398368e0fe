/// One argument as it looks, before anything is known of the command.
enum Token: Equatable {
  /// A value, such as `log.csv`, or `-` for standard input.
  case value
  /// `--`, after which every argument is a value.
  case terminator
  /// `--name` or `--name=value`.
  case long(String, value: String?)
  /// `-abc` or `-a=value`.
  case short(String, value: String?)

  init(_ text: String) {
    guard text.first == "-", text != "-" else {
      self = .value
      return
    }
    guard text != "--" else {
      self = .terminator
      return
    }
    let isLong = text.hasPrefix("--")
    let parts = text.dropFirst(isLong ? 2 : 1).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    let value = parts.count > 1 ? String(parts[1]) : nil
    self = isLong ? .long(name, value: value) : .short(name, value: value)
  }
}
