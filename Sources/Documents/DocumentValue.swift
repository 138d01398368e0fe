/// A value of a document that knows how it was reached and on which line it stands.
///
/// Typed documents are read with it, and every misfit is an error that names document, line and path:
///
/// ```swift
/// let plan = try Document(parsing: bytes, name: "plan.json").root
/// try plan.allow(keys: ["metrics", "statistics"])
/// let level = try plan.optional("statistics")?.optional("confidence_level")?.number(in: 0.5...0.9999)
/// ```
public struct DocumentValue: Sendable {
  /// The value itself.
  public let json: JSON

  let steps: [DocumentStep]
  let source: SourceText

  init(json: JSON, steps: [DocumentStep], source: SourceText) {
    self.json = json
    self.steps = steps
    self.source = source
  }

  /// The way to this value as it would be written in code, `metrics.guardrails[1].margin`; empty at the root.
  public var path: String { DocumentStep.path(steps) }

  /// The key of this value when it is a member of an object.
  public var key: String? {
    if case .member(let key, _)? = steps.last { key } else { nil }
  }

  /// Whether this is null.
  public var isNull: Bool { json.isNull }

  /// Where this value begins.
  ///
  /// - Complexity: O(length of the text before it); meant for messages.
  public var location: DocumentLocation { source.location(of: steps, atKey: false) }

  /// The line that this value begins on.
  ///
  /// - Complexity: O(length of the text before it); meant for messages.
  public var line: Int { location.line }

  /// An error about this value for a rule that its reader knows.
  ///
  /// - Parameter reason: continues the path: "must lie after start_date".
  /// - Returns: an error to be thrown.
  public func error(_ reason: String) -> DocumentError {
    .invalid(at: location, path: path, reason: reason)
  }

  func wrongKind(expected: String) -> DocumentError {
    .wrongKind(at: location, path: path, expected: expected, found: json.kind)
  }
}
