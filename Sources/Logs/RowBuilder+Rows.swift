import CScan
import Columns

extension RowBuilder {
  /// Takes rows column by column, and those with a bad field, one by one, by `takeAlone`.
  ///
  /// Behind a bad row few rows are tried together at first, so that a log of bad rows costs no more than a walk or two.
  ///
  /// - Parameters:
  ///   - rows: the rows, of which there must be no more than the fields have room for.
  ///   - fields: the wanted values of each.
  ///   - base: what their texts are counted from; 8 bytes past each text must be readable.
  ///   - takeAlone: takes or rejects a row field by field.
  mutating func appendAll(
    _ rows: Range<Int>, of fields: borrowing FieldRows, at base: UnsafeRawPointer,
    takeAlone: (Int, inout RowBuilder) -> Void
  ) {
    var window = rows.count
    var done = rows.lowerBound
    while done < rows.upperBound {
      let end = min(done + window, rows.upperBound)
      done += unsafe append(done..<end, of: fields, at: base)
      if done == end {
        window = min(2 * window, rows.count)
      } else {
        takeAlone(done, &self)
        done += 1
        window = 8
      }
    }
  }

  /// Takes rows as long as none of their fields is bad, column by column.
  ///
  /// They become what taking them field by field makes of them; the first row with a bad field is left to that.
  ///
  /// - Parameters:
  ///   - rows: the rows, of which there must be no more than the fields have room for.
  ///   - fields: the wanted values of each.
  ///   - base: what their texts are counted from; 8 bytes past each text must be readable.
  /// - Returns: the number of rows that were taken.
  private mutating func append(_ rows: Range<Int>, of fields: borrowing FieldRows, at base: UnsafeRawPointer)
    -> Int
  {
    batch.reserve(rows.count + 1, filling: .nan)
    var count = rows.count
    var hasGroup = false
    var hasUnit = false
    var hasTime = false
    for column in 0..<self.fields.count where count > 0 {
      let field = self.fields[column]
      let values = unsafe fields.column(column, rows.lowerBound..<rows.lowerBound + count)
      switch field.kind {
      case .group:
        hasGroup = true
        count = unsafe putGroups(values, base)
      case .unit:
        hasUnit = true
        unsafe putUnits(values, base)
      case .time:
        hasTime = true
        count = unsafe putTimes(values, base)
      case .number, .duration, .flag, .status: count = unsafe putNumbers(values, base, field)
      case .category: unsafe putCategories(values, base, column: Int(field.number))
      case .request: unsafe putRequests(values, base)
      }
    }
    if !hasGroup {
      guard let fixedGroup else { return 0 }
      var room = batch.groupRoom(rows: count)
      for row in 0..<count { room[row] = fixedGroup }
    }
    if !hasUnit {
      var room = batch.unitRoom(rows: count)
      for row in 0..<count { room[row] = Batch.missingUnit }
    }
    if !hasTime {
      var room = batch.timeRoom(rows: count)
      for row in 0..<count { room[row] = Batch.missingTime }
    }
    batch.commit(rows: count)
    if count < rows.count { forgetNumbers(rows: rows.count - count) }
    return count
  }

  /// Makes numbers missing that were written for rows which were not taken.
  private mutating func forgetNumbers(rows: Int) {
    for column in 0..<batch.numberColumns {
      var room = batch.numberRoom(column, rows: rows)
      for row in 0..<rows { room[row] = .nan }
    }
    forgetWords(rows: rows)
  }

  /// Writes group codes, up to the first row without a group; returns how many.
  private mutating func putGroups(
    _ values: UnsafeBufferPointer<cscan_field>, _ base: UnsafeRawPointer
  ) -> Int {
    var row = 0
    while row < values.count {
      row = unsafe Self.lookUp(values, from: row, base, in: groups, into: &batch)
      guard row < values.count, unsafe values[row].hasText else { break }
      let text = unsafe Self.text(values[row], base)
      guard !FieldText.isMissing(text), newGroup(text) != nil else { break }
    }
    return row
  }

  /// Writes the codes of known groups, up to the first field that is none; returns its row.
  private static func lookUp(
    _ values: UnsafeBufferPointer<cscan_field>, from first: Int, _ base: UnsafeRawPointer,
    in groups: borrowing GroupTable, into batch: inout Batch
  ) -> Int {
    var room = batch.groupRoom(rows: values.count)
    for row in first..<values.count {
      let value = unsafe values[row]
      guard value.hasText, let code = groups.code(of: unsafe text(value, base)) else { return row }
      room[row] = code
    }
    return values.count
  }

