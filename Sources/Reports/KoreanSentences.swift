/// The catalogue: Korean by the templates of sentences, a file for each part of the report.
///
/// `{0:은}` takes the particle that fits; `{0:며}` and `{0:지만}` turn the end of a sentence so that it goes on.
package enum KoreanSentences {
  /// All of it.
  package static let all: [String: String] = [
    words, comparisons, checks, stage5, stages, triggers, watch, traffic, report,
  ]
  .reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
}
