extension DocumentValue {
  /// The members of an object in order, each of which has a `key`.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but an object.
  public func members() throws(DocumentError) -> [DocumentValue] {
    try object().members.enumerated().map { place, member in
      inner(member.value, .member(key: member.key, place: place))
    }
  }

  /// The elements of an array in order.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but an array.
  public func array() throws(DocumentError) -> [DocumentValue] {
    guard let elements = json.arrayValue else { throw wrongKind(expected: "an array") }
    return elements.enumerated().map { place, element in inner(element, .element(place: place)) }
  }

  /// The value of a key that must be there; it may be null.
  ///
  /// - Throws: `DocumentError.missingKey`, and `wrongKind` on anything but an object.
  public func required(_ key: String) throws(DocumentError) -> DocumentValue {
    guard let value = try member(key) else {
      throw .missingKey(at: location, path: path, key: key)
    }
    return value
  }

  /// The value of a key; nil when it is absent or null.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but an object.
  public func optional(_ key: String) throws(DocumentError) -> DocumentValue? {
    guard let value = try member(key), !value.isNull else { return nil }
    return value
  }

  /// Whether an object has a key, be its value null.
  ///
  /// - Throws: `DocumentError.wrongKind` on anything but an object.
  public func has(_ key: String) throws(DocumentError) -> Bool {
    try object()[key] != nil
  }

  /// Refuses every key but these.
  ///
  /// - Returns: this value.
  /// - Throws: `DocumentError.unknownKey` at the first other key, which names the nearest of these, and
  ///   `wrongKind` on anything but an object.
  @discardableResult
  public func allow(keys: [String]) throws(DocumentError) -> DocumentValue {
    if let first = try unknownKeys(beside: keys).first { throw first }
    return self
  }

  /// An error for every key but these, in their order.
  ///
  /// - Returns: a `DocumentError.unknownKey` for each other key, which names the nearest of these.
  /// - Throws: `DocumentError.wrongKind` on anything but an object.
  public func unknownKeys(beside keys: [String]) throws(DocumentError) -> [DocumentError] {
    var errors: [DocumentError] = []
    for (place, member) in try object().members.enumerated() {
      // Byte for byte: a key that Swift only holds equivalent would be allowed here and never read.
      if keys.contains(where: { $0.utf8.elementsEqual(member.key.utf8) }) { continue }
      let steps = steps + [.member(key: member.key, place: place)]
      errors.append(
        .unknownKey(
          at: source.location(of: steps, atKey: true), path: DocumentStep.path(steps), key: member.key,
          known: keys))
    }
    return errors
  }

  private func member(_ key: String) throws(DocumentError) -> DocumentValue? {
    let object = try object()
    guard let place = object.place(of: key) else { return nil }
    return inner(object.members[place].value, .member(key: key, place: place))
  }

  private func object() throws(DocumentError) -> JSON.Object {
    guard let object = json.objectValue else { throw wrongKind(expected: "an object") }
    return object
  }

  private func inner(_ value: JSON, _ step: DocumentStep) -> DocumentValue {
    DocumentValue(json: value, steps: steps + [step], source: source)
  }
}
