import CScan

/// What a stretch of a log holds, found in one fast pass before it is parsed.
struct ByteSurvey: Equatable {
  var newlines = 0
  var hasQuotes = false
  /// Whether a byte is not ASCII.
  var hasHighBytes = false

  /// The survey of nothing.
  init() {}

  /// Surveys `bytes[range]`, whose lines end with `newline`; 64 bytes past it must be readable.
  init(of bytes: UnsafeRawPointer, in range: Range<Int>, newline: UInt8) {
    let survey = unsafe cscan_survey(bytes + range.lowerBound, range.count, newline)
    newlines = Int(survey.newlines)
    hasQuotes = survey.quotes != 0
    hasHighBytes = survey.high != 0
  }

  /// Adds the survey of another stretch.
  mutating func merge(_ other: ByteSurvey) {
    newlines += other.newlines
    hasQuotes = hasQuotes || other.hasQuotes
    hasHighBytes = hasHighBytes || other.hasHighBytes
  }
}
