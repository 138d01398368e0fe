internal import Charts

/// Where days stand along an axis: by the calendar, so that days without requests leave a gap.
struct DayAxis {
  /// The bands, one for each day of the calendar.
  let bands: BandScale
  /// The band of each day that was told.
  let places: [Int]
  private let days: [String]

  /// An axis for days, `2025-10-22`, in order; days that are no dates stand side by side.
  init(_ days: [String], from start: Double, to end: Double) {
    self.days = days
    let numbers = days.compactMap(Self.number)
    let isCalendar =
      numbers.count == days.count && zip(numbers, numbers.dropFirst()).allSatisfy(<)
      && (numbers.last ?? 0) - (numbers.first ?? 0) < 1_500
    places = isCalendar ? numbers.map { $0 - (numbers.first ?? 0) } : Array(days.indices)
    bands = BandScale(count: (places.last ?? 0) + 1, from: start, to: end)
  }

  /// The middle of the band of a day, by its place in the list.
  func middle(_ index: Int) -> Double { bands.middle(places[index]) }

  /// Values of the days as points of a line that is broken where days are missing.
  func line(_ values: [Double?], on scale: NumberScale) -> [Point?] {
    var points: [Point?] = []
    for index in values.indices {
      if index > 0, places[index] > places[index - 1] + 1 { points.append(nil) }
      points.append(values[index].flatMap { scale.place($0) }.map { Point(middle(index), $0) })
    }
    return points
  }

  /// The days that have room to be named, with the middles of their names.
  func labels(_ texts: PictureTexts, letters: TextMeasure) -> [(middle: Double, text: String)] {
    let width = days.map { letters.width(texts.shortDate($0)) }.max() ?? 0
    let named = Set(bands.named(labelWidth: width + 12))
    return days.indices.filter { named.contains(places[$0]) }
      .map { (middle($0), texts.shortDate(days[$0])) }
  }

  /// The number of a day, by Howard Hinnant's `days_from_civil`; nil for what is no date.
  private static func number(_ day: String) -> Int? {
    let parts = day.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let date = parts[2],
      (0...9_999).contains(year), (1...12).contains(month), (1...31).contains(date)
    else { return nil }
    let shifted = month > 2 ? year : year - 1
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ofYear
  }
}
