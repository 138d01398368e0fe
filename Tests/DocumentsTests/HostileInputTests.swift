import Documents
import Testing

/// Whatever the bytes: an answer or a located error, never a crash.
@Suite struct HostileInputTests {
  @Test func randomBytesAreAnswered() {
    let seed: UInt64 = 424_242
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<64, using: &generator)
      answer((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, seed: seed)
    }
  }

  @Test func randomTokensAreAnswered() {
    let seed: UInt64 = 515_151
    var generator = SeededGenerator(seed: seed)
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\\", "\\u", "d800", "1", "-", ".", "e", "true", "null",
      "\n", " ", "\u{E9}", "\0", "//", "\"a\":1", "1e999", "{\"a\":",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1..<16, using: &generator)
      let text = (0..<count).map { _ in tokens.randomElement(using: &generator) ?? "" }.joined()
      answer(Array(text.utf8), seed: seed)
    }
  }

  @Test func mutatedDocumentsAreAnswered() {
    let seed: UInt64 = 626_262
    var generator = SeededGenerator(seed: seed)
    let original = Array(DocumentValueTests.plan.utf8)
    for _ in 0..<20_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1..<5, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(original.randomElement(using: &generator) ?? 0, at: place)
        default: bytes.removeLast((bytes.count - place) / 2)
        }
        if bytes.isEmpty { break }
      }
      answer(bytes, seed: seed)
    }
  }

  @Test func everyCutIsAnError() {
    let bytes = Array(DocumentValueTests.plan.utf8)
    for count in 0..<bytes.count {
      #expect(throws: DocumentError.self) { try Document(parsing: Array(bytes.prefix(count)), name: "x") }
    }
  }

  private func answer(_ bytes: [UInt8], seed: UInt64) {
    do {
      let document = try Document(parsing: bytes, name: "x.json")
      // What was read writes a text that reads to the same.
      #expect(
        try JSON(parsing: document.json.bytes(), name: "again") == document.json, "seed \(seed): \(bytes)")
      visit(document.root)
    } catch {
      let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(error.description.hasPrefix("x.json"), "seed \(seed): \(bytes)")
      if let place = error.location {
        #expect((1...lines).contains(place.line), "seed \(seed): \(bytes)")
        #expect((1...bytes.count + 1).contains(place.column), "seed \(seed): \(bytes)")
      }
    }
  }

  private func visit(_ value: DocumentValue) {
    _ = try? value.allow(keys: [])
    for inner in (try? value.members()) ?? [] { visit(inner) }
    for inner in (try? value.array()) ?? [] { visit(inner) }
  }
}
