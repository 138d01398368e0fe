/// How a user's group is made from the hash of the user's name.
///
/// Every rule gives each user one of a hundred buckets, and each bucket one of two groups:
///
/// ```
/// ab       int(md5(f"{user}_{seed}")[:8], 16) % 100 < percentage  →  control
/// router   int(md5(user)[:8], 16) % 100 < percentage              →  treatment (the canary)
/// modulo   int(md5(user), 16) % 100 < 50                          →  control
/// ```
///
/// The digest is written in hexadecimal digits: its first eight are its first four bytes.
public enum AssignmentRule: String, Sendable, CaseIterable {
  /// That of A/B tests: a seed keeps one experiment's groups from being another's.
  case ab
  /// That of the canary's router.
  case router
  /// The older rule, by the whole digest, half and half.
  case modulo

  /// Whether the seed takes part.
  public var hasSeed: Bool { self == .ab }

  /// Whether the percentage can be chosen.
  public var hasPercentage: Bool { self != .modulo }

  /// The group whose share the percentage is.
  public var percentageSide: AssignedSide { self == .router ? .treatment : .control }
}

/// What a user is assigned to.
public enum AssignedSide: Int, Sendable, CaseIterable {
  /// What others are compared with: the legacy version.
  case control = 0
  /// What is compared with it: the canary.
  case treatment = 1
}
