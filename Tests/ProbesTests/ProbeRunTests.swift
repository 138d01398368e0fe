import Documents
import Probes
import Synchronization
import TestSupport
import Testing

/// Requests to a real server: what is sent, in which order, and what becomes of slow, broken and missing answers.
@Suite struct ProbeRunTests {
  @Test func everyKindGoesToBothSides() async throws {
    let server = try LoopbackServer()
    let (rows, end) = try await probe(
      legacy: server.url("/chat"), questions: ProbeQuestion.standard(), iterations: 3)
    #expect(end == .finished)
    #expect(rows.count == 24)
    for side in ProbeSide.allCases {
      for kind in ["simple", "complex", "persona", "empty"] {
        #expect(
          rows.filter { $0.side == side && $0.kind == kind }.map(\.exchange.request.iteration) == [1, 2, 3])
      }
    }
    #expect(rows.allSatisfy { $0.isSuccess && $0.trouble == nil }, "\(rows.compactMap(\.trouble))")
    // An empty message is refused, and rightly so.
    #expect(rows.allSatisfy { ($0.status == 400) == ($0.kind == "empty") })
    #expect(rows.allSatisfy { ($0.confidence == 0.875) == ($0.kind != "empty") })
    #expect(rows.allSatisfy { $0.personaAccuracy == nil && $0.endpoint == "/chat" })
    #expect(Set(rows.map(\.identifier)).count == 24)
    for row in rows {
      let time = try #require(row.responseTime)
      let first = try #require(row.exchange.timings.firstByte)
      #expect(time > 0 && first > 0 && first <= time && row.exchange.timings.total == time)
    }
    // Both sides of a pair are sent the same bytes.
    let bodies = server.requests.map(\.body)
    #expect(stride(from: 0, to: 24, by: 2).allSatisfy { bodies[$0] == bodies[$0 + 1] })
    #expect(Set(bodies).count == 12)
    #expect(
      server.requests.allSatisfy { $0.method == "POST" && $0.headers["content-type"] == "application/json" })
  }

  @Test func connectionsAreKeptUnlessTheyAreToBeFresh() async throws {
    let server = try LoopbackServer()
    let kept = try await probe(legacy: server.url("/chat"), iterations: 5).rows
    #expect(kept.map(\.exchange.isNewConnection) == [true] + Array(repeating: false, count: 9))
    #expect(kept.dropFirst().allSatisfy { $0.exchange.timings.connect == nil })
    let fresh = try await probe(legacy: server.url("/chat"), iterations: 5) { $0.usesFreshConnections = true }
    #expect(fresh.rows.allSatisfy { $0.exchange.isNewConnection && $0.exchange.timings.connect != nil })
  }

  @Test func warmUpIsSentAndNotTold() async throws {
    let server = try LoopbackServer()
    let rows = try await probe(legacy: server.url("/chat")) { $0.warmUp = 3 }.rows
    #expect(rows.count == 2 && server.requests.count == 8)
    #expect(rows.allSatisfy { !$0.exchange.isNewConnection })
  }

  @Test func severalAreUnderWayAtATime() async throws {
    let server = try LoopbackServer()
    let start = ContinuousClock.now
    let rows = try await probe(legacy: server.url("/slow?200"), iterations: 8) { $0.concurrency = 16 }.rows
    #expect(rows.count == 16 && rows.allSatisfy(\.isSuccess))
    #expect(rows.allSatisfy { ($0.responseTime ?? 0) >= 200 })
    // One after another they would take 3.2 s and more, however idle the machine.
    print("16 requests of 200 ms, all at a time: \(ContinuousClock.now - start)")
    #expect(Set(rows.map(\.exchange.request.number)) == Set(1...16))
  }

  @Test func placesRestBetweenRequests() async throws {
    let server = try LoopbackServer()
    let start = ContinuousClock.now
    let rows = try await probe(legacy: server.url("/chat"), iterations: 3) { $0.delay = .milliseconds(60) }
      .rows
    #expect(ContinuousClock.now - start >= .milliseconds(300))
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $1.start - $0.start >= 59 })
  }

  @Test(arguments: [
    ("/status?500%20Oops", 500, "status 500"), ("/busy", 429, "status 429"), ("/nowhere", 404, "status 404"),
    ("/malformed", 200, "malformed JSON"), ("/text", 200, "malformed JSON"),
    ("/nothing", 200, "empty answer"),
    ("/stated", 200, "the answer states no success"), ("/control", 200, "malformed JSON"),
    ("/loop", 302, "too many redirects"), ("/away?file:///etc/passwd", 307, "status 307"),
  ])
  func anAnswerThatIsNotAsItShouldBe(_ path: String, _ status: Int, _ trouble: String) async throws {
    let server = try LoopbackServer()
    let row = try #require(await row(path, of: server))
    #expect(row.status == status && !row.isSuccess, "\(row.json)")
    #expect(
      row.trouble == trouble || path.hasPrefix("/away") && row.trouble == "redirect to no web address",
      "\(row.json)")
    #expect(row.isAnswered)
    #expect((row.responseTime != nil) == !(path == "/loop" || path.hasPrefix("/away")))
    #expect(row.exchange.retryAfter == (path == "/busy" ? 7 : nil))
  }

  /// Such a request has no answer, so no response time, however quickly it failed.
  @Test(arguments: [
    ("/close", nil, "closed without an answer"), ("/truncated", 200, "truncated answer"),
    ("/garbage", nil, "not HTTP"), ("/huge?2000000", 200, "answer too large"),
    ("/endless", 200, "answer too large"),
  ])
  func noWholeAnswer(_ path: String, _ status: Int?, _ trouble: String) async throws {
    let server = try LoopbackServer()
    let row = try #require(await row(path, of: server))
    #expect(row.trouble == trouble && !row.isSuccess && row.responseTime == nil, "\(row.json)")
    #expect(row.status == status, "\(row.json)")
    #expect(row.exchange.body.count <= 1 << 20)
  }

  /// A timeout is recorded with the time until it was given up: the least that the answer would have taken.
  @Test func aHangingServerIsGivenUp() async throws {
    let server = try LoopbackServer()
    let row = try #require(await row("/hang", of: server) { $0.timeout = .milliseconds(150) })
    #expect(row.trouble == "timeout" && row.status == nil && !row.isAnswered, "\(row.json)")
    #expect((row.responseTime ?? 0) >= 149, "\(row.json)")
  }

  @Test func nobodyListens() async throws {
    let server = try LoopbackServer()
    let port = try LoopbackServer.deafPort()
    let (rows, _) = try await probe(legacy: server.url("/chat"), canary: "http://127.0.0.1:\(port)/")
    let row = try #require(rows.first { $0.side == .canary })
    #expect(row.trouble == "connection refused" && row.responseTime == nil && row.status == nil)
  }

  @Test func aHostThatNobodyKnows() async throws {
    let server = try LoopbackServer()
    let (rows, _) = try await probe(legacy: server.url("/chat"), canary: "http://no-such-host.invalid/chat") {
      $0.timeout = .seconds(20)
    }
    let row = try #require(rows.first { $0.side == .canary })
    #expect(["unknown host", "timeout"].contains(row.trouble), "\(row.json)")
  }

  @Test func aSideThatNeverAnswersIsGivenUp() async throws {
    let server = try LoopbackServer()
    let port = try LoopbackServer.deafPort()
    let (rows, end) = try await probe(
      legacy: "http://127.0.0.1:\(port)/", canary: server.url("/chat"), iterations: 500)
    #expect(end == .unanswered(.legacy))
    #expect(rows.count { $0.side == .legacy } == ProbePlan.unansweredLimit)
  }

  @Test func chunksAreOneAnswer() async throws {
    let server = try LoopbackServer()
    let row = try #require(await row("/chunked", of: server))
    #expect(row.isSuccess && row.confidence == 0.25, "\(row.json)")
  }

  @Test func theOtherLoopbackAddress() async throws {
    let six: LoopbackServer
    do { six = try LoopbackServer(isSix: true) } catch {
      print("IPv6: left out, as the machine has no ::1")
      return
    }
    let (rows, _) = try await probe(legacy: six.url("/chat"))
    #expect(rows.count == 2 && rows.allSatisfy(\.isSuccess), "\(rows.map(\.json))")
  }

  @Test func whatIsUnderWayAtAStopIsNotTold() async throws {
    let server = try LoopbackServer()
    let stop = ProbeStop()
    let (rows, end) = try await probe(
      legacy: server.url("/slow?20"), iterations: 10_000, stop: stop,
      onRow: { row in if row.exchange.request.number >= 5 { stop.stop() } })
    #expect(end == .stopped)
    #expect(rows.count == 5 && rows.allSatisfy(\.isSuccess))
  }

  @Test func anAnswerInOtherScriptsAndWithControls() async throws {
    let server = try LoopbackServer()
    let path = "/body?%7B%22confidence%22:0.5,%22answer%22:%22%EC%95%88%EB%85%95%5Cu001b%5B31m%22%7D"
    let row = try #require(await row(path, of: server, question: question(message: "안녕\u{1B}[31m")))
    #expect(row.isSuccess && row.confidence == 0.5, "\(row.json)")
    // Nothing of an answer but numbers is in the log.
    #expect(row.line.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A })
  }
}
