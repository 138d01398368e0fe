import Logs
import Testing

struct StatusTextTests {
  @Test(arguments: [
    ("200", 200.0), ("404", 404), ("200.0", 200), ("0", .infinity), ("000", .infinity),
    ("503 Service Unavailable", 503), ("OK", 200),
    ("success", 200),
    ("1006", 1006), ("java.net.SocketTimeoutException", Double.infinity), ("failed", .infinity),
    ("Non HTTP response code: java.net.ConnectException", .infinity), ("TIMEOUT", .infinity),
    ("시간초과", .infinity),
  ])
  func statuses(text: String, expected: Double) {
    let bytes = Array(text.utf8)
    #expect(StatusText.status(bytes.span) == expected, "\(text)")
  }

  @Test(arguments: ["-", "-1", "200.5", "1e9", "4xx", "(none)", "200,5", "1e999", "\u{0}"])
  func bad(text: String) {
    let bytes = Array(text.utf8)
    #expect(StatusText.status(bytes.span) == nil, "\(text)")
  }

  @Test(arguments: ["", "null", "None"])
  func missing(text: String) {
    let bytes = Array(text.utf8)
    #expect(StatusText.status(bytes.span)?.isNaN == true)
  }
}
