internal import Inference
internal import Verdicts

/// The answer of a power calculation in words and figures, as every report tells it.
struct PowerWords {
  let answer: PowerAnswer
  let telling: Telling

  /// What was solved for, in one sentence.
  var sentence: String {
    let power = percent(answer.power)
    let chance =
      answer.solved == .alpha
      ? telling(PowerPhrase.chanceAtAlpha, power, Figures.short(answer.alpha))
      : telling(PowerPhrase.chance, power)
    let isEffect = answer.solved == .effect
    if let claim {
      return telling(isEffect ? PowerPhrase.provesFrom : .provesIf, sizes, chance, claim, effect)
    }
    return telling(isEffect ? PowerPhrase.findsNone : .finds, sizes, effect, chance)
  }

  /// What is proved against a margin; nil without one.
  private var claim: String? {
    guard let margin = answer.margin else { return nil }
    let shown = answer.isMarginRelative ? telling.figure(Figures.percent(margin)) : Figures.short(margin)
    return switch answer.aim {
    case .difference: nil
    case .nonInferiority: telling(PowerPhrase.notWorse, shown)
    case .superiority: telling(PowerPhrase.better, shown)
    }
  }

  private var sizes: String {
    telling(
      PowerPhrase.sizes, Figures.count(answer.sizes.control), Figures.count(answer.sizes.treatment))
  }

  private var effect: String {
    let size = Figures.significant(answer.effectSize, digits: 3)
    let difference = answer.difference
    switch answer.kind {
    case .proportion:
      guard let baseline = answer.baseline, let rate = answer.treatmentRate else { return "h = \(size)" }
      return telling(PowerPhrase.rates, size, percent(baseline), percent(rate))
    case .mean:
      guard let difference else { return "d = \(size)" }
      let deviation =
        answer.standardDeviation.map { telling(PowerPhrase.deviation, Figures.short($0)) } ?? ""
      return telling(PowerPhrase.standardised, size, Figures.short(difference), lift, deviation)
    case .ratio, .quantile:
      return "\(Figures.short(difference ?? 0))\(lift)"
    }
  }

  /// The difference as a share of the control's value, `, +10.0 % of 450`.
  private var lift: String {
    guard let difference = answer.difference, let baseline = answer.baseline, baseline > 0, difference != 0
    else { return "" }
    let share = telling.figure(Figures.percent(difference / baseline, signed: true))
    return telling(PowerPhrase.lift, share, Figures.short(baseline))
  }

  /// All that the answer rests on.
  var facts: [(name: String, value: String)] {
    var facts: [(PowerPhrase, String)] = [
      (
        .sampleSize,
        telling(
          PowerPhrase.groupSizes, Figures.count(answer.sizes.control), Figures.count(answer.sizes.treatment))
      ), (.power, percent(answer.power)), (.effect, effect),
    ]
    let alpha = ("α", "\(Figures.short(answer.alpha)), \(alternative)")
    var further: [(PowerPhrase, String)] = [
      (.ratio, Figures.short(answer.ratio)), (.method, telling.plain(answer.method)),
    ]
    if let level = answer.level { facts.insert((.quantile, "p" + Figures.level(level).dropLast(2)), at: 0) }
    if let claim { facts.insert((.toProve, claim), at: 0) }
    if let looks = answer.looks {
      let spending = telling.plain(looks.spending.rawValue)
      further.append((.looks, telling(PowerPhrase.looksAnd, "\(looks.count)", spending)))
    }
    if let designEffect = answer.designEffect {
      further.append((.designEffect, "\(Figures.short(designEffect))\(units)"))
    }
    if let days = answer.days {
      let shown = Figures.short(days)
      further.append(
        (.days, answer.daily.map { telling(PowerPhrase.daily, shown, Figures.short($0)) } ?? shown))
    }
    return facts.map { (telling($0.0), $0.1) } + [alpha] + further.map { (telling($0.0), $0.1) }
  }

  private var units: String {
    guard let size = answer.unitSize, let correlation = answer.intraclassCorrelation, let units = answer.units
    else { return "" }
    return telling(
      PowerPhrase.correlated, Figures.short(correlation), Figures.short(size), Figures.count(units.control),
      Figures.count(units.treatment))
  }

  private var alternative: String {
    switch answer.alternative {
    case .twoSided: telling(PowerPhrase.twoSided)
    case .greater: telling(PowerPhrase.greater)
    case .less: telling(PowerPhrase.less)
    }
  }

  /// The heads of the columns of the curve.
  var curveHeads: [String] {
    let effect: PowerPhrase =
      switch answer.kind {
      case .proportion: .smallestRate
      case .mean where answer.standardDeviation == nil: .smallestD
      default: .smallestEffect
      }
    let groups = [telling(ReportPhrase.control), telling(ReportPhrase.treatment)]
    let further = [PowerPhrase.power, effect] + (answer.daily == nil ? [] : [.days])
    return groups + further.map { telling($0) }
  }

  /// The cells of a point of the curve, as `curveHeads`.
  func curveCells(_ point: PowerAnswer.Point) -> [String] {
    let effect = point.smallestEffect.map {
      answer.kind == .proportion ? percent($0) : Figures.significant($0, digits: 3)
    }
    let cells = [
      Figures.count(point.sizes.control), Figures.count(point.sizes.treatment),
      point.power.map(percent) ?? "–", effect ?? "–",
    ]
    return answer.daily == nil ? cells : cells + [point.days.map { Figures.short($0) } ?? "–"]
  }

  private func percent(_ share: Double) -> String { telling.figure(Figures.proportion(share)) }
}
