/// One request of a probe in its turn.
public struct ScheduledRequest: Sendable, Equatable {
  /// The place in the order of all requests, from 1; 0 for a warm-up.
  public var number: Int
  /// The iteration, from 1.
  public var iteration: Int
  /// The kind, as a place among those of the plan.
  public var question: Int
  /// Where it goes.
  public var side: ProbeSide
  /// Whether it is the first of its pair.
  public var isFirst: Bool
}

/// The order of the requests: pairs of the same request to both sides, so that whatever drifts hits both alike.
///
/// In every iteration the kinds come in an order drawn anew, and the side that goes first alternates from iteration to
/// iteration for each kind. So each side is first as often as the other, of each kind, to within one.
package struct ProbeSchedule {
  /// The requests that are not told of: to both sides in turn, over all kinds.
  package let warmUp: [ScheduledRequest]
  /// The requests in their order.
  package let requests: [ScheduledRequest]

  /// The order of a plan; the same for the same seed.
  package init(_ plan: ProbePlan) {
    var random = SeededGenerator(seed: plan.seed)
    let kinds = plan.questions.count
    let offset = Int(random.next() & 1)
    func pair(_ question: Int, iteration: Int, from number: Int) -> [ScheduledRequest] {
      let first: ProbeSide = (iteration + question + offset).isMultiple(of: 2) ? .legacy : .canary
      return [first, first.other].enumerated().map { place, side in
        ScheduledRequest(
          number: number > 0 ? number + place : 0, iteration: iteration, question: question, side: side,
          isFirst: place == 0)
      }
    }
    warmUp = (0..<plan.warmUp).flatMap { pair($0 % kinds, iteration: 0, from: 0) }
    var requests: [ScheduledRequest] = []
    requests.reserveCapacity(plan.requests)
    for iteration in 1...plan.iterations {
      for question in Array(0..<kinds).shuffled(using: &random) {
        requests += pair(question, iteration: iteration, from: requests.count + 1)
      }
    }
    self.requests = requests
  }
}

/// Random bits that follow from a seed.
///
/// *Source:* G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// 453–472, doi:10.1145/2660193.2660195, with the constants of splitmix64.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits &>> 31)
  }
}
