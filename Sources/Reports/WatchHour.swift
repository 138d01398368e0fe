internal import Verdicts

/// The last hour of both versions as pictures of one scale.
struct WatchHour {
  /// What a picture shows.
  enum Quantity: CaseIterable {
    case requests
    case errorRate
    case p95
  }

  private let parts: [ArraySlice<WatchState.Minute>]

  /// The last sixty minutes, several of them in a bar where the pictures may be no wider than `width`.
  init(_ minutes: [WatchState.Minute], width: Int) {
    let size = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30].first { 60 / $0 <= max(width, 2) } ?? 30
    let shown = minutes.suffix(60)
    parts = stride(from: shown.startIndex, to: shown.endIndex, by: size).map {
      shown[$0..<min($0 + size, shown.endIndex)]
    }
  }

  /// The pictures of both versions.
  func pictures(_ quantity: Quantity) -> GroupPair<String> {
    let control = parts.map { value(quantity, of: $0.map(\.figures.control)) }
    let treatment = parts.map { value(quantity, of: $0.map(\.figures.treatment)) }
    func top(_ values: [Double?]) -> Double { values.compactMap { $0 }.max() ?? 0 }
    // Of requests the shape is the news, for the shares are planned; what is judged is drawn on one scale.
    let common = max(top(control), top(treatment))
    let isShape = quantity == .requests
    return GroupPair(
      control: Sparkline.text(control, top: isShape ? top(control) : common),
      treatment: Sparkline.text(treatment, top: isShape ? top(treatment) : common))
  }

  /// The value of some minutes: the sum, the common rate, or the worst.
  private func value(_ quantity: Quantity, of figures: [WindowFigures]) -> Double? {
    let requests = figures.reduce(0) { $0 + $1.requests }
    guard requests > 0 else { return nil }
    switch quantity {
    case .requests: return Double(requests)
    case .errorRate:
      let judged = figures.reduce(0) { $0 + $1.judged }
      return judged > 0 ? Double(figures.reduce(0) { $0 + $1.errors }) / Double(judged) : nil
    case .p95: return figures.compactMap(\.p95).max()
    }
  }
}