  /// Writes units.
  private mutating func putUnits(_ values: UnsafeBufferPointer<cscan_field>, _ base: UnsafeRawPointer) {
    var room = batch.unitRoom(rows: values.count)
    for row in values.indices {
      let value = unsafe values[row]
      room[row] = value.hasText ? UnitText.hash(unsafe Self.text(value, base)) : Batch.missingUnit
    }
    guard batch.keepsUnitTexts else { return }
    for row in values.indices {
      let value = unsafe values[row]
      if value.hasText { batch.stage(unitText: unsafe Self.text(value, base), ahead: row) }
    }
  }

  /// Writes times, up to the first that is bad; returns how many.
  private mutating func putTimes(
    _ values: UnsafeBufferPointer<cscan_field>, _ base: UnsafeRawPointer
  ) -> Int {
    let offset = defaultOffset
    var room = batch.timeRoom(rows: values.count)
    for row in values.indices {
      let value = unsafe values[row]
      if value.hasText {
        guard let time = TimestampText.milliseconds(unsafe Self.text(value, base), defaultOffset: offset)
        else { return row }
        room[row] = time
      } else if value.kind == cscan_absent {
        room[row] = Batch.missingTime
      } else {
        return row
      }
    }
    return values.count
  }

  /// Writes numbers, up to the first that is bad; returns how many.
  private mutating func putNumbers(
    _ values: UnsafeBufferPointer<cscan_field>, _ base: UnsafeRawPointer, _ field: Field
  ) -> Int {
    var room = batch.numberRoom(Int(field.number), rows: values.count)
    // Nearly all fields are of one of two kinds, which are read here; the others cost a call.
    let arePointed = field.grouping == .unknown || field.grouping == .commaThousands
    switch field.kind {
    case .number where arePointed, .duration where arePointed && field.scale == .millisecond:
      for row in values.indices {
        guard let number = unsafe Self.short(values[row], base) ?? Self.number(values[row], base, field)
        else { return row }
        room[row] = number
      }
    case .flag:
      for row in values.indices {
        guard let number = unsafe Self.word(values[row], base) ?? Self.number(values[row], base, field)
        else { return row }
        room[row] = number
      }
    default:
      for row in values.indices {
        guard let number = unsafe Self.number(values[row], base, field) else { return row }
        room[row] = number
      }
    }
    return values.count
  }

  /// A number that has been read, or that is nothing but a few digits with or without a point.
  @inline(__always)
  private static func short(_ value: cscan_field, _ base: UnsafeRawPointer) -> Double? {
    if value.kind == cscan_number { return value.value }
    guard value.kind == cscan_text else { return nil }
    var number = unsafe cscan_read_short(base + Int(value.start), 1)
    if value.length >= 8 { number = unsafe cscan_read_longer(base + Int(value.start)) }
    return number.length == value.length && number.length > 0 ? number.value : nil
  }

  /// 1 or 0 of true or false in small letters.
  @inline(__always)
  private static func word(_ value: cscan_field, _ base: UnsafeRawPointer) -> Double? {
    if value.kind == cscan_flag { return value.value }
    let letters = unsafe UInt64(
      littleEndian: (base + Int(value.start)).loadUnaligned(as: UInt64.self))
    // "true" and "false" as they stand in memory.
    if value.length == 4, letters & 0xFFFF_FFFF == 0x6575_7274 { return 1 }
    return value.length == 5 && letters & 0xFF_FFFF_FFFF == 0x65_736C_6166 ? 0 : nil
  }

  /// The number that a field is; NaN where it is missing, nil where it is bad.
  private static func number(_ value: cscan_field, _ base: UnsafeRawPointer, _ field: Field) -> Double? {
    if value.kind == cscan_absent { return .nan }
    guard value.hasText else { return nil }
    if value.kind == cscan_flag, field.kind == .flag || field.kind == .number { return value.value }
    if value.kind == cscan_number, field.kind == .status, let status = StatusText.status(value.value) {
      return status
    }
    let text = unsafe text(value, base)
    switch field.kind {
    case .number: return field.grouping.value(of: text) { NumberText.number($0) }
    case .duration:
      let duration = field.grouping.value(of: text) { DurationText.milliseconds($0, of: field.scale) }
      return duration.flatMap { $0 < 0 ? nil : $0 }
    case .flag: return FlagText.flag(text)
    case .status: return StatusText.status(text)
    case .group, .unit, .time, .category, .request: preconditionFailure("not a numeric column")
    }
  }

  /// The text of a field without the spaces around it.
  @inline(__always)
  @_lifetime(immortal)
  static func text(_ value: cscan_field, _ base: UnsafeRawPointer) -> Span<UInt8> {
    let bytes = unsafe Span<UInt8>(
      _unsafeStart: (base + Int(value.start)).assumingMemoryBound(to: UInt8.self), count: value.length)
    let trimmed = FieldText.isTrimmed(bytes) ? bytes : bytes.extracting(FieldText.trimmed(bytes))
    return unsafe _overrideLifetime(trimmed, copying: ())
  }
}
