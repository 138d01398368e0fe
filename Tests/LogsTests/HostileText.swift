import TestSupport

/// Random delimited text, written to turn a parser round: quotes that open, close, double and stray, newlines of all
/// kinds in and out of them, bytes that are no text, rows without content, rows of no length and of a great one.
struct HostileText {
  let delimiter: UInt8
  let newline: UInt8
  let names: [String]
  private(set) var bytes: [UInt8]

  init(using random: inout SplitMix64, pieces: Int, longest: Int) {
    delimiter = ",;\t|".utf8.randomElement(using: &random) ?? 0x2C
    newline = Int.random(in: 0..<4, using: &random) == 0 ? 0x0D : 0x0A
    let end: [UInt8] = newline == 0x0A && Bool.random(using: &random) ? [0x0D, 0x0A] : [newline]
    names = (0..<Int.random(in: 2...5, using: &random)).map { "column\($0)" }
    let mark: [UInt8] = [delimiter]
    bytes = Int.random(in: 0..<5, using: &random) == 0 ? [0xEF, 0xBB, 0xBF] : []
    bytes += Array(names.map { Array($0.utf8) }.joined(separator: mark)) + end
    // The first row is a plain one, so that nothing is told from a field that no name stands for.
    bytes += Array(names.map { _ in [UInt8(ascii: "1")] }.joined(separator: mark)) + end
    // A line feed stands only in quotes where rows end in carriage returns.
    let inQuotes: [[UInt8]] = [[0x0A], [0x0D], [0x0D, 0x0A], [0x22, 0x22], mark, Array("a".utf8), [0x00]]
    // A lone quote turns round all that follows, up to an error at the end: half of the texts have none.
    let hasLoneQuotes = Bool.random(using: &random)
    let noText: [[UInt8]] = [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x00]]
    for _ in 0..<Int.random(in: 0...pieces, using: &random) {
      switch Int.random(in: 0..<24, using: &random) {
      case 0..<5: bytes += mark
      case 5..<9: bytes += end
      case 9..<13: bytes += Array("ab 1".utf8.prefix(Int.random(in: 1...4, using: &random)))
      case 13..<17:
        let inside = (0..<Int.random(in: 0...4, using: &random)).flatMap { _ in
          inQuotes.randomElement(using: &random) ?? []
        }
        bytes += [0x22] + inside + [0x22]
      case 17:
        bytes += [UInt8](repeating: 0x22, count: hasLoneQuotes ? Int.random(in: 1...2, using: &random) : 2)
      case 18: bytes.append(newline == 0x0A ? 0x0D : 0x20)
      case 19: bytes += Array("한é".utf8)
      case 20: bytes += noText[Int.random(in: 0..<noText.count, using: &random)]
      case 21: bytes += Array(repeatElement(delimiter, count: names.count - 1)) + end
      case 22: bytes += Array(names.map { _ in Array("x1".utf8) }.joined(separator: mark)) + end
      default:
        let byte: UInt8 = [UInt8(ascii: "y"), delimiter, 0x20][Int.random(in: 0..<3, using: &random)]
        bytes += Array(repeating: byte, count: Int.random(in: 1...longest, using: &random))
      }
    }
  }
}
