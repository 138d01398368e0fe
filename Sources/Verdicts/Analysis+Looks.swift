public import Inference
internal import Sentences

extension AnalysisSettings {
  /// The look that a comparison is made at; nil where one look is planned, or what was planned cannot be kept to.
  ///
  /// - Parameters:
  ///   - sizes: the units (requests where there are none) of all compared groups, the control first.
  ///   - treatment: the place of the treatment among them.
  /// - Returns: the look.
  public func look(sizes: [Int], treatment: Int) -> SequentialLook? {
    guard let control = sizes.first, sizes.indices.contains(treatment) else { return nil }
    return try? SequentialLook(
      plan: sequential, alpha: 1 - comparison.level, units: (control: control, treatment: sizes[treatment]),
      total: sizes.reduce(0, +), earlier: history?.shares.compactMap { $0 })
  }
}

extension Analysis {
  /// Which look this is, by what method, and what it spends; nil where one look is planned and no other is known of.
  static func looks(of groups: [AnalysedGroup], settings: AnalysisSettings) -> Check? {
    let name = "looks"
    let plan = settings.sequential
    guard plan.method != .none else {
      guard let history = settings.history, history.number > 1 else { return nil }
      return Check(
        name: name, status: .warn,
        finding:
          "this is look \(history.number), and each takes its chance of a false alarm of \(Figures.short((1 - settings.comparison.level) * 100)) %; --sequential keeps that of all of them below it"
      )
    }
    let sizes = groups.map { $0.units ?? $0.requests }
    let what: Sentence = groups.contains { $0.units == nil } ? "requests" : "units"
    guard let look = settings.look(sizes: sizes, treatment: 1), let planned = plan.plannedUnits else {
      return Check(
        name: name, status: .fail, finding: "no look of what is planned can be made of these data")
    }
    let share: Sentence = "at \(Figures.percent(look.share)) of \(Figures.count(planned)) planned \(what)"
    if look.isSpent {
      return Check(
        name: name, status: .warn,
        finding: "\(share), after a look at the planned end: α is spent, so nothing counts as significant")
    }
    let alpha = 1 - settings.comparison.level
    guard look.sequence == nil else {
      return Check(
        name: name, status: .pass,
        finding:
          "confidence sequence \(share): every look holds, and intervals are \(Figures.significant(look.boundary(alpha: alpha))) standard errors to either side"
      )
    }
    let spending = plan.method == .pocock ? "Pocock" : "O'Brien–Fleming"
    let told: Sentence = settings.history == nil ? "of \(plan.looks) planned ones" : "by the ledger"
    return Check(
      name: name, status: .pass,
      finding:
        "look \(look.number) \(told), \(share), \(name: spending) spending: \(Figures.percent(look.spent(alpha: alpha) / alpha)) of α is spent, the boundary is \(Figures.significant(look.boundary(alpha: alpha))) standard errors"
    )
  }
}
