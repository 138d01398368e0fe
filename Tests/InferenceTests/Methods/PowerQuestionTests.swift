import Inference
import TestSupport
import Testing

@Suite struct PowerQuestionTests {
  /// Tables and manuals, as they are printed.
  @Test func published() throws {
    var cases = 0
    for c in try Reference("power_published").cases {
      var question = PowerQuestion(
        kind: .mean(effectSize: try c.double("effect_size")), controlSize: nil, power: nil, alpha: 0.05,
        alternative: try alternative(c))
      let found: Double
      if try c.string("solve") == "power" {
        question.controlSize = try c.double("control")
        found = try question.solved().power
      } else {
        question.power = try c.double("target")
        let sizes = try question.solved().sizes
        found = try c.double("within") == 1 ? Double(sizes.control) : sizes.unroundedControl
      }
      #expect(abs(found - (try c.double("value"))) <= (try c.double("within")), "\(found) for \(c)")
      cases += 1
    }
    #expect(cases >= 25)
  }

  private static let questions: [PowerQuestion] = {
    let kinds: [(PowerQuestion.Kind, PowerBoundary?, Alternative)] = [
      (.mean(effectSize: 0.3), nil, .twoSided), (.mean(effectSize: 0.05), .difference(-0.1), .greater),
      (.mean(effectSize: -0.4), .difference(-0.1), .less),
      (.proportion(baseline: 0.1, treatmentRate: 0.13, method: .arcsine), nil, .twoSided),
      (.proportion(baseline: 0.1, treatmentRate: 0.1, method: .normal), .difference(0.03), .less),
      (.proportion(baseline: 0.1, treatmentRate: 0.06, method: .normal), .lift(-0.1), .less),
    ]
    var questions = kinds.map { kind, boundary, alternative in
      var question = PowerQuestion(
        kind: kind, controlSize: nil, power: 0.85, alpha: 0.03, ratio: 0.5, alternative: alternative)
      question.boundary = boundary
      return question
    }
    if let variances = try? GroupVariances(control: 32_400, treatment: 22_500) {
      var question = PowerQuestion(
        kind: .estimate(control: 450, difference: -90, variances: variances), controlSize: nil, power: 0.85,
        alpha: 0.03, ratio: 0.5, alternative: .less)
      questions.append(question)
      question.boundary = .lift(-0.1)
      questions.append(question)
      question.boundary = .difference(-20)
      questions.append(question)
    }
    return questions
  }()

  /// Any one of size, power, effect and level comes back from the others, also of units.
  @Test(arguments: [1, 2.75]) func anyOneUnknown(_ inflation: Double) throws {
    #expect(Self.questions.count == 9)
    for question in Self.questions {
      var question = question
      question.inflation = inflation
      let solution = try question.solved()
      question.controlSize = solution.sizes.unroundedControl
      question.power = nil
      #expect(relativeError(try question.solved().power, 0.85) < 1e-9, "\(question)")
      question.power = 0.85
      question.alpha = nil
      #expect(relativeError(try question.solved().alpha, 0.03) < 1e-8, "\(question)")
      question.alpha = 0.03
      let kind = question.kind
      switch kind {
      case .mean: question.kind = .mean(effectSize: nil)
      case .proportion(let baseline, _, let method):
        question.kind = .proportion(baseline: baseline, treatmentRate: nil, method: method)
      case .estimate(let control, _, let variances):
        question.kind = .estimate(control: control, difference: nil, variances: variances)
      }
      #expect(question.unknown == .effect)
      if kind == .proportion(baseline: 0.1, treatmentRate: 0.1, method: .normal) { continue }
      #expect(relativeError(try question.solved().effectSize, solution.effectSize) < 1e-8, "\(question)")
    }
  }

  @Test func inflationMultipliesBeforeRounding() throws {
    var question = Self.questions[0]
    let plain = try question.solved().sizes
    question.inflation = 2.5
    let inflated = try question.solved().sizes
    #expect(relativeError(inflated.unroundedControl, 2.5 * plain.unroundedControl) < 1e-15)
    #expect(inflated.control == Int((2.5 * plain.unroundedControl).rounded(.up)))
  }

  @Test func curves() throws {
    for question in Self.questions {
      let curve = try question.curve()
      let powers = curve.compactMap(\.power)
      #expect(powers.count == curve.count && zip(powers, powers.dropFirst()).allSatisfy { $0 <= $1 })
      let size = try question.solved().sizes.control
      let middle = try #require(curve.first { $0.sizes.control >= size })
      #expect((middle.power ?? 0) >= 0.85 && (middle.power ?? 1) < 0.87)
    }
  }

  @Test func noAnswer() throws {
    var question = Self.questions[1]
    question.boundary = .lift(-0.1)
    #expect(throws: InferenceError.self) { try question.solved() }
    question.boundary = nil
    question.inflation = 0
    #expect(throws: InferenceError.self) { try question.solved() }
    question.inflation = 1
    question.power = nil
    #expect(question.unknown == nil)
  }
}
