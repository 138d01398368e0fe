import Columns

/// Turns whole rows of logs into batches, however they are written.
struct RowMaker: ~Copyable {
  var builder: RowBuilder
  private var delimited = DelimitedParser()
  private var json: JSONLinesParser?
  private var jsonNumber = -1
  /// The number of rows that were made last.
  private var lastRows = 0

  init(builder: consuming RowBuilder) {
    self.builder = builder
  }

  /// Makes rows of `bytes` in the place of those in the batch.
  ///
  /// - Parameters:
  ///   - bytes: whole rows, or none; 64 bytes past them can be read.
  ///   - survey: what they hold; of lines of JSON it may be empty.
  ///   - isCut: whether the log ends with the last row, which has no newline.
  ///   - layout: the log's.
  /// - Returns: the number of lines passed.
  /// - Throws: ``LogError/tooManyGroups(path:column:)``, ``LogError/tooManyValues(path:column:limit:)``.
  mutating func make(
    _ bytes: UnsafeRawBufferPointer, survey: ByteSurvey, isCut: Bool, layout: RowLayout
  ) throws(LogError) -> Int {
    unsafe builder.begin(rows: bytes.isEmpty ? 0 : max(survey.newlines, lastRows) + 1, file: layout.columns)
    let lines: Int
    switch layout.head.format {
    case .delimited(let delimiter):
      let traits = DelimitedParser.Traits(
        hasQuotes: survey.hasQuotes,
        hasInvalidText: unsafe survey.hasHighBytes && !UTF8Text.isValid(bytes), isCut: isCut,
        newline: layout.head.newline)
      lines = unsafe delimited.parse(
        bytes, delimiter: delimiter, traits: traits, file: layout.columns, into: &builder)
    case .jsonLines:
      if jsonNumber != layout.number {
        json = JSONLinesParser(file: layout.columns)
        jsonNumber = layout.number
      }
      lines = unsafe json?.parse(bytes, endsFile: isCut, into: &builder) ?? 0
    }
    lastRows = builder.batch.count
    try check(layout)
    return lines
  }

  /// Puts one rejected row, cut off within a quote, in the place of the rows in the batch.
  mutating func rejectCutRow(_ bytes: UnsafeRawBufferPointer, layout: RowLayout) {
    builder.begin(rows: 1, file: layout.columns)
    unsafe builder.rejectRow(.truncated, line: 0, source: bytes)
  }

  private func check(_ layout: RowLayout) throws(LogError) {
    guard !builder.hasTooManyGroups else {
      let column = layout.columns.wanted.first { $0.slot == .group }?.name ?? ""
      throw .tooManyGroups(path: layout.path, column: column)
    }
    if let category = builder.fullCategory {
      let column = layout.columns.wanted.first { $0.slot == .category(category) }?.name ?? ""
      throw .tooManyValues(path: layout.path, column: column, limit: Batch.categoryLimit)
    }
  }
}
