/// Users and their groups as CSV, a line each: `user,bucket,group`.
///
/// A field is quoted where it holds a comma, a quote or a line end (RFC 4180); the bytes of a name stay as they are.
public struct AssignmentCSV: Sendable {
  /// The first line.
  public static let header = Array("user,bucket,group\n".utf8)

  /// What follows the name, for each bucket of the control and then of the treatment.
  private let ends: [[UInt8]]

  /// The lines of two groups.
  public init(control: String, treatment: String) {
    var ends: [[UInt8]] = []
    for group in [control, treatment] {
      let bytes = Array(group.utf8)
      var field: [UInt8] = []
      Self.append(bytes.span, to: &field)
      for bucket in 0..<100 { ends.append(Array(",\(bucket),".utf8) + field + [UInt8(ascii: "\n")]) }
    }
    self.ends = ends
  }

  /// Adds the line of a user.
  ///
  /// - Parameters:
  ///   - user: the bytes of the name.
  ///   - bucket: from 0 to 99, checked.
  ///   - isControl: whether the group is the control.
  ///   - bytes: where it is added.
  public func append(_ user: Span<UInt8>, bucket: Int, isControl: Bool, to bytes: inout [UInt8]) {
    precondition((0..<100).contains(bucket))
    Self.append(user, to: &bytes)
    bytes.append(contentsOf: ends[isControl ? bucket : 100 + bucket])
  }

  private static func append(_ field: Span<UInt8>, to bytes: inout [UInt8]) {
    var isPlain = true
    for index in field.indices where field[index] <= 0x2C {
      let byte = field[index]
      if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { isPlain = false }
    }
    if isPlain {
      unsafe field.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
      return
    }
    bytes.append(0x22)
    for index in field.indices {
      if field[index] == 0x22 { bytes.append(0x22) }
      bytes.append(field[index])
    }
    bytes.append(0x22)
  }
}
