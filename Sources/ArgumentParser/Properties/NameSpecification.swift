/// How an option or a flag is named on the command line.
public struct NameSpecification: ExpressibleByArrayLiteral, Sendable {
  /// One name, or the rule that makes it from the property's name.
  public struct Element: Hashable, Sendable {
    enum Form: Hashable { case long, short, custom(Name) }
    let form: Form

    /// The property's name in lower case with hyphens: `maxRejected` is `--max-rejected`.
    public static let long = Element(form: .long)
    /// The first letter of the property's name.
    public static let short = Element(form: .short)

    /// A given long name.
    ///
    /// - Parameters:
    ///   - name: The name without dashes.
    ///   - withSingleDash: Whether one dash goes before it instead of two.
    /// - Returns: The name.
    public static func customLong(_ name: String, withSingleDash: Bool = false) -> Element {
      Element(form: .custom(withSingleDash ? .longWithSingleDash(name) : .long(name)))
    }

    /// A given letter.
    ///
    /// - Parameters:
    ///   - char: The letter.
    ///   - allowingJoined: Whether the value may follow without a space, as in `-Ipath`.
    /// - Returns: The name.
    public static func customShort(_ char: Character, allowingJoined: Bool = false) -> Element {
      Element(form: .custom(.short(char, allowingJoined: allowingJoined)))
    }
  }

  let elements: [Element]

  /// Creates a specification of several names.
  ///
  /// - Parameter sequence: The names; a repeated one counts once.
  public init(_ sequence: some Sequence<Element>) { elements = Array(sequence) }

  /// Creates a specification of several names.
  ///
  /// - Parameter elements: The names; a repeated one counts once.
  public init(arrayLiteral elements: Element...) { self.init(elements) }

  /// The property's name in lower case with hyphens.
  public static let long: NameSpecification = [.long]
  /// The first letter of the property's name.
  public static let short: NameSpecification = [.short]
  /// Both the first letter and the whole name.
  public static let shortAndLong: NameSpecification = [.short, .long]

  /// A given long name.
  ///
  /// - Parameters:
  ///   - name: The name without dashes.
  ///   - withSingleDash: Whether one dash goes before it instead of two.
  /// - Returns: The specification.
  public static func customLong(_ name: String, withSingleDash: Bool = false) -> NameSpecification {
    [.customLong(name, withSingleDash: withSingleDash)]
  }

  /// A given letter.
  ///
  /// - Parameters:
  ///   - char: The letter.
  ///   - allowingJoined: Whether the value may follow without a space, as in `-Ipath`.
  /// - Returns: The specification.
  public static func customShort(_ char: Character, allowingJoined: Bool = false) -> NameSpecification {
    [.customShort(char, allowingJoined: allowingJoined)]
  }

  /// The names of a property, each once, in order.
  func names(for property: String) -> [Name] {
    let long = property.kebabCased
    var names: [Name] = []
    for element in elements {
      let name: Name
      switch element.form {
      case .long: name = .long(long)
      case .short: name = .short(long.first ?? "_", allowingJoined: false)
      case .custom(let given): name = given
      }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
