import TestSupport

/// What a run of the program left behind.
struct Outcome: CustomStringConvertible {
  let arguments: [String]
  let status: Int32
  let crashed: Bool
  let output: [UInt8]
  let error: String

  /// Standard output as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// Standard output as one JSON document.
  var json: JSONValue {
    get throws { try JSONValue(parsing: output) }
  }

  var description: String {
    "\(arguments.joined(separator: " ")) → \(crashed ? "signal " : "")\(status); \(output.count) bytes out; \(error)"
  }
}

extension JSONValue {
  /// The value at a dotted path; numbers are places in arrays: `metrics.0.name`.
  subscript(path path: String) -> JSONValue? {
    var value: JSONValue? = self
    for part in path.split(separator: ".") {
      if let place = Int(part), let array = value?.array {
        value = array.indices.contains(place) ? array[place] : nil
      } else {
        value = value?[String(part)]
      }
    }
    return value
  }

  /// The member of an array of objects whose `name` this is.
  func named(_ name: String) -> JSONValue? {
    array?.first { $0["name"]?.string == name }
  }

  /// The value without some keys, at any depth.
  func without(_ keys: Set<String>) -> JSONValue {
    switch self {
    case .object(let members):
      .object(members.filter { !keys.contains($0.key) }.mapValues { $0.without(keys) })
    case .array(let values): .array(values.map { $0.without(keys) })
    default: self
    }
  }
}

/// Where two documents differ: texts, counts and shapes at all, numbers by more than a relative tolerance.
func differences(
  _ first: JSONValue?, _ second: JSONValue?, within tolerance: Double, at path: String = "$"
) -> [String] {
  switch (first, second) {
  case (.object(let left)?, .object(let right)?):
    return Set(left.keys).union(right.keys).sorted().flatMap { key in
      differences(left[key], right[key], within: tolerance, at: "\(path).\(key)")
    }
  case (.array(let left)?, .array(let right)?) where left.count == right.count:
    return zip(left, right).enumerated().flatMap { place, pair in
      differences(pair.0, pair.1, within: tolerance, at: "\(path)[\(place)]")
    }
  case (.number(let left)?, .number(let right)?):
    if left == right { return [] }
    guard let left = Double(left), let right = Double(right) else { return ["\(path): not numbers"] }
    let scale = max(left.magnitude, right.magnitude)
    return (left - right).magnitude <= tolerance * scale ? [] : ["\(path): \(left) and \(right)"]
  default:
    return first == second
      ? [] : ["\(path): \(first.map { "\($0)" } ?? "–") and \(second.map { "\($0)" } ?? "–")"]
  }
}
