/// Where an option of one value finds it.
public struct SingleValueParsingStrategy: Hashable, Sendable {
  let rule: ValueRule

  /// After `=`, or the next argument, which must not look like an option.
  public static let next = SingleValueParsingStrategy(rule: .next)
  /// After `=`, or the next argument whatever it looks like.
  public static let unconditional = SingleValueParsingStrategy(rule: .unconditional)
}

/// Where an option that may be repeated finds its values.
public struct ArrayParsingStrategy: Hashable, Sendable {
  let rule: ValueRule

  /// One value each time: after `=`, or the next argument, which must not look like an option.
  public static let singleValue = ArrayParsingStrategy(rule: .next)
  /// One value each time: after `=`, or the next argument whatever it looks like.
  public static let unconditionalSingleValue = ArrayParsingStrategy(rule: .unconditional)
  /// All arguments up to the next one that looks like an option; at least one.
  public static let upToNextOption = ArrayParsingStrategy(rule: .upToNextOption)
  /// All the arguments that follow, whatever they look like; at least one.
  public static let remaining = ArrayParsingStrategy(rule: .remaining)
}

/// Which arguments without a name go into an array.
public struct ArgumentArrayParsingStrategy: Hashable, Sendable {
  let takesLiterals: Bool

  /// All that are left.
  public static let remaining = ArgumentArrayParsingStrategy(takesLiterals: false)
  /// Those after the terminator `--` only.
  public static let postTerminator = ArgumentArrayParsingStrategy(takesLiterals: true)
}

/// How an option finds its values.
enum ValueRule: Sendable { case next, unconditional, upToNextOption, remaining }

/// What several flags that set one property mean together.
public struct FlagExclusivity: Hashable, Sendable {
  enum Rule { case exclusive, chooseFirst, chooseLast }
  let rule: Rule

  /// Only one may be given.
  public static let exclusive = FlagExclusivity(rule: .exclusive)
  /// The first one counts.
  public static let chooseFirst = FlagExclusivity(rule: .chooseFirst)
  /// The last one counts.
  public static let chooseLast = FlagExclusivity(rule: .chooseLast)
}

/// How the opposite of a flag is named.
public struct FlagInversion: Hashable, Sendable {
  let prefixes: [String]

  /// `--name` and `--no-name`.
  public static let prefixedNo = FlagInversion(prefixes: ["", "no-"])
  /// `--enable-name` and `--disable-name`.
  public static let prefixedEnableDisable = FlagInversion(prefixes: ["enable-", "disable-"])
}
