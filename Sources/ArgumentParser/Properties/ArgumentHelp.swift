/// What the help says of an argument.
public struct ArgumentHelp: ExpressibleByStringInterpolation, Sendable {
  /// What the argument is, in one line.
  public var abstract: String
  /// More about it, shown below.
  public var discussion: String
  /// The word in angle brackets that stands for the value; made from the name when `nil`.
  public var valueName: String?
  /// Where the argument is shown.
  public var visibility: ArgumentVisibility

  /// Creates the help of an argument.
  ///
  /// - Parameters:
  ///   - abstract: What the argument is, in one line.
  ///   - discussion: More about it, shown below.
  ///   - valueName: The word in angle brackets that stands for the value; made from the name when `nil`.
  ///   - visibility: Where the argument is shown.
  public init(
    _ abstract: String = "", discussion: String = "", valueName: String? = nil,
    visibility: ArgumentVisibility = .default
  ) {
    self.abstract = abstract
    self.discussion = discussion
    self.valueName = valueName
    self.visibility = visibility
  }

  /// Creates a help of one line.
  ///
  /// - Parameter value: What the argument is.
  public init(stringLiteral value: String) { self.init(value) }

  /// Hidden from the help.
  public static let hidden = ArgumentHelp(visibility: .hidden)
  /// Hidden even from the help that shows what is hidden.
  public static let `private` = ArgumentHelp(visibility: .private)
}

/// Where an argument is shown.
public struct ArgumentVisibility: Hashable, Sendable {
  let rank: Int

  /// Shown wherever help is.
  public static let `default` = ArgumentVisibility(rank: 0)
  /// Shown only when hidden arguments are asked for.
  public static let hidden = ArgumentVisibility(rank: 1)
  /// Never shown.
  public static let `private` = ArgumentVisibility(rank: 2)

  func isVisible(includingHidden: Bool) -> Bool { rank <= (includingHidden ? 1 : 0) }

  func stricter(of other: ArgumentVisibility) -> ArgumentVisibility { rank < other.rank ? other : self }
}
