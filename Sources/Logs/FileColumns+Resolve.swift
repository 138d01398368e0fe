import Columns

extension FileColumns {
  /// Finds the columns of `projection` among those of a file.
  ///
  /// The group named on the command line wins over a group column: it is what the user said. Of an optional column
  /// that is not there the batch holds nothing but missing values.
  ///
  /// - Throws: ``LogError/missingColumn(_:)``, ``LogError/repeatedColumn(path:name:)``,
  ///   ``LogError/noObjects(path:)``.
  init(resolving projection: Projection, in head: LogHead, of source: LogSource) throws(LogError) {
    guard !head.names.isEmpty || head.format != .jsonLines else { throw .noObjects(path: source.path) }
    var wanted: [WantedColumn] = []
    func find(_ choice: ColumnChoice) throws(LogError) -> Int? {
      if let index = ColumnName.find(choice.names, among: head.names) {
        let name = head.names[index]
        guard head.names.lastIndex(of: name) == index else {
          throw .repeatedColumn(path: source.path, name: name)
        }
        return index
      }
      guard choice.isRequired else { return nil }
      throw .missingColumn(
        LogError.MissingColumn(
          path: source.path, names: choice.names, flag: choice.flag, available: head.names,
          nearest: EditDistance.nearest(to: choice.names, among: head.names)))
    }
    if source.group == nil, let choice = projection.group, let index = try find(choice) {
      wanted.append(WantedColumn(name: head.names[index], index: index, slot: .group))
    }
    if let choice = projection.unit, let index = try find(choice) {
      wanted.append(WantedColumn(name: head.names[index], index: index, slot: .unit))
    }
    if let choice = projection.time, let index = try find(choice) {
      wanted.append(WantedColumn(name: head.names[index], index: index, slot: .time))
    }
    isPresent = []
    for (number, column) in projection.numbers.enumerated() {
      let index = try find(column.choice)
      isPresent.append(index != nil)
      guard let index else { continue }
      let name = head.names[index]
      let unit = column.reading == .duration ? TimeUnit(suffixOf: name) ?? projection.timeUnit : nil
      var found = WantedColumn(
        name: name, index: index, slot: .number(number), reading: column.reading,
        scale: unit?.milliseconds ?? 1)
      // JMeter's own logs are in milliseconds.
      found.isUnitStated = name == "elapsed" && head.names.contains("timeStamp")
      wanted.append(found)
    }
    for (number, choice) in projection.categories.enumerated() {
      guard let index = try find(choice) else { continue }
      wanted.append(WantedColumn(name: head.names[index], index: index, slot: .category(number)))
    }
    if let choice = projection.request, let index = try find(choice) {
      wanted.append(WantedColumn(name: head.names[index], index: index, slot: .request))
    }
    self.wanted = wanted.sorted { $0.index < $1.index }
    fieldCount = head.names.count
    fixedGroup = source.group
  }

  /// What was chosen, for the report.
  var chosen: [ReadReport.ChosenColumn] {
    let words = wanted.map(\.slot).filter { if case .category = $0 { true } else { $0 == .request } }
    let slots: [Slot] = [.group, .unit, .time] + isPresent.indices.map { .number($0) } + words
    return slots.compactMap { slot in
      wanted.first { $0.slot == slot }.map { column in
        ReadReport.ChosenColumn(
          slot: slot, name: column.name,
          unit: column.reading == .duration ? TimeUnit(suffixOf: column.name) : nil,
          isUnitStated: column.isUnitStated)
      }
    }
  }
}
