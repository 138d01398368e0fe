/// Arguments that several commands share.
@propertyWrapper
public struct OptionGroup<Value: ParsableArguments>: Decodable, DeclaredProperty {
  private let title: String
  private let visibility: ArgumentVisibility
  private var value: Value?

  /// Creates a group.
  ///
  /// - Parameters:
  ///   - title: The heading of a section of their own in the help; among the other arguments when empty.
  ///   - visibility: Where the whole group is shown.
  public init(title: String = "", visibility: ArgumentVisibility = .default) {
    self.title = title
    self.visibility = visibility
  }

  /// Creates the property from parsed arguments.
  ///
  /// - Parameter decoder: The decoder of this library; no other will do.
  /// - Throws: What the group's `validate` throws.
  public init(from decoder: any Decoder) throws {
    self.init()
    var value = try Value(from: decoder)
    try value.validate()
    self.value = value
  }

  /// The group; readable only after parsing.
  public var wrappedValue: Value {
    get {
      guard let value else {
        preconditionFailure("an argument group was read before it was parsed: use parse(_:), not init()")
      }
      return value
    }
    set { value = newValue }
  }

  func declare(in set: inout ArgumentSet, key: String) {
    let group = ArgumentSet(Value.self, prefix: key + ".")
    for var declaration in group.declarations {
      declaration.title = title
      declaration.traits.help.visibility = declaration.traits.help.visibility.stricter(of: visibility)
      set.declarations.append(declaration)
    }
    set.plainValues.merge(group.plainValues) { $1 }
  }
}

extension OptionGroup: Sendable where Value: Sendable {}
