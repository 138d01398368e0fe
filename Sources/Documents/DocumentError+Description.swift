extension DocumentError: CustomStringConvertible {
  /// One sentence in plain words.
  ///
  /// `plan.json line 12: metrics.primry is not known here; did you mean 'primary'?`
  public var description: String {
    switch self {
    case .empty(let document):
      "\(document) is empty"
    case .tooLarge(let document, let bytes, let limit):
      "\(document) has \(bytes) bytes; at most \(limit) can be read"
    case .outOfMemory(let document):
      "\(document) does not fit into memory"
    case .malformed(let place, let reason):
      "\(place): \(reason)"
    case .endsEarly(let place):
      "\(place): the text ends within a value"
    case .trailingContent(let place):
      "\(place): something follows the end of the document"
    case .notUTF8(let place):
      "\(place): the text is not UTF-8 here"
    case .duplicateKey(let place, let key):
      "\(place): the key \(quoted(key)) occurs twice in one object"
    case .numberOutOfRange(let place, let number):
      "\(place): the number \(shown(number)) is too large to be held"
    case .tooDeep(let place, let limit):
      "\(place): arrays and objects are nested more than \(limit) levels deep"
    case .unknownKey(let place, let path, let key, let known):
      "\(start(place))\(path) is not known here; \(advice(for: key, among: known))"
    case .missingKey(let place, let path, let key):
      "\(start(place))\(subject(path)) lacks the key \(quoted(key))"
    case .wrongKind(let place, let path, let expected, let found):
      "\(start(place))\(subject(path)) must be \(expected), not \(found)"
    case .notAChoice(let place, let path, let found, let choices):
      "\(start(place))\(subject(path)) cannot be \(quoted(found)); \(advice(for: found, among: choices))"
    case .invalid(let place, let path, let reason):
      "\(start(place))\(subject(path)) \(reason)"
    }
  }

  private func start(_ place: DocumentLocation) -> String {
    "\(place.document) line \(place.line): "
  }

  private func subject(_ path: String) -> String {
    path.isEmpty ? "the document" : path
  }

  private func advice(for word: String, among known: [String]) -> String {
    if let near = nearest(to: word, among: known) { return "did you mean \(quoted(near))?" }
    guard let first = known.first else { return "nothing is" }
    let all = known.dropFirst().reduce(quoted(first)) { "\($0), \(quoted($1))" }
    return known.count == 1 ? "only \(all) is" : "known are \(all)"
  }
}
