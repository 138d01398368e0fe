/// The known word that a misspelt one is most likely to mean; nil when none is near.
///
/// Capital letters and `-` for `_` do not count as different. Near is at most one edit in three characters,
/// and one edit at least; of equally near words the first is given.
///
/// - Parameters:
///   - word: what was written; beyond 64 characters nothing is near.
///   - known: what could have been meant.
/// - Returns: one of `known`, as it stands there.
public func nearest(to word: String, among known: [String]) -> String? {
  let written = folded(word)
  guard written.count <= 64 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in known {
    let meant = folded(candidate)
    let permitted = max(1, max(written.count, meant.count) / 3)
    guard abs(written.count - meant.count) <= permitted else { continue }
    let distance = edits(from: written, to: meant)
    if distance <= permitted, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.word
}

private func folded(_ word: String) -> [Character] {
  word.lowercased().map { $0 == "-" ? "_" : $0 }
}

/// The fewest insertions, deletions, replacements and swaps of neighbours that make one word of the other.
///
/// *Source:* Oommen & Loke, Pattern recognition of strings with substitutions, insertions, deletions and
/// generalized transpositions, Pattern Recognition 30 (1997), doi:10.1016/S0031-3203(96)00101-X (optimal
/// string alignment).
private func edits(from first: [Character], to second: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
      var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        least = min(least, beforePrevious[column - 1] + 1)
      }
      current.append(least)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[second.count]
}
