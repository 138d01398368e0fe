/// Sends the requests of a plan and hands on what comes back, in the order in which it does.
///
/// All requests are made by the thread that runs this, which waits for the network and does nothing else: what is done with
/// an exchange should be done by another thread, so that it delays no time that is being taken.
public struct ProbeRun: Sendable {
  /// How a run ended.
  public enum End: Sendable, Equatable {
    /// All requests were made.
    case finished
    /// It was told to stop.
    case stopped
    /// A side answered none of its first ``ProbePlan/unansweredLimit`` requests.
    case unanswered(ProbeSide)
  }

  private let plan: ProbePlan
  private let schedule: ProbeSchedule
  /// The address of each kind on each side.
  private let addresses: [ProbeSide: [ProbeAddress]]

  /// A run of a plan.
  ///
  /// - Throws: ``ProbeError/invalidAddress(side:reason:)`` where a path of a request does not fit an address.
  public init(_ plan: ProbePlan) throws(ProbeError) {
    precondition(!plan.questions.isEmpty && plan.iterations > 0 && plan.concurrency > 0 && plan.warmUp >= 0)
    self.plan = plan
    schedule = ProbeSchedule(plan)
    var addresses: [ProbeSide: [ProbeAddress]] = [:]
    for side in ProbeSide.allCases {
      for question in plan.questions {
        guard let address = try plan.address(of: question, on: side) else { continue }
        addresses[side, default: []].append(address)
      }
    }
    self.addresses = addresses
  }

  /// The path that the requests of a kind ask for on a side.
  public func path(of question: Int, on side: ProbeSide) -> String {
    addresses[side].flatMap { $0.indices.contains(question) ? $0[question].path : nil } ?? "/"
  }

  /// Makes the requests, warm-up first; blocks until all is done.
  ///
  /// - Parameters:
  ///   - stop: ends it early.
  ///   - report: is given each exchange but those of the warm-up.
  /// - Returns: how it ended.
  /// - Throws: ``ProbeError/noLibrary(_:)``, ``ProbeError/library(code:)``.
  public func run(until stop: ProbeStop, report: (ProbeExchange) -> Void) throws(ProbeError) -> End {
    let pool = try CurlPool(places: plan.concurrency)
    var attempts = [Attempt?](repeating: nil, count: plan.concurrency)
    _ = try send(schedule.warmUp, by: pool, &attempts, until: stop) { _ in }
    return try send(schedule.requests, by: pool, &attempts, until: stop, report: report)
  }

  /// A request under way.
  private struct Attempt {
    var request: ScheduledRequest
    /// Where it is sent now; the first address, or where the server has sent it on to.
    var url: String
    var method: String
    var hasBody: Bool
    /// Whether it is at the server that it was meant for, which alone is given the headers.
    var isAtHome = true
    var start: Int64
    /// How long the addresses before this one took, in microseconds.
    var spent = 0
    var redirects = 0
  }

  private func send(
    _ requests: [ScheduledRequest], by pool: borrowing CurlPool, _ attempts: inout [Attempt?],
    until stop: ProbeStop, report: (ProbeExchange) -> Void
  ) throws(ProbeError) -> End {
    var next = 0
    var tally = AnswerTally()
    var ready = [ContinuousClock.Instant](repeating: .now, count: attempts.count)
    while next < requests.count || attempts.contains(where: { $0 != nil }) {
      if stop.isStopped { return .stopped }
      let now = ContinuousClock.now
      for place in attempts.indices where attempts[place] == nil && ready[place] <= now {
        guard next < requests.count else { break }
        let attempt = first(requests[next])
        next += 1
        try pool.start(request(attempt), at: place)
        attempts[place] = attempt
      }
      try pool.step(atMost: wait(ready, attempts, hasMore: next < requests.count))
      while let (place, answer) = pool.ended() {
        guard let attempt = attempts[place] else { continue }
        attempts[place] = nil
        if let onward = try onward(attempt, answer) {
          try pool.start(request(onward), at: place)
          attempts[place] = onward
          continue
        }
        ready[place] = .now + plan.delay
        let exchange = exchange(attempt, answer)
        report(exchange)
        tally.add(exchange)
      }
      if let side = tally.silent { return .unanswered(side) }
    }
    return .finished
  }

  /// The milliseconds until something is to be done even if nothing comes; at most 100, to see that it is to stop.
  private func wait(_ ready: [ContinuousClock.Instant], _ attempts: [Attempt?], hasMore: Bool) -> Int {
    guard hasMore else { return 100 }
    let idle = attempts.indices.filter { attempts[$0] == nil }.map { ready[$0] }
    guard let soonest = idle.min() else { return 100 }
    return min(100, max(0, Int(((soonest - .now) / .milliseconds(1)).rounded(.up))))
  }

