import Reports
import Sentences
import Testing

/// The catalogue of Korean sentences, and how sentences are told by it.
@Suite struct KoreanTests {
  static let templates = KoreanSentences.all.keys.sorted()

  @Test(arguments: templates) func everyTemplateHasItsKorean(english: String) throws {
    let korean = try #require(KoreanSentences.all[english])
    #expect(
      Set(Template(korean).places) == Set(Template(english).places), "\(english) / \(korean)")
    let isPunctuation = !korean.contains(where: \.isLetter) || korean == ". legacy {0}"
    #expect(isPunctuation || korean.contains(where: isKorean), "\(korean) has no Korean letter")
    #expect(englishWords(in: korean) == [], "\(korean)")
    #expect(!korean.hasSuffix("."), "whoever shows it writes the last full stop")
  }

  @Test(arguments: KoreanNames.all.keys.sorted()) func everyNameIsKorean(name: String) throws {
    let korean = try #require(KoreanNames.all[name])
    let methods: Set = [
      "CUPED", "BCa", "Welch", "Student", "Wald", "Wilson", "Fisher", "Boschloo", "Brunner–Munzel",
      "Farrington–Manning", "Fieller",
      "Mann–Whitney", "Miettinen–Nurminen", "Cochran의", "Benjamini–Hochberg", "Bonferroni", "Hochberg",
      "Holm",
      "O'Brien–Fleming", "Pocock", "JSON", "UTF-8", "Q", "t", "z", "U",
    ]
    let words = korean.split(separator: " ").map(String.init).filter { !methods.contains($0) }
    #expect(englishWords(in: words.joined(separator: " ")) == [], "\(korean)")
  }

  @Test func argumentsAreToldInKoreanCustom() {
    let check: Sentence = "one unit of \(name: "canary") makes \("51.2 %") of its requests"
    #expect(Korean.text(of: check) == "canary의 단위 하나가 그 요청의 51.2%를 차지합니다")
    let interval: Sentence = "the interval of the difference in \(name: "5 min") is \("0.3 %" as Sentence)"
    #expect(Korean.text(of: interval) == nil, "a sentence that is not in the catalogue")
    let figure: Sentence = "; legacy \("1 apple")"
    #expect(Korean.text(of: figure) == nil, "a figure with a word that is no unit")
    let term: Sentence = "; warnings: \(term: "missing_values:response_time_ms", told: "missing values")"
    #expect(Korean.text(of: term) == ". 경고: 결측값: response_time_ms")
  }

  @Test func namesAreLeftAlone() {
    for name in namesFromOutside {
      let sentence: Sentence = "the log has no request of \(name: name) in this time"
      #expect(Korean.text(of: sentence) == "이 기간의 로그에 \(name)의 요청이 없습니다")
    }
  }

  @Test func partsAreToldOneByOne() {
    let first: Sentence = "error rate \("3.00 %")"
    let whole = first + " (\("2.0 %") to \("4.0 %"))"
    let asked: Sentence = "\(whole), at most \("1.0 %") is asked"
    #expect(
      Korean.text(of: asked) == "오류율은 3.00%이며 (2.0% ~ 4.0%), 기준인 1.0% 이하를 충족하지 못합니다")
    #expect(Korean.unknown(in: "\(whole) is odd") == ["{0} is odd"])
  }

  @Test func whatOthersWroteIsNotTranslated() {
    #expect(Korean.text(of: Sentence(foreign: "all is well")) == nil)
    #expect(Korean.text(of: Sentence(foreign: "every request is logged once")) == "모든 요청이 한 번씩 기록되었습니다")
  }
}

/// Whether a letter is of the Korean alphabet.
func isKorean(_ letter: Character) -> Bool {
  letter.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
}

/// The words of two Latin letters and more in a Korean text that are neither names nor units nor the field's own.
func englishWords(in korean: String) -> [String] {
  let known: Set = [
    "legacy", "canary", "ms", "BCa", "null", "error_rate", "PASSED", "decide-stage5", "none", "P", "p", "A/B",
    "A",
    "B",
  ]
  // A flag is the program's own name.
  let plain = korean.split(separator: " ").filter { !$0.hasPrefix("--") }.joined(separator: " ")
  return plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")) }
    .map(String.init)
    .filter { word in
      word.contains { $0.isLetter } && !known.contains(word) && word.first?.isNumber != true
        && !["p50", "p95", "p99"].contains(word)
    }
}
