extension Sentence: ExpressibleByStringInterpolation {
  /// Collects the words of a literal, and what stands between them.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var texts: [String] = [""]
    fileprivate var arguments: [Argument] = []

    /// An empty sentence.
    public init(literalCapacity _: Int, interpolationCount: Int) {
      texts.reserveCapacity(interpolationCount + 1)
      arguments.reserveCapacity(interpolationCount)
    }

    /// Adds words.
    public mutating func appendLiteral(_ words: String) { texts[texts.count - 1] += words }

    /// Adds a figure as it is told in English: `51.2 %`, `5 min`, `0.50 points`.
    public mutating func appendInterpolation(_ figure: String) { append(.figure(figure)) }

    /// Adds a number.
    public mutating func appendInterpolation(_ count: some BinaryInteger) { append(.figure(String(count))) }

    /// Adds a number.
    public mutating func appendInterpolation(_ value: Double) { append(.figure(value.description)) }

    /// Adds a name that is not ours, or several of them: of a group, a metric, a file.
    public mutating func appendInterpolation(name: String) { append(.name(name)) }

    /// Adds a name of ours, such as that of a check: `sample_ratio`.
    public mutating func appendInterpolation(term: String, told english: String? = nil) {
      append(.term(term, english: english ?? term))
    }

    /// Adds a sentence, or a part of one, that is told by itself.
    public mutating func appendInterpolation(_ sentence: Sentence) { append(.sentence(sentence)) }

    private mutating func append(_ argument: Argument) {
      arguments.append(argument)
      texts.append("")
    }
  }

  /// The sentence of a literal without places.
  public init(stringLiteral words: String) {
    self.init(parts: words.isEmpty ? [] : [.told([words], [])])
  }

  /// The sentence of a literal with places.
  public init(stringInterpolation interpolation: StringInterpolation) {
    self.init(parts: [.told(interpolation.texts, interpolation.arguments)])
  }
}
