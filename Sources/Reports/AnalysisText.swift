public import Verdicts

/// TEXT
public struct AnalysisText: Sendable {
  let analysis: Analysis
  let terminal: Terminal

  /// The text.
  public init(_ analysis: Analysis, terminal: Terminal) {
    self.analysis = analysis
    self.terminal = terminal
  }

  /// The text.
  public var text: String { "" }
}