  private func first(_ request: ScheduledRequest) -> Attempt {
    let question = plan.questions[request.question]
    let address = addresses[request.side].map { $0[request.question] }
    return Attempt(
      request: request, url: address?.text ?? "", method: question.method,
      hasBody: question.body != .none, start: SystemClock.milliseconds)
  }

  private func request(_ attempt: Attempt) -> CurlRequest {
    let question = plan.questions[attempt.request.question]
    let own = attempt.isAtHome ? plan.headers[attempt.request.side] ?? [] : []
    let names = own.map { $0.name.lowercased() }
    var headers = own.map(\.line)
    if !names.contains("accept") { headers.append("Accept: application/json") }
    if !names.contains("user-agent") { headers.append("User-Agent: assay-probe") }
    if attempt.hasBody, !names.contains("content-type") { headers.append("Content-Type: application/json") }
    return CurlRequest(
      url: attempt.url,
      account: attempt.isAtHome ? addresses[attempt.request.side]?[attempt.request.question].text : nil,
      method: attempt.method,
      body: attempt.hasBody ? question.bytes(iteration: attempt.request.iteration) : nil, headers: headers,
      timeout: plan.timeout - .microseconds(attempt.spent), connectTimeout: plan.connectTimeout,
      answerLimit: plan.answerLimit, isAlone: plan.usesFreshConnections)
  }

  /// Where the server sends a request on to; nil where it does not, or once too often.
  ///
  /// 303 asks for the new address by GET, and so do 301 and 302 for what was a POST, as every browser has it. Another server
  /// is given neither the headers nor the user and password of the first.
  ///
  /// *Source:* RFC 9110, sections 15.4.2 to 15.4.9.
  private func onward(_ attempt: Attempt, _ answer: CurlAnswer) throws(ProbeError) -> Attempt? {
    guard let status = answer.status, answer.failure == nil, [301, 302, 303, 307, 308].contains(status),
      let location = answer.location, attempt.redirects < ProbePlan.redirectLimit,
      .microseconds(attempt.spent + answer.total) < plan.timeout,
      let home = addresses[attempt.request.side].map({ $0[attempt.request.question] }),
      let address = try? ProbeAddress(location, of: attempt.request.side)
    else { return nil }
    var onward = attempt
    onward.url = address.text
    // Once away, a request stays away: a stranger could send it back to where secrets do harm.
    onward.isAtHome = attempt.isAtHome && address.origin == home.origin
    onward.spent += answer.total
    onward.redirects += 1
    if status == 303 && attempt.method != "HEAD" || status < 303 && attempt.method == "POST" {
      onward.method = "GET"
      onward.hasBody = false
    }
    return onward
  }

  private func exchange(_ attempt: Attempt, _ answer: CurlAnswer) -> ProbeExchange {
    var failure = answer.failure
    if failure == nil, let status = answer.status, let location = answer.location,
      [301, 302, 303, 307, 308].contains(status)
    {
      if attempt.redirects == ProbePlan.redirectLimit {
        failure = .redirects
      } else {
        let isAddress = (try? ProbeAddress(location, of: attempt.request.side)) != nil
        failure = isAddress ? .timeout : .redirectElsewhere
      }
    }
    func milliseconds(_ microseconds: Int) -> Double? {
      microseconds > 0 ? Double(microseconds) / 1_000 : nil
    }
    return ProbeExchange(
      request: attempt.request, start: attempt.start, failure: failure, status: answer.status,
      body: answer.body,
      timings: ProbeExchange.Timings(
        nameLookup: answer.isNewConnection ? milliseconds(answer.nameLookup) : nil,
        connect: answer.isNewConnection ? milliseconds(answer.connect) : nil,
        tls: answer.isNewConnection ? milliseconds(answer.tls) : nil,
        firstByte: milliseconds(answer.firstByte),
        total: Double(attempt.spent + answer.total) / 1_000),
      redirects: attempt.redirects, retryAfter: answer.retryAfter, isNewConnection: answer.isNewConnection)
  }
}

/// Which sides have answered at all.
private struct AnswerTally {
  private var sent: [ProbeSide: Int] = [:]
  private var answered: Set<ProbeSide> = []

  mutating func add(_ exchange: ProbeExchange) {
    sent[exchange.request.side, default: 0] += 1
    if exchange.status != nil { answered.insert(exchange.request.side) }
  }

  /// A side that is given up.
  var silent: ProbeSide? {
    ProbeSide.allCases.first { !answered.contains($0) && sent[$0, default: 0] >= ProbePlan.unansweredLimit }
  }
}
