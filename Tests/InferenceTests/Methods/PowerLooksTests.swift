import Inference
import TestSupport
import Testing

@Suite struct PowerLooksTests {
  private static func question(_ c: Reference.Case) throws -> PowerQuestion {
    var question = PowerQuestion(
      kind: .mean(effectSize: try c.double("effect_size")), controlSize: nil, power: try c.double("target"),
      alpha: try c.double("alpha"), alternative: try alternative(c))
    question.looks = PowerLooks(
      count: try c.integer("looks"),
      spending: try #require(SpendingFunction(rawValue: c.string("spending"))))
    return question
  }

  @Test func reference() throws {
    var worst = Worst("power_looks")
    for c in try Reference("power_looks").cases {
      let sizes = try Self.question(c).solved().sizes
      worst.count()
      worst.take(sizes.unroundedControl, try c.double("control_unrounded"), "\(c)")
      #expect(sizes.control == (try c.integer("control")), "\(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 5)
    #expect(worst.error <= 1e-9, "\(worst.report)")
  }

  @Test func anyOneUnknown() throws {
    for c in try Reference("power_looks").cases {
      var question = try Self.question(c)
      let (effect, power, alpha) = (try c.double("effect_size"), question.power, question.alpha)
      question.controlSize = try question.solved().sizes.unroundedControl
      question.power = nil
      #expect(relativeError(try question.solved().power, power ?? 0) < 1e-8)
      question.power = power
      question.alpha = nil
      #expect(relativeError(try question.solved().alpha, alpha ?? 0) < 1e-6)
      question.alpha = alpha
      question.kind = .mean(effectSize: nil)
      #expect(relativeError(try question.solved().effectSize, effect) < 1e-8)
    }
  }

  /// Looking more often never needs fewer, and Pocock's way always more than O'Brien and Fleming's.
  @Test func laws() throws {
    func size(_ looks: PowerLooks?) throws -> Double {
      var question = PowerQuestion(kind: .mean(effectSize: 0.1), controlSize: nil, power: 0.9, alpha: 0.05)
      question.looks = looks
      return try question.solved().sizes.unroundedControl
    }
    let once = try size(nil)
    #expect(relativeError(try size(PowerLooks(count: 1)), once) < 1e-9)
    var before = once
    for count in [2, 4, 8, 16] {
      let gentle = try size(PowerLooks(count: count))
      #expect(gentle > before)
      #expect(try size(PowerLooks(count: count, spending: .pocock)) > gentle)
      before = gentle
    }
  }

  @Test func noAnswer() throws {
    var question = PowerQuestion(kind: .mean(effectSize: 0.1), controlSize: nil, power: 0.9, alpha: 0.05)
    question.looks = PowerLooks(count: 0)
    #expect(throws: InferenceError.invalidCount(0)) { try question.solved() }
    question.looks = PowerLooks(count: 5)
    question.power = 0.01
    #expect(throws: InferenceError.noSolution(target: 0.01)) { try question.solved() }
    question.power = 0.999_999_999
    #expect(try question.solved().sizes.control > 1000)
  }
}
