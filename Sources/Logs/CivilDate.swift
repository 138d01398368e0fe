/// A day of the Gregorian calendar.
struct CivilDate {
  var year: Int
  var month: Int
  var day: Int

  /// Whether the calendar has the day; years are 1 to 9999.
  var isValid: Bool {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return false }
    return day <= 28 || day <= length
  }

  /// The days from 1970-01-01 to this day.
  ///
  /// *Source:* the year is taken from March to February, so that the leap day is its last, and cut into eras of
  /// 400 years (146,097 days). H. Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013, days_from_civil.
  var daysSince1970: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The number of days of the month.
  private var length: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
