internal import Documents
internal import Inference
public import Verdicts

/// Users and their groups as a document that other programs read, `assay-assignment/1`, made piece by piece.
///
/// The list may be longer than memory: ``head`` comes first, then a ``line(_:bucket:role:isFirst:)`` for each user, then
/// ``tail(_:)``, which knows all of them.
public struct AssignmentDocument: Sendable {
  private let settings: AssignmentSettings
  private let version: String

  /// The document of a list.
  public init(_ settings: AssignmentSettings, version: String) {
    self.settings = settings
    self.version = version
  }

  /// What stands before the users.
  public var head: String {
    let object: JSON = [
      "schema": "assay-assignment/1", "assay_version": JSON(version), "settings": JSON(settings),
    ]
    return String(object.text().dropLast(2)) + ",\n  \"users\": ["
  }

  /// A user, in front of whom the line is ended.
  ///
  /// - Parameters:
  ///   - user: the name; bytes that are no UTF-8 are replaced, which CSV does not.
  ///   - bucket: from 0 to 99.
  ///   - role: the group.
  ///   - isFirst: whether no user came before.
  /// - Returns: the text.
  public func line(_ user: String, bucket: Int, role: GroupRole, isFirst: Bool) -> String {
    let entry: JSON = [
      "user": JSON(user), "bucket": JSON(bucket), "group": JSON(settings.name(of: role)),
    ]
    return (isFirst ? "\n    " : ",\n    ") + entry.text(indentation: nil)
  }

  /// What stands behind the users, with a final newline.
  public func tail(_ answer: AssignmentAnswer) -> String {
    let groups = answer.groups.map { group -> JSON in
      [
        "name": JSON(group.name), "role": JSON(group.role.rawValue), "users": JSON(group.users),
        "share": JSON(group.share.estimate), "lower": JSON(group.share.lower),
        "upper": JSON(group.share.upper), "expected_share": JSON(group.planned),
      ]
    }
    let object: JSON = [
      "count": JSON(answer.users), "empty_lines": JSON(answer.emptyLines), "groups": JSON(groups),
      "interval": ["level": JSON(answer.level), "method": "wilson"],
      "test": answer.test.map { ["name": JSON($0.name), "p_value": JSON($0.pValue)] } ?? .null,
    ]
    return "\n  ]," + object.text().dropFirst() + "\n"
  }
}

extension JSON {
  /// How users are assigned.
  init(_ settings: AssignmentSettings) {
    self = [
      "rule": JSON(settings.rule), "seed": JSON(settings.seed), "percentage": JSON(settings.percentage),
      "percentage_of": JSON(settings.percentageOf.rawValue), "stage": JSON(settings.stage),
      "control": JSON(settings.control), "treatment": JSON(settings.treatment),
    ]
  }
}
