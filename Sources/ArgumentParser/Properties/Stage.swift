/// The life of a property wrapper: declared by the initialiser of its type, then parsed.
enum Stage<Value> {
  case declared(Blueprint<Value>)
  case parsed(Value)

  init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? ParsedDecoder else {
      preconditionFailure("arguments are read from a command line only: use parse(_:)")
    }
    self = .parsed(try decoder.value())
  }

  var value: Value {
    guard case .parsed(let value) = self else {
      preconditionFailure("an argument was read before it was parsed: use parse(_:), not init()")
    }
    return value
  }
}

extension Stage: Sendable where Value: Sendable {}

/// A property wrapper that adds itself to the arguments of its type.
protocol DeclaredProperty {
  /// Adds the arguments of the property.
  func declare(in set: inout ArgumentSet, key: String)
}

/// A property wrapper of a single value.
protocol StagedProperty: DeclaredProperty {
  associatedtype Value
  var stage: Stage<Value> { get }
}

extension StagedProperty {
  func declare(in set: inout ArgumentSet, key: String) {
    switch stage {
    case .declared(let blueprint): set.declarations.append(blueprint.declaration(key: key))
    case .parsed(let value): set.plainValues[key] = value
    }
  }
}
