import Probes
import TestSupport
import Testing

/// The order of requests: pairs, each side first as often as the other.
@Suite struct ProbeScheduleTests {
  private func schedule(iterations: Int, kinds: Int, warmUp: Int = 0, seed: UInt64 = 42) throws
    -> ProbeSchedule
  {
    let address = try ProbeAddress("http://127.0.0.1/", of: .legacy)
    var plan = ProbePlan(
      legacy: address, canary: address, questions: (0..<kinds).map { question("kind \($0)") })
    plan.iterations = iterations
    plan.warmUp = warmUp
    plan.seed = seed
    #expect(plan.requests == 2 * iterations * kinds)
    return ProbeSchedule(plan)
  }

  @Test(arguments: [(1, 1), (2, 3), (25, 4), (7, 5)], [1, 2, 42] as [UInt64])
  func pairsAlternate(_ size: (iterations: Int, kinds: Int), _ seed: UInt64) throws {
    let requests = try schedule(iterations: size.iterations, kinds: size.kinds, seed: seed).requests
    #expect(requests.count == 2 * size.iterations * size.kinds)
    #expect(requests.map(\.number) == Array(1...requests.count))
    for place in stride(from: 0, to: requests.count, by: 2) {
      let (one, other) = (requests[place], requests[place + 1])
      #expect(one.side == other.side.other && one.question == other.question)
      #expect(one.iteration == other.iteration && one.isFirst && !other.isFirst)
    }
    for kind in 0..<size.kinds {
      let first = requests.filter { $0.question == kind && $0.isFirst }
      #expect(first.map(\.iteration) == Array(1...size.iterations))
      #expect(zip(first, first.dropFirst()).allSatisfy { $0.side != $1.side })
    }
    let leads = requests.count { $0.isFirst && $0.side == .legacy }
    #expect(abs(2 * leads - size.iterations * size.kinds) <= 1)
  }

  @Test func theSeedDecides() throws {
    let one = try schedule(iterations: 10, kinds: 4).requests
    #expect(try schedule(iterations: 10, kinds: 4).requests == one)
    #expect(try schedule(iterations: 10, kinds: 4, seed: 43).requests != one)
    // The kinds come in many orders.
    let orders = stride(from: 0, to: 80, by: 8).map { start in
      stride(from: start, to: start + 8, by: 2).map { one[$0].question }
    }
    #expect(Set(orders).count > 4)
  }

  @Test func warmUpIsForBothSides() throws {
    let warmUp = try schedule(iterations: 1, kinds: 4, warmUp: 6).warmUp
    #expect(warmUp.count == 12 && warmUp.count { $0.side == .canary } == 6)
    #expect(Set(warmUp.map(\.question)) == [0, 1, 2, 3] && warmUp.allSatisfy { $0.number == 0 })
  }
}
