package import Columns

/// Makes the rows of a batch from the texts of their fields, whatever format they come from.
///
/// A reader calls ``begin(rows:file:)`` for a block; then for each row it takes the wanted fields, in any order, and
/// ends or rejects the row. A field that is not taken is missing. All formats share one reading of a text, so that
/// the number 123, the string "123" and the CSV field 123 are the same unit, group or value.
///
/// The first bad field of a row is the reason of its rejection; a group that can be read is kept with it.
package struct RowBuilder: ~Copyable {
  /// The rows so far.
  ///
  /// It may be swapped for another batch of the same projection between two blocks.
  package var batch: Batch
  /// Whether a row was met whose group is one more than a batch can tell apart; such rows are not counted.
  package private(set) var hasTooManyGroups = false
  /// The column of words that holds more values than a batch can tell apart, if any; such rows have none.
  package private(set) var fullCategory: Int?
  /// Whether each column of words was asked for.
  private let requiresCategory: [Bool]
  /// What is added to UTC in the times that state no zone, in milliseconds (+09:00 is 32,400,000).
  package var defaultOffset: Int64

  var groups = GroupTable()
  var categories: CategoryTables
  var row = StagedRow()
  var fields = FieldList()
  private(set) var fixedGroup: UInt8?
  private let isGrouped: Bool
  private let keepsRejectedText: Bool

  /// A builder for the batches of `projection`.
  ///
  /// - Parameters:
  ///   - projection: what is wanted.
  ///   - keepsRejectedText: whether a rejection keeps the bytes of its row.
  ///   - defaultOffset: what is added to UTC in the times that state no zone, in milliseconds.
  package init(projection: Projection, keepsRejectedText: Bool, defaultOffset: Int64 = 0) {
    batch = Batch(
      numberColumns: projection.numbers.count, categoryColumns: projection.categories.count,
      hasRequests: projection.request != nil, keepsUnitTexts: projection.keepsUnitTexts)
    requiresCategory = projection.categories.map(\.isRequired)
    categories = CategoryTables(columns: projection.categories.count)
    isGrouped = projection.group != nil
    self.keepsRejectedText = keepsRejectedText
    self.defaultOffset = defaultOffset
  }

  /// Starts a block: empties the batch and says which file's columns follow.
  ///
  /// - Parameters:
  ///   - rows: how many rows may come; more are welcome, but cost a move.
  ///   - file: the wanted columns of the file. Where neither the file nor the projection has a group, all rows are in
  ///     one group without a name.
  package mutating func begin(rows: Int, file: FileColumns) {
    batch.clear(reserving: max(rows, 1))
    batch.isPresent = file.isPresent
    batch.fillNumbers(with: .nan)
    batch.clearWords()
    categories.removeAll()
    fullCategory = nil
    fields.set(file.wanted)
    groups.removeAll()
    hasTooManyGroups = false
    fixedGroup = nil
    if let name = file.fixedGroup ?? (isGrouped ? nil : "") {
      fixedGroup = batch.addGroup(name)
      groups.skipCode()
    }
    startRow()
  }

  /// Takes one field of the current row; `text` is free of the format's quotes and escapes.
  ///
  /// - Parameters:
  ///   - text: the field's bytes; spaces around it do not count.
  ///   - column: an index into the wanted columns of the file, checked.
  @inline(__always)
  package mutating func take(text: UnsafeRawBufferPointer, column: Int) {
    let bytes = unsafe Span<UInt8>(_unsafeBytes: text)
    take(FieldText.isTrimmed(bytes) ? bytes : bytes.extracting(FieldText.trimmed(bytes)), as: fields[column])
  }

  /// Takes a field that is known to be a number.
  ///
  /// - Parameters:
  ///   - number: the double nearest to it.
  ///   - text: how it is written, without spaces.
  ///   - column: an index into the wanted columns of the file, checked.
  @inline(__always)
  package mutating func take(number: Double, text: UnsafeRawBufferPointer, column: Int) {
    let field = fields[column]
    if field.kind == .number || (field.kind == .duration && field.scale == .millisecond && number >= 0) {
      batch.stage(number, column: Int(field.number))
    } else if field.kind == .status, let status = StatusText.status(number) {
      batch.stage(status, column: Int(field.number))
    } else {
      take(unsafe Span<UInt8>(_unsafeBytes: text), as: field)
    }
  }

  /// Takes a field that is known to be true, 1, or false, 0; `text` is how it is written, without spaces.
  @inline(__always)
  package mutating func take(flag: Double, text: UnsafeRawBufferPointer, column: Int) {
    let field = fields[column]
    if field.kind == .flag || field.kind == .number {
      batch.stage(flag, column: Int(field.number))
    } else {
      take(unsafe Span<UInt8>(_unsafeBytes: text), as: field)
    }
  }

  /// Takes a field that is absent or null.
  package mutating func takeMissing(column: Int) {
    if fields[column].kind == .group { row.fail(.missingGroup) }
  }

  /// Takes a field that holds several values, an array or an object, where one is wanted.
  ///
  /// It is a bad value of a number or a time; for a group or a unit it is as if nothing were there.
  package mutating func takeCompound(column: Int) {
    switch fields[column].kind {
    case .group: row.fail(.missingGroup)
    case .unit, .category, .request: break
    case .time: row.fail(.badTime)
    case .number, .duration, .flag, .status: row.fail(.badNumber)
    }
  }

  /// Ends the row: it counts, or is rejected for the first of its bad fields.
  ///
  /// - Parameters:
  ///   - line: the line on which the row starts, counted from 0 at the start of the batch.
  ///   - source: the row's bytes, kept where the row is rejected and its text is asked for.
  @inline(__always)
  package mutating func endRow(line: Int, source: UnsafeRawBufferPointer) {
    guard row.fault == nil, let group = row.group else {
      unsafe reject(row.fault ?? .missingGroup, line: line, source: source)
      return
    }
    batch.commit(group: group, unit: row.unit, time: row.time)
    startRow()
  }

  /// Rejects the row as a whole, whatever was taken of it; a group that was taken is kept.
  package mutating func rejectRow(_ reason: RejectionReason, line: Int, source: UnsafeRawBufferPointer) {
    unsafe reject(reason, line: line, source: source)
  }

  /// Counts a row without any content, of which nothing was taken.
  package mutating func skipBlankRow() {
    batch.blankRows += 1
  }

  @inline(never)
  private mutating func reject(_ reason: RejectionReason, line: Int, source: UnsafeRawBufferPointer) {
    let text = keepsRejectedText ? unsafe [UInt8](source) : []
    batch.rejections.append(Rejection(reason: reason, line: line, group: row.group, text: text))
    for column in 0..<batch.numberColumns { batch.stage(.nan, column: column) }
    for column in 0..<batch.categoryColumns {
      batch.stage(category: Batch.missingCategory, column: column)
    }
    if batch.hasRequests { batch.stage(request: Batch.missingUnit) }
    startRow()
  }

  @inline(__always)
  private mutating func startRow() {
    row = StagedRow(group: fixedGroup)
    if batch.isFull { batch.grow(filling: .nan) }
  }

  @inline(__always)
  private mutating func take(_ text: Span<UInt8>, as field: Field) {
    switch field.kind {
    case .group: takeGroup(text)
    case .unit:
      row.unit = UnitText.hash(text)
      if batch.keepsUnitTexts { batch.stage(unitText: text, ahead: 0) }
    case .time:
      if let time = TimestampText.milliseconds(text, defaultOffset: defaultOffset) {
        row.time = time
      } else {
        row.fail(.badTime)
      }
    case .number:
      stage(field.grouping.value(of: text) { NumberText.number($0) }, field)
    case .duration:
      stage(
        duration: field.grouping.value(of: text) { DurationText.milliseconds($0, of: field.scale) }, field)
    case .flag: stage(FlagText.flag(text), field)
    case .status: stage(StatusText.status(text), field)
    case .category:
      batch.stage(category: category(text, column: Int(field.number)), column: Int(field.number))
    case .request: batch.stage(request: UnitText.hash(text))
    }
  }

  private mutating func stage(duration: Double?, _ field: Field) {
    if let duration, duration < 0 {
      row.fail(.negativeDuration)
    } else {
      stage(duration, field)
    }
  }

  private mutating func stage(_ value: Double?, _ field: Field) {
    if let value {
      batch.stage(value, column: Int(field.number))
    } else {
      row.fail(.badNumber)
    }
  }

  @inline(__always)
  private mutating func takeGroup(_ text: Span<UInt8>) {
    guard !FieldText.isMissing(text) else {
      row.fail(.missingGroup)
      return
    }
    if let code = groups.code(of: text) {
      row.group = code
      return
    }
    row.group = newGroup(text)
    if row.group == nil { row.fail(.missingGroup) }
  }

  /// The code of a word, which may be new to the batch; that of a missing one where it has as many as it can tell apart.
  mutating func category(_ text: Span<UInt8>, column: Int) -> UInt16 {
    let hash = UnitText.hash(text)
    guard hash != Batch.missingUnit else { return Batch.missingCategory }
    if let code = categories.code(of: hash, column: column) { return code }
    guard let code = batch.addCategory(FieldText.string(text), column: column) else {
      // Where nobody asked for the column, rows beyond what can be told apart have no word.
      if requiresCategory[column] { fullCategory = column }
      return Batch.missingCategory
    }
    categories.insert(hash, code: code, column: column)
    return code
  }

  /// The code of a group that is new to the batch, or nil where that has as many as it can tell apart.
  @inline(never)
  mutating func newGroup(_ text: Span<UInt8>) -> UInt8? {
    guard let code = batch.addGroup(FieldText.string(text)) else {
      hasTooManyGroups = true
      return nil
    }
    groups.append(text)
    return code
  }
}
