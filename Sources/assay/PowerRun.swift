import Documents
import Inference
import Reports
import Verdicts

extension PowerOptions {
  /// Solves and prints.
  ///
  /// - Parameters:
  ///   - kind: what is compared.
  ///   - question: what is asked.
  ///   - complete: adds what only the command knows.
  /// - Throws: ``Trouble`` where there is no solution.
  func run(
    _ kind: PowerAnswer.Kind, _ question: PowerQuestion, complete: (inout PowerAnswer) -> Void
  ) throws {
    var answer: PowerAnswer
    let points: [PowerPoint]
    do {
      let solution = try question.solved()
      answer = PowerAnswer(kind, solution)
      let units = try cluster.unitSize.map { try solution.sizes.inflated(by: 1 / $0) }
      answer.units = units.map { GroupPair(control: $0.control, treatment: $0.treatment) }
      points = curve ? try question.curve() : []
    } catch let error as InferenceError {
      throw Self.trouble(error, question)
    }
    answer.daily = daily
    answer.days = try days(answer.sizes.control, answer.sizes.treatment, ratio: question.ratio)
    answer.aim = aim
    answer.margin = (margin ?? superiority)?.size
    answer.isMarginRelative = hasRelativeBoundary
    answer.designEffect = try cluster.factor()
    answer.looks = question.looks
    answer.intraclassCorrelation = cluster.icc
    answer.unitSize = cluster.unitSize
    answer.unitSizeVariation = cluster.icc == nil ? nil : cluster.unitSizeCv ?? 0
    answer.curve = try points.map { point in
      PowerAnswer.Point(
        sizes: GroupPair(control: point.sizes.control, treatment: point.sizes.treatment), power: point.power,
        smallestEffect: point.smallestEffect,
        days: try days(point.sizes.control, point.sizes.treatment, ratio: question.ratio))
    }
    complete(&answer)
    let sink = Answer(output)
    switch format {
    case .table: try sink.give(PowerText(answer, terminal: sink.terminal, language: output.lang).text)
    case .markdown: try sink.give(PowerMarkdown(answer, language: output.lang).text)
    case .json: try sink.give(PowerDocument(answer, version: Version.text).json.text() + "\n")
    }
  }

  private func days(_ control: Int, _ treatment: Int, ratio: Double) throws -> Double? {
    let share = ratio / (1 + ratio)
    return try daily.map { daily in
      try Inference.days(
        sizes: [Double(control), Double(treatment)], shares: [1 - share, share], daily: daily)
    }
  }

  /// Why there is no solution, with the flag that would change it.
  private static func trouble(_ error: InferenceError, _ question: PowerQuestion) -> Trouble {
    switch error {
    case .tooFewRows: Trouble("\(error.explanation); --sample-size N gives the control group more")
    case .noSolution(let target) where question.unknown == .alpha:
      Trouble(
        "no significance level between 0 and 1 gives a power of \(target): with another --sample-size or "
          + "--alternative there may be one")
    case .noSolution(let target) where question.unknown == .effect:
      Trouble(
        "no effect is seen with a power of \(target): --sample-size is too small, "
          + "or --power is not above --alpha")
    case .noSolution(let target) where question.boundary != nil:
      Trouble(
        "no sample reaches a power of \(target): the assumed effect is not on the right side of the margin, "
          + "or --power is not above --alpha")
    case .noSolution(let target):
      Trouble(
        "no sample reaches a power of \(target): the effect points away from --alternative, "
          + "or --power is not above --alpha")
    case .invalidCount(let size) where size > 1e15:
      Trouble("the groups would need more than 10^15 values; give a larger effect")
    default: Trouble(error.explanation)
    }
  }
}

extension PowerAnswer {
  /// The solution of a question, without what surrounds it.
  init(_ kind: Kind, _ solution: PowerSolution) {
    self.init(
      kind: kind, solved: solution.unknown,
      sizes: GroupPair(control: solution.sizes.control, treatment: solution.sizes.treatment),
      power: solution.power, effectSize: solution.effectSize, alpha: solution.alpha,
      alternative: solution.alternative, ratio: solution.ratio, method: solution.method)
    if kind == .proportion {
      baseline = solution.control
      treatmentRate = solution.treatment
    } else {
      difference = solution.difference
    }
  }
}
