/// The catalogue: Korean by the templates of sentences.
enum KoreanSentences {
  /// All of it.
  static let all: [String: String] = [:]
}
