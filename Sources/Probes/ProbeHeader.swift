/// A header that goes with every request; its value may be a secret and is shown nowhere.
public struct ProbeHeader: Sendable, Equatable {
  /// The name, such as `Authorization`.
  public let name: String
  package let value: String

  /// Reads `Name: value`, in whose value `$NAME` and `${NAME}` stand for variables of the environment and `$$` for `$`.
  ///
  /// - Parameters:
  ///   - text: the header.
  ///   - environment: gives the value of a variable.
  /// - Throws: ``ProbeError/invalidHeader(name:reason:)``.
  public init(parsing text: String, environment: (String) -> String?) throws(ProbeError) {
    guard let colon = text.firstIndex(of: ":") else {
      // All of it may be a secret.
      throw .invalidHeader(name: "", reason: .noColon)
    }
    let name = String(text[..<colon])
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken) else {
      throw .invalidHeader(name: name.utf8.count <= 40 ? name : "", reason: .name)
    }
    guard !["content-length", "transfer-encoding", "connection", "expect"].contains(name.lowercased()) else {
      throw .invalidHeader(name: name, reason: .reserved)
    }
    let written = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    let value = try Self.expanded(written, name: name, environment: environment)
    guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }) else {
      throw .invalidHeader(name: name, reason: .value)
    }
    self.name = name
    self.value = value
  }

  /// The headers of a file: one a line; empty lines and those that begin with `#` say nothing.
  ///
  /// - Parameters:
  ///   - text: the content of the file.
  ///   - environment: gives the value of a variable.
  /// - Returns: the headers in their order.
  /// - Throws: ``ProbeError/invalidHeader(name:reason:)``.
  public static func list(
    parsing text: String, environment: (String) -> String?
  ) throws(ProbeError) -> [ProbeHeader] {
    var headers: [ProbeHeader] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard line.first != "#", line.contains(where: { $0 != " " && $0 != "\t" }) else { continue }
      headers.append(try ProbeHeader(parsing: String(line), environment: environment))
    }
    return headers
  }

  /// The line of a request; of a header without a value, as the library wants it.
  var line: String { value.isEmpty ? "\(name);" : "\(name): \(value)" }

  /// The characters of a name.
  ///
  /// *Source:* RFC 9110, section 5.6.2, `token`.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func expanded(
    _ text: Substring, name: String, environment: (String) -> String?
  ) throws(ProbeError) -> String {
    var result = ""
    var rest = text
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        result += "$"
        rest.removeFirst()
        continue
      }
      let isBraced = rest.first == "{"
      if isBraced { rest.removeFirst() }
      let variable = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      rest.removeFirst(variable.count)
      guard !variable.isEmpty, !isBraced || rest.first == "}" else {
        throw .invalidHeader(name: name, reason: .strayDollar)
      }
      if isBraced { rest.removeFirst() }
      guard let value = environment(String(variable)) else {
        throw .invalidHeader(name: name, reason: .unknownVariable(String(variable)))
      }
      result += value
    }
    return result + rest
  }
}
