internal import Inference
internal import Summaries

extension Experiment {
  /// The moments over users of both groups, at so many equally spaced looks, the last of which sees all.
  ///
  /// - Parameters:
  ///   - looks: how many times one looks.
  ///   - sums: what is summed by user.
  /// - Returns: the moments at each look.
  func looks(
    _ looks: Int, of sums: (GroupSample) -> [Double]
  ) -> [(control: UnitMoments, treatment: UnitMoments)] {
    let growing = [control, treatment].map { sample in
      var pairs = Comoments(variables: 2)
      var seen = 0
      return (1...looks).map { look in
        let limit = world.users * look / looks
        var end = seen
        while end < sample.count && sample.arrivals[end] < limit { end += 1 }
        sample.add(sums(sample), seen..<end, to: &pairs)
        seen = end
        return UnitMoments(pairs, shift: 0)
      }
    }
    return zip(growing[0], growing[1]).map { (control: $0, treatment: $1) }
  }
}

extension CalibratedMethod {
  /// The looks of the sequential studies.
  static let looks = 50

  /// A test for one look, looked at again and again until it is significant: what nobody should do.
  ///
  /// - Parameter world: what experiments are drawn from.
  /// - Returns: the method, with an answer for each number of looks.
  public static func peeking(_ world: World) -> Self {
    let counts = [5, 10, 25, looks]
    let truth = world.meanDifference
    let answers = counts.map {
      CalibratedAnswer("peeking_at_\($0)_looks", truth: truth, standard: .shown)
    }
    return CalibratedMethod("peeking", answers: answers) { experiment in
      let tests = experiment.looks(looks, of: \.sums).map { look in
        (try? Welch(control: look.control, treatment: look.treatment)).flatMap { test in
          (try? test.interval(level: Calibration.level)).map { (test.test.pValue, $0) }
        }
      }
      return counts.map { count in
        let step = looks / count
        let seen = stride(from: step - 1, to: looks, by: step).compactMap { tests[$0] }
        guard let last = seen.last else { return Finding() }
        return Finding(
          estimate: last.1.estimate, rejects: seen.contains { $0.0 < Calibration.alpha },
          covers: seen.allSatisfy { $0.1.contains(truth) })
      }
    }
  }
}
