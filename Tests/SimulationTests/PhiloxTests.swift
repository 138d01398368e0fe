import Simulation
import TestSupport
import Testing

@Suite struct PhiloxTests {
  private static func words(_ value: Reference.Case, _ key: String) throws -> [UInt64] {
    let texts = try #require(value.value[key]?.array).compactMap(\.string)
    return try texts.map { try #require(UInt64($0, radix: 16)) }
  }

  @Test func knownAnswers() throws {
    let reference = try Reference("philox")
    #expect(reference.cases.count >= 20)
    for known in reference.cases {
      let counter = try Self.words(known, "counter")
      let key = try Self.words(known, "key")
      let block = Philox(seed: key[0], stream: key[1])
        .block(SIMD4(counter[0], counter[1], counter[2], counter[3]))
      #expect([block.x, block.y, block.z, block.w] == (try Self.words(known, "words")), "\(known)")
    }
  }

  @Test func sequencesAreToldApartByBothWords() {
    let one = Philox(seed: 1, stream: 2)
    #expect(one == Philox(seed: 1, stream: 2))
    for other in [Philox(seed: 2, stream: 2), Philox(seed: 1, stream: 3)] {
      #expect(one != other)
      #expect(one.block(SIMD4(1, 2, 3, 4)) != other.block(SIMD4(1, 2, 3, 4)))
    }
  }
}
