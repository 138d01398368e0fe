/// What a text is written for: a width, and whether it shows colours.
public struct Terminal: Sendable, Equatable {
  /// The columns of a line; at least 40.
  public let width: Int
  /// Whether text may be coloured and bold.
  public let isColoured: Bool

  /// A terminal, or a file that is read like one.
  ///
  /// - Parameters:
  ///   - width: the columns of a line; fewer than 40 count as 40, more than 1,000 as 1,000.
  ///   - isColoured: whether escape sequences for colours may be written.
  public init(width: Int = 80, isColoured: Bool = false) {
    self.width = min(max(width, 40), 1_000)
    self.isColoured = isColoured
  }
}
