internal import Summaries

/// A moment as SQL writes it, of UTC.
package enum MomentText {
  /// `2025-10-22 09:00:00.250` of milliseconds since 1970; years beyond 0001–9999 are cut to these.
  package static func text(_ milliseconds: Int64) -> String {
    let bounded = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
    let day = ZoneOffsets().day(of: bounded)
    let rest = Int(bounded) - day * 86_400_000
    func digits(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return ZoneOffsets.dayName(day) + " " + digits(rest / 3_600_000, 2) + ":"
      + digits(rest / 60_000 % 60, 2) + ":" + digits(rest / 1_000 % 60, 2) + "." + digits(rest % 1_000, 3)
  }
}
