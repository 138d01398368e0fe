/// The text of a yes or a no.
enum FlagText {
  /// 1 or 0 of a trimmed text; NaN where it stands for "missing", nil for anything else.
  static func flag(_ text: Span<UInt8>) -> Double? {
    switch FieldText.packed(text) {
    case FieldText.packed("true"), FieldText.packed("1"): 1
    case FieldText.packed("false"), FieldText.packed("0"): 0
    default: FieldText.isMissing(text) ? .nan : nil
    }
  }
}
