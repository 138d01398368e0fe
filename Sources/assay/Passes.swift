import Columns
import Logs
import Summaries

/// The needs of metrics, by the reading that meets them.
struct Passes {
  /// What a first reading tells, all values among it that a second one rests on.
  let first: [Need]
  private let later: [Need]

  init(_ needs: [Need]) {
    later = needs.filter { !$0.priorExpressions.isEmpty }
    first =
      needs.filter(\.priorExpressions.isEmpty)
      + later.flatMap { need in need.priorExpressions.flatMap { [.moments($0), .values($0)] } }
  }

  /// Whether a second reading may be needed.
  var mayBeTwo: Bool { !later.isEmpty }

  /// What a second reading is needed for; what is only by unit needs none where requests are independent, and what is of
  /// a treatment none where there are fewer of them.
  func second(hasUnits: Bool, treatments: Int) -> [Need] {
    later.filter { need in
      switch need {
      case .unitSums(.placement(_, let treatment)): hasUnits && treatment < treatments
      case .unitSums, .perUnit: hasUnits
      default: true
      }
    }
  }
}

extension [LogSource] {
  /// Makes copies of what can be read only once, and reads these in its place; they must be kept until all is read.
  mutating func copyWhatIsReadOnce() throws -> [LogCopy] {
    var copies: [LogCopy] = []
    for index in indices where LogCopy.isNeeded(for: self[index]) {
      let copy = try LogCopy(of: self[index])
      self[index].copy = copy.path
      copies.append(copy)
    }
    return copies
  }
}
