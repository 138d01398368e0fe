import Inference
import TestSupport
import Testing

@Suite struct SplitMixTests {
  /// The published first numbers of splitmix64.
  ///
  /// For the seed 1234567 as in Rosetta Code, "Pseudo-random numbers/Splitmix64"; for the seed 0 those that splitmix64.c
  /// gives.
  @Test func publishedVectors() {
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    let words = SplitMix(seed: 1_234_567)
    #expect((0..<5).map { words.word(UInt64($0)) } == expected)
    let zero = SplitMix(seed: 0)
    #expect(
      (0..<3).map { zero.word(UInt64($0)) } == [
        0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F,
      ])
  }

  /// By number or one after the other.
  @Test func sequence() {
    var generator = SplitMix64(seed: 99)
    let words = SplitMix(seed: 99)
    for index in 0..<1_000 { #expect(words.word(UInt64(index)) == generator.next()) }
  }
}
