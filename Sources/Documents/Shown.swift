/// A text from a document as it may stand in a message: short, on one line, unable to steer a terminal.
///
/// Control and format characters and those without a meaning become `\u{1B}` and the like; what is longer than
/// 60 characters is cut off with `…`.
func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars.prefix(60) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return text.unicodeScalars.dropFirst(60).isEmpty ? result : result + "…"
}

/// A text as it may stand in a message, in quotation marks.
func quoted(_ text: String) -> String { "'\(shown(text))'" }
