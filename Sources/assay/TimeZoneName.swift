import Glibc
import Summaries

/// A time zone as people write it: `UTC`, `+09:00`, or a name of the system's database such as `Asia/Seoul`.
enum TimeZoneName {
  /// The years that a zone's changes are looked up for, 1970 to 2099, in milliseconds since 1970.
  private static let years: ClosedRange<Int64> = 0...4_102_444_800_000

  /// The offsets of a zone.
  ///
  /// - Throws: ``Trouble`` where the name is none.
  static func offsets(_ text: String) throws -> ZoneOffsets {
    if let fixed = ZoneOffsets(parsing: text) { return fixed }
    guard isKnown(text) else {
      throw Trouble(
        "--time-zone \(shown(text)): write UTC, an offset such as +09:00, or a name such as Asia/Seoul")
    }
    // The C library reads the file; nothing else in this program asks it for local time.
    unsafe setenv("TZ", ":" + text, 1)
    tzset()
    return ZoneOffsets(sampling: years) { time in
      var seconds = time_t(time / 1_000)
      var parts = unsafe tm()
      guard unsafe localtime_r(&seconds, &parts) != nil else { return 0 }
      return unsafe Int64(parts.tm_gmtoff) * 1_000
    }
  }

  /// Whether the database has a file of the name; a name that leads out of its folder is none.
  private static func isKnown(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part != "." && part != ".."
        && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    }
    guard isName, parts.count <= 3, name.utf8.count <= 64 else { return false }
    let folder = unsafe getenv("TZDIR").map { unsafe String(cString: $0) } ?? "/usr/share/zoneinfo"
    guard let file = unsafe fopen(folder + "/" + name, "rb") else { return false }
    defer { unsafe fclose(file) }
    var head = [UInt8](repeating: 0, count: 4)
    let count = unsafe head.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, 4, file) }
    return count == 4 && head == Array("TZif".utf8)
  }
}
