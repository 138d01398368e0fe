/// How far a word is from the one that was meant.
enum EditDistance {
  /// The number of letters to insert, delete, replace or swap with their neighbour.
  ///
  /// A swapped pair is not edited again (the optimal string alignment distance).
  ///
  /// - Complexity: O(m·n) for words of m and n letters.
  ///
  /// Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", Communications of
  /// the ACM 7 (1964), 171–176, https://doi.org/10.1145/363958.363994.
  static func between(_ first: String, _ second: String) -> Int {
    let first = Array(first)
    let second = Array(second)
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == second[column - 1], other == first[row - 1] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[second.count]
  }

  /// The other word nearest to one that is not known; `nil` when none is near.
  ///
  /// Near is a distance of 3 at most, and of half the letters without dashes; of equally near ones the first counts.
  static func nearest(_ word: String, in known: [String]) -> String? {
    let limit = min(3, word.drop { $0 == "-" }.count / 2)
    let distances = known.filter { $0 != word }.map { ($0, between(word, $0)) }
    guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= limit else { return nil }
    return best.0
  }
}
