import Probes
import Testing

@Suite struct ProbeAddressTests {
  @Test(arguments: [
    ("http://127.0.0.1:8000/chat", "http://127.0.0.1:8000/chat", "/chat"),
    ("https://me:secret@API.example/chat?key=secret#top", "https://API.example/chat", "/chat"),
    ("http://[::1]:81", "http://[::1]:81/", "/"), ("https://example:443/a/b", "https://example/a/b", "/a/b"),
  ])
  func secretsAreNotShown(_ text: String, _ shown: String, _ path: String) throws {
    let address = try ProbeAddress(text, of: .canary)
    #expect(address.shown.lowercased() == shown.lowercased() && address.path == path)
    #expect(!address.shown.contains("secret"))
  }

  @Test(arguments: [
    "", "127.0.0.1", "chat", "http://", "http://a b/", "http://host:99999/", "http://h/\u{1B}[31m",
  ])
  func whatIsNoAddress(_ text: String) {
    #expect(throws: ProbeError.invalidAddress(side: .legacy, reason: .unreadable)) {
      try ProbeAddress(text, of: .legacy)
    }
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://host/x", "gopher://host/x"])
  func otherProtocolsAreNotSpoken(_ text: String) {
    #expect(throws: ProbeError.self) { try ProbeAddress(text, of: .legacy) }
  }
}
