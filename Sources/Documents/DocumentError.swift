/// Why a document cannot be read, or does not say what it should.
///
/// A `path` leads to a value as it would be written in code: `metrics.guardrails[1].margin`; it is empty at
/// the outermost value. `description` is a sentence that begins with the document and the line.
public enum DocumentError: Error, Equatable, Sendable {
  /// There is nothing but white space.
  case empty(document: String)

  /// The text is longer than the parser can count.
  case tooLarge(document: String, bytes: Int, limit: Int)

  /// There was no memory for the values.
  case outOfMemory(document: String)

  /// The text is not JSON.
  case malformed(at: DocumentLocation, reason: String)

  /// The text ends within a value.
  case endsEarly(at: DocumentLocation)

  /// Something follows the value.
  case trailingContent(at: DocumentLocation)

  /// A byte is not part of UTF-8.
  case notUTF8(at: DocumentLocation)

  /// A key occurs twice in one object; the place is that of the second.
  case duplicateKey(at: DocumentLocation, key: String)

  /// A number is beyond a Double, or an integer beyond 64 bits.
  case numberOutOfRange(at: DocumentLocation, number: String)

  /// Arrays and objects are nested deeper than is read.
  case tooDeep(at: DocumentLocation, limit: Int)

  /// A key that nobody reads. `path` ends with it; `known` are the keys of that object.
  case unknownKey(at: DocumentLocation, path: String, key: String, known: [String])

  /// A key that must be there and is not; `path` is the object's.
  case missingKey(at: DocumentLocation, path: String, key: String)

  /// A value of another kind than is asked for, both in words with an article.
  case wrongKind(at: DocumentLocation, path: String, expected: String, found: String)

  /// A text that is none of the permitted ones.
  case notAChoice(at: DocumentLocation, path: String, found: String, choices: [String])

  /// A value of the right kind that cannot hold; `reason` continues the path: "must be at most 1, not 95".
  case invalid(at: DocumentLocation, path: String, reason: String)
}

extension DocumentError {
  /// Where the trouble is; nil when it is the document as a whole.
  public var location: DocumentLocation? {
    switch self {
    case .empty, .tooLarge, .outOfMemory: nil
    case .malformed(let place, _), .endsEarly(let place), .trailingContent(let place), .notUTF8(let place),
      .duplicateKey(let place, _), .numberOutOfRange(let place, _), .tooDeep(let place, _),
      .unknownKey(let place, _, _, _), .missingKey(let place, _, _), .wrongKind(let place, _, _, _),
      .notAChoice(let place, _, _, _), .invalid(let place, _, _):
      place
    }
  }
}
