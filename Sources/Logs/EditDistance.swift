/// How far apart two words are.
enum EditDistance {
  /// The number of letters to insert, delete or replace to make one word of the other.
  ///
  /// *Source:* V. I. Levenshtein, Binary codes capable of correcting deletions, insertions, and reversals, 1966; the
  /// table by rows is R. A. Wagner and M. J. Fischer, The string-to-string correction problem, 1974,
  /// doi:10.1145/321796.321811.
  static func between(_ one: String, _ other: String) -> Int {
    let columns = Array(other.unicodeScalars)
    var above = Array(0...columns.count)
    for (row, letter) in one.unicodeScalars.enumerated() {
      var current = [row + 1]
      for (column, target) in columns.enumerated() {
        let replaced = above[column] + (letter == target ? 0 : 1)
        current.append(min(replaced, above[column + 1] + 1, current[column] + 1))
      }
      above = current
    }
    return above[columns.count]
  }

  /// The candidate closest to any of `names`, if one differs from it by no more than a third of its letters.
  static func nearest(to names: [String], among candidates: [String]) -> String? {
    var best: (distance: Int, name: String)?
    for name in names {
      for candidate in candidates where abs(candidate.utf8.count - name.utf8.count) <= name.utf8.count {
        let distance = between(name.lowercased(), candidate.lowercased())
        guard 3 * distance <= name.unicodeScalars.count else { continue }
        if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
      }
    }
    return best?.name
  }
}
