/// The text of a yes or a no.
package enum FlagText {
  /// 1 or 0 of a trimmed text; NaN where it stands for "missing", nil for anything else.
  ///
  /// Words count whatever their case; a number counts where it is 1 or 0, as `1.0`.
  @inline(__always)
  package static func flag(_ text: Span<UInt8>) -> Double? {
    switch FieldText.packed(text) {
    case FieldText.packed("true"), FieldText.packed("1"): 1
    case FieldText.packed("false"), FieldText.packed("0"): 0
    default: rare(text)
    }
  }

  /// What a word says: true, t, yes, y, ok, pass, success, completed and their like are yes, and their opposites no.
  ///
  /// - Returns: nil for a word that says neither.
  static func word(_ text: Span<UInt8>) -> Bool? {
    switch FieldText.packed(text) {
    case FieldText.packed("true"), FieldText.packed("t"), FieldText.packed("yes"), FieldText.packed("y"),
      FieldText.packed("ok"), FieldText.packed("pass"), FieldText.packed("passed"),
      FieldText.packed("success"):
      return true
    case FieldText.packed("false"), FieldText.packed("f"), FieldText.packed("no"), FieldText.packed("n"),
      FieldText.packed("ko"), FieldText.packed("fail"), FieldText.packed("failed"),
      FieldText.packed("failure"), FieldText.packed("error"):
      return false
    default: break
    }
    let isYes =
      FieldText.matches(text, "succeeded") || FieldText.matches(text, "successful")
      || FieldText.matches(text, "completed")
    return isYes ? true : nil
  }

  private static func rare(_ text: Span<UInt8>) -> Double? {
    if let isYes = word(text) { return isYes ? 1 : 0 }
    if FieldText.isMissing(text) { return .nan }
    guard let number = NumberText.plain(text), number == 0 || number == 1 else { return nil }
    return number
  }
}
