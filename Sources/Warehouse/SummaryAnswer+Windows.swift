internal import Columns
internal import Summaries

extension SummaryAnswer {
  /// Puts the values around quantiles into the groups that they are of.
  ///
  /// - Throws: ``WarehouseError/changed`` where they contradict what is known of the group.
  func addWindows(to summary: inout Summary) throws(WarehouseError) {
    var stretches: [Int: [ColumnExpression: [ValuePart.Stretch]]] = [:]
    for (place, window) in statement.question.windows.enumerated() {
      guard let group = summary.groups.firstIndex(where: { $0.name == window.group }) else { throw .changed }
      let found = part("around").filter { $0.keys[0] == "\(place)" }.map { row in
        var cursor = NumberCursor(row)
        return (value: cursor.next(), count: cursor.count())
      }
      let below = found.filter(\.value.isNaN).reduce(0) { $0 + $1.count }
      guard let stretch = ValuePart.Stretch(below: below, known: found.filter { !$0.value.isNaN }) else {
        throw .changed
      }
      stretches[group, default: [:]][window.expression, default: []].append(stretch)
    }
    for (group, byExpression) in stretches {
      for (expression, found) in byExpression {
        guard let moments = summary.groups[group].expressions[expression]?.moments else { continue }
        summary.groups[group].expressions[expression]?.values = SortedValues(
          ValuePart(
            count: moments.count, stretches: found, minimum: moments.minimum, maximum: moments.maximum))
      }
    }
  }
}
