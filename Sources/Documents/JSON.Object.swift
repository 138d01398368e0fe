extension JSON {
  /// Named values in the order in which they were added or read; every name occurs once.
  ///
  /// Names are compared byte for byte, as JSON does, not by canonical equivalence as `String` does.
  public struct Object: Sendable {
    /// A name with its value.
    public struct Member: Sendable {
      /// The name.
      public let key: String

      /// The value.
      public var value: JSON
    }

    /// The members in order.
    public private(set) var members: [Member]

    /// An object without members.
    public init() {
      members = []
    }

    /// An object of the pairs in their order; of pairs with one name the last value wins, at the first place.
    public init(_ pairs: some Sequence<(String, JSON)>) {
      members = []
      var places: [ExactKey: Int] = [:]
      for (key, value) in pairs {
        let place = places[ExactKey(key), default: members.count]
        if place < members.count {
          members[place].value = value
        } else {
          places[ExactKey(key)] = place
          members.append(Member(key: key, value: value))
        }
      }
    }

    /// An object of members whose names the parser has found to be distinct.
    init(distinct members: [Member]) {
      self.members = members
    }
  }
}

extension JSON.Object {
  /// The number of members.
  public var count: Int { members.count }

  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }

  /// The names in order.
  public var keys: [String] { members.map(\.key) }

  /// The value of a name: setting replaces it in its place or adds it at the end, setting nil removes it.
  ///
  /// - Complexity: O(number of members).
  public subscript(key: String) -> JSON? {
    get {
      place(of: key).map { members[$0].value }
    }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Where the member with a name stands.
  func place(of key: String) -> Int? {
    // Most keys are told apart by their length alone.
    let length = key.utf8.count
    return members.firstIndex { $0.key.utf8.count == length && $0.key.utf8.elementsEqual(key.utf8) }
  }
}

extension JSON.Object: Equatable {
  /// Whether names, values and order are the same.
  public static func == (left: JSON.Object, right: JSON.Object) -> Bool {
    left.members.elementsEqual(right.members) {
      $0.key.utf8.elementsEqual($1.key.utf8) && $0.value == $1.value
    }
  }
}

/// A name that is equal only to the same bytes.
private struct ExactKey: Hashable {
  let key: String

  init(_ key: String) {
    self.key = key
  }

  static func == (left: ExactKey, right: ExactKey) -> Bool {
    left.key.utf8.elementsEqual(right.key.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in key.utf8 { hasher.combine(byte) }
    hasher.combine(key.utf8.count)
  }
}
