/// A language that reports are written in.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Korean.
  case korean = "ko"

  /// Its name in itself.
  public var name: String {
    switch self {
    case .english: "English"
    case .korean: "한국어"
    }
  }
}
