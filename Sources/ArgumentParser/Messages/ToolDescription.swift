/// All commands below a root and their arguments as JSON, from which manuals are made: `--experimental-dump-help`.
///
/// The keys are those of swift-argument-parser's `ToolInfoV0`, as far as there is anything to say.
struct ToolDescription {
  let root: CommandPath

  /// The document, without a final newline.
  var json: String {
    object([("serializationVersion", "0"), ("command", command(root, indent: "  "))], indent: "")
  }

  private func command(_ path: CommandPath, indent: String) -> String {
    let configuration = path.configuration
    let deeper = indent + "    "
    let arguments = path.arguments.declarations.filter {
      $0.traits.help.visibility.isVisible(includingHidden: false)
    }
    let above = path.dropLast().map { text(CommandPath.name(of: $0)) }
    var members = [
      ("superCommands", "[\(above.joined(separator: ", "))]"),
      ("shouldDisplay", configuration.shouldDisplay ? "true" : "false"),
      ("commandName", text(path.last.map { CommandPath.name(of: $0) } ?? "")),
      ("aliases", "[\(configuration.aliases.map(text).joined(separator: ", "))]"),
      ("abstract", text(configuration.abstract)), ("discussion", text(configuration.discussion)),
    ]
    if !path.version.isEmpty, path.count == 1 { members.append(("version", text(path.version))) }
    members.append(("arguments", list(arguments.map { argument($0, indent: deeper) }, indent: indent + "  ")))
    members.append(
      (
        "subcommands",
        list(configuration.subcommands.map { command(path + [$0], indent: deeper) }, indent: indent + "  ")
      ))
    return object(members, indent: indent)
  }

  private func argument(_ declaration: Declaration, indent: String) -> String {
    let kind: String =
      switch declaration.traits.kind {
      case .positional: "positional"
      case .option: "option"
      case .flag: "flag"
      }
    let names = declaration.spellings.joined().map { name in
      let kind: String =
        switch name {
        case .long: "long"
        case .longWithSingleDash: "longWithSingleDash"
        case .short: "short"
        }
      return "{\"kind\": \(text(kind)), \"name\": \(text(name.bare))}"
    }
    let spelling = declaration.traits.defaultSpelling.flatMap { declaration.spellings[$0].preferred?.text }
    let standing = spelling ?? declaration.traits.defaultDescription
    var members = [
      ("kind", text(kind)), ("shouldDisplay", "true"), ("sectionTitle", text(declaration.title)),
      ("isOptional", declaration.initial == nil ? "false" : "true"),
      ("isRepeating", declaration.traits.isRepeating ? "true" : "false"),
      ("names", "[\(names.joined(separator: ", "))]"), ("valueName", text(declaration.valueName)),
    ]
    if !standing.isEmpty { members.append(("defaultValue", text(standing))) }
    if !declaration.traits.values.isEmpty {
      members.append(("allValues", "[\(declaration.traits.values.map(text).joined(separator: ", "))]"))
    }
    members.append(("abstract", text(declaration.traits.help.abstract)))
    members.append(("discussion", text(declaration.traits.help.discussion)))
    return object(members, indent: indent)
  }

  private func object(_ members: [(String, String)], indent: String) -> String {
    let lines = members.map { "\(indent)  \(text($0.0)): \($0.1)" }
    return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
  }

  private func list(_ items: [String], indent: String) -> String {
    guard !items.isEmpty else { return "[]" }
    return "[\n" + items.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)]"
  }

  private func text(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
