/// A JSON document that was read, with its text, so that what is wrong in it can be pointed at.
///
/// Read strictly: UTF-8 with or without a byte order mark, one value, no duplicate keys, no number that cannot
/// be held, at most 2,048 levels of nesting. U+0000 is read in strings and refused in keys.
public struct Document: Sendable {
  /// The values.
  public let json: JSON

  let source: SourceText

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - name: what the document is called in messages, as a rule its path.
  ///   - firstLine: the number of the first line, for a document that is a line of a longer file.
  /// - Throws: `DocumentError`: `empty`, `tooLarge`, `malformed`, `endsEarly`, `trailingContent`, `notUTF8`,
  ///   `duplicateKey`, `numberOutOfRange`, `tooDeep` or `outOfMemory`.
  public init(parsing bytes: [UInt8], name: String, firstLine: Int = 1) throws(DocumentError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    source = SourceText(name: name, bytes: text, firstLine: firstLine)
    guard text.count <= Int(Int32.max) else {
      throw .tooLarge(document: name, bytes: bytes.count, limit: Int(Int32.max))
    }
    if text.allSatisfy(TokenScanner.isSpace) { throw .empty(document: name) }
    do {
      json = try ParsedText(parsing: text).value
    } catch {
      throw source.error(for: error)
    }
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - name: what the document is called in messages, as a rule its path.
  ///   - firstLine: the number of the first line, for a document that is a line of a longer file.
  /// - Throws: `DocumentError`, as for an array.
  public init(parsing bytes: Span<UInt8>, name: String, firstLine: Int = 1) throws(DocumentError) {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for place in bytes.indices { copy.append(bytes[place]) }
    try self.init(parsing: copy, name: name, firstLine: firstLine)
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - name: what the document is called in messages, as a rule its path.
  ///   - firstLine: the number of the first line, for a document that is a line of a longer file.
  /// - Throws: `DocumentError`, as for an array.
  public init(parsing text: String, name: String, firstLine: Int = 1) throws(DocumentError) {
    try self.init(parsing: Array(text.utf8), name: name, firstLine: firstLine)
  }

  /// The outermost value, from which all others are reached.
  public var root: DocumentValue { DocumentValue(json: json, steps: [], source: source) }
}

extension JSON {
  /// Reads one value and forgets its text.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - name: what the document is called in messages, as a rule its path.
  /// - Throws: `DocumentError`, as `Document` does.
  public init(parsing bytes: [UInt8], name: String) throws(DocumentError) {
    self = try Document(parsing: bytes, name: name).json
  }

  /// Reads one value and forgets its text.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - name: what the document is called in messages, as a rule its path.
  /// - Throws: `DocumentError`, as `Document` does.
  public init(parsing bytes: Span<UInt8>, name: String) throws(DocumentError) {
    self = try Document(parsing: bytes, name: name).json
  }

  /// Reads one value and forgets its text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - name: what the document is called in messages, as a rule its path.
  /// - Throws: `DocumentError`, as `Document` does.
  public init(parsing text: String, name: String) throws(DocumentError) {
    self = try Document(parsing: text, name: name).json
  }
}
