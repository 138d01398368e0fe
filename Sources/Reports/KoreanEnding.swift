/// The ends of Korean sentences, which tell how a sentence goes on: 개선되었습니다, 개선되었으며, 개선되었지만.
package enum KoreanEnding {
  /// A sentence with another end.
  ///
  /// What stands in brackets behind the end stays there: `개선되었습니다 (0.4%)` goes on as `개선되었으며 (0.4%)`. What does not
  /// end in 니다, such as a noun, gets 이며 or 이지만.
  ///
  /// - Parameters:
  ///   - sentence: a sentence in the polite form.
  ///   - form: 며 or 지만.
  /// - Returns: such as 개선되었으며; nil where `form` is no form of an end.
  package static func text(of sentence: String, _ form: String) -> String? {
    guard form == "며" || form == "지만" else { return nil }
    let (head, brackets) = cut(sentence)
    guard head.hasSuffix("니다"), let last = head.dropLast(2).unicodeScalars.last else {
      return head + "이" + form + brackets
    }
    let stem = String(head.dropLast(3))
    // The final sound of 습 or of a syllable such as 됩 and 입: ㅂ, the seventeenth of 28.
    guard (0xAC00...0xD7A3).contains(last.value), (last.value - 0xAC00) % 28 == 17 else {
      return head + "이" + form + brackets
    }
    if last == "습" { return stem + (form == "며" ? "으며" : "지만") + brackets }
    guard let open = Unicode.Scalar(last.value - 17) else { return nil }
    return stem + String(Character(open)) + form + brackets
  }

  /// A sentence, and what stands in brackets behind it, with the space before them.
  private static func cut(_ sentence: String) -> (head: Substring, brackets: Substring) {
    var end = sentence.endIndex
    while end > sentence.startIndex, sentence[..<end].hasSuffix(")") {
      var depth = 0
      var open = end
      repeat {
        open = sentence.index(before: open)
        if sentence[open] == ")" { depth += 1 } else if sentence[open] == "(" { depth -= 1 }
      } while depth > 0 && open > sentence.startIndex
      guard depth == 0, open > sentence.startIndex, sentence[..<open].hasSuffix(" ") else { break }
      end = sentence.index(before: open)
    }
    return (sentence[..<end], sentence[end...])
  }
}
