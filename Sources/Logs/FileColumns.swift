package import Columns

/// Where the values of a wanted column go.
public enum Slot: Hashable, Sendable {
  /// The experiment group.
  case group
  /// The unit of randomisation.
  case unit
  /// The time of the request.
  case time
  /// A numeric column of the projection, by its index there.
  case number(Int)
  /// A column of words of the projection, by its index there.
  case category(Int)
  /// The name of the request.
  case request
}

/// A column of one file that is wanted.
package struct WantedColumn: Hashable, Sendable {
  /// Its name in the file: a CSV header cell, or a dotted path of JSON keys.
  package var name: String
  /// Its index among the file's columns (the field's index in CSV).
  package var index: Int
  /// Where its values go.
  package var slot: Slot
  /// How its fields are read, for a numeric slot.
  package var reading: NumberReading
  /// Milliseconds in one of a duration that states no unit: by the column's name, else the projection's unit, else 1.
  package var scale: Double
  /// How its numbers are punctuated, as the first rows show.
  package var grouping = DigitGrouping.unknown
  /// Whether the unit of a duration is fixed by its first values or by the format, where the name does not.
  package var isUnitStated = false

  /// A wanted column.
  package init(name: String, index: Int, slot: Slot, reading: NumberReading = .number, scale: Double = 1) {
    self.name = name
    self.index = index
    self.slot = slot
    self.reading = reading
    self.scale = scale
  }
}

/// The wanted columns of one file, resolved against the names it has.
package struct FileColumns: Sendable {
  /// The columns that were found, in the order of their index.
  package var wanted: [WantedColumn]
  /// The number of fields that a CSV row must have.
  package var fieldCount: Int
  /// The group of all rows of the file, where the file is one group.
  package var fixedGroup: String?
  /// Whether each numeric column of the projection was found.
  package var isPresent: [Bool]

  /// The places in ``wanted`` of the columns that hold numbers.
  var numbers: [Int] {
    wanted.indices.filter { if case .number = wanted[$0].slot { true } else { false } }
  }

  /// The resolved columns of a file.
  package init(wanted: [WantedColumn], fieldCount: Int, fixedGroup: String? = nil, isPresent: [Bool]) {
    self.wanted = wanted
    self.fieldCount = fieldCount
    self.fixedGroup = fixedGroup
    self.isPresent = isPresent
  }
}
