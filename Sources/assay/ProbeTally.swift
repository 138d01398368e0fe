import Probes
import Reports
import Summaries

/// The rows of a probe by side and kind, for the figures that are shown of them.
struct ProbeTally {
  /// What is kept of some rows.
  private struct Cell {
    var requests = 0
    var answered = 0
    var succeeded = 0
    var times: [Double] = []
    var confidences: [Double] = []
    var personas: [Double] = []
    var troubles: [String: Int] = [:]

    mutating func add(_ row: ProbeRow) {
      requests += 1
      if row.isAnswered { answered += 1 }
      if row.isSuccess { succeeded += 1 }
      if let time = row.responseTime { times.append(time) }
      if let confidence = row.confidence { confidences.append(confidence) }
      if let persona = row.personaAccuracy { personas.append(persona) }
      if let trouble = row.trouble { troubles[trouble, default: 0] += 1 }
    }

    mutating func add(_ other: Cell) {
      requests += other.requests
      answered += other.answered
      succeeded += other.succeeded
      times += other.times
      confidences += other.confidences
      personas += other.personas
      troubles.merge(other.troubles, uniquingKeysWith: +)
    }

    var median: Double? {
      var values = times
      return quantiles(at: [0.5], of: &values).first?.value
    }

    func figures(kind: String?) -> ProbeAnswer.Figures {
      ProbeAnswer.Figures(
        kind: kind, requests: requests, answered: answered, succeeded: succeeded,
        successRate: requests > 0 ? Double(succeeded) / Double(requests) : nil, times: Moments(times.span),
        median: median, confidence: Moments(confidences.span), persona: Moments(personas.span),
        troubles: troubles.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
    }
  }

  private let plan: ProbePlan
  private var cells: [ProbeSide: [Cell]] = [:]
  /// The rows until now.
  private(set) var done = 0

  init(_ plan: ProbePlan) {
    self.plan = plan
    for side in ProbeSide.allCases { cells[side] = plan.questions.map { _ in Cell() } }
  }

  mutating func add(_ row: ProbeRow) {
    done += 1
    cells[row.side]?[row.exchange.request.question].add(row)
  }

  /// The figures of all requests of a side.
  func total(of side: ProbeSide) -> ProbeAnswer.Figures { joined(side).figures(kind: nil) }

  /// The median response time of a side in milliseconds; nil before there is one.
  func median(of side: ProbeSide) -> Double? { joined(side).median }

  /// All that is shown of the rows, but the comparison.
  func answer(log: String, start: Int64, isInterrupted: Bool) -> ProbeAnswer {
    ProbeAnswer(
      started: SystemClock.text(start), isInterrupted: isInterrupted, planned: plan.requests, log: log,
      settings: ProbeAnswer.Settings(
        iterations: plan.iterations, concurrency: plan.concurrency, delay: plan.delay / .milliseconds(1),
        timeout: plan.timeout / .milliseconds(1), connectTimeout: plan.connectTimeout / .milliseconds(1),
        warmUp: plan.warmUp, seed: plan.seed),
      sides: ProbeSide.allCases.map { side in
        ProbeAnswer.Side(
          name: side.rawValue, address: plan.addresses[side]?.shown ?? "", total: total(of: side),
          kinds: zip(plan.questions, cells[side] ?? []).map { $1.figures(kind: $0.kind) })
      })
  }

  private func joined(_ side: ProbeSide) -> Cell {
    var all = Cell()
    for cell in cells[side] ?? [] { all.add(cell) }
    return all
  }
}
