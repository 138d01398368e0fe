extension JSON {
  /// The text as a person would lay it out: what fits on a line stays on one, `{ "above": 0.05, "window": "5m" }`.
  ///
  /// Numbers and strings are as in `text(indentation:)`, and it reads back as the same value.
  ///
  /// - Parameter width: the columns of a line, counted in characters; what cannot be broken may be longer.
  /// - Returns: one JSON text without a final newline.
  public func text(fitting width: Int) -> String { laidOut(level: 0, used: 0, width: width) }

  /// - Parameters:
  ///   - level: how deep the value stands.
  ///   - used: the characters of its line that are taken: indentation and key before it, the comma behind it.
  ///   - width: the columns of a line.
  /// - Returns: the text of the value, its first line without indentation.
  private func laidOut(level: Int, used: Int, width: Int) -> String {
    let line = onOneLine
    if used + line.count <= width { return line }
    let space = String(repeating: " ", count: 2 * (level + 1))
    func block(_ items: [String], _ open: String, _ close: String) -> String {
      let lines = items.map { space + $0 }.joined(separator: ",\n")
      return "\(open)\n\(lines)\n\(space.dropLast(2))\(close)"
    }
    switch self {
    case .array(let elements) where !elements.isEmpty:
      return block(
        elements.map { $0.laidOut(level: level + 1, used: space.count + 1, width: width) }, "[", "]")
    case .object(let object) where !object.isEmpty:
      let items = object.members.map { member in
        let key = "\(JSON.string(member.key)): "
        return key + member.value.laidOut(level: level + 1, used: space.count + key.count + 1, width: width)
      }
      return block(items, "{", "}")
    default: return line
    }
  }

  private var onOneLine: String {
    switch self {
    case .array(let elements): return "[" + elements.map(\.onOneLine).joined(separator: ", ") + "]"
    case .object(let object) where !object.isEmpty:
      let members = object.members.map { "\(JSON.string($0.key)): \($0.value.onOneLine)" }
      return "{ " + members.joined(separator: ", ") + " }"
    default: return description
    }
  }
}
