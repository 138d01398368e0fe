import Documents
import Probes
import TestSupport
import Testing

/// Requests that a server sends on: the method, and who is given the headers.
@Suite struct ProbeRedirectTests {
  private func echo(
    _ path: String, of server: LoopbackServer, method: String = "POST"
  ) async throws -> (row: ProbeRow, answer: JSON) {
    var asked = question()
    asked.method = method
    let secrets = try ["Authorization: Bearer abc", "X-Api-Key: def"].map {
      try ProbeHeader(parsing: $0) { _ in nil }
    }
    let row = try #require(
      await row(path, of: server, question: asked) { plan in plan.headers[.canary] = secrets })
    return (row, try JSON(parsing: row.exchange.body, name: "echo"))
  }

  @Test(arguments: [
    (301, "POST", "GET"), (302, "POST", "GET"), (303, "POST", "GET"), (307, "POST", "POST"),
    (308, "POST", "POST"), (303, "PUT", "GET"), (302, "PUT", "PUT"),
  ])
  func theMethodIsWhatTheStatusSays(_ status: Int, _ method: String, _ then: String) async throws {
    let server = try LoopbackServer()
    let (row, answer) = try await echo("/onward?\(status)", of: server, method: method)
    #expect(row.isSuccess && row.exchange.redirects == 1, "\(row.json)")
    #expect(answer["method"]?.stringValue == then)
    #expect((answer["bytes"]?.integerValue == 0) == (method != then))
    #expect(answer["headers"]?["x-api-key"]?.boolValue == true, "the same server is given the headers")
    #expect(row.responseTime == row.exchange.timings.total)
  }

  @Test func anotherServerIsGivenNoSecrets() async throws {
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    let (row, answer) = try await echo("/away?\(other.url("/echo"))", of: server)
    #expect(
      row.isSuccess && row.exchange.redirects == 1 && answer["method"]?.stringValue == "POST", "\(row.json)")
    let headers = try #require(answer["headers"]?.objectValue?.keys)
    #expect(!headers.contains("authorization") && !headers.contains("x-api-key"), "\(headers)")
    #expect(headers.contains("content-type"))
    let home = try #require(server.requests.first { $0.target.hasPrefix("/away") })
    #expect(home.headers["authorization"] == "Bearer abc" && home.headers["x-api-key"] == "def")
  }

  /// Once away, a request stays away, even where it is sent back.
  @Test func aStrangerCannotHaveTheSecretsSentBack() async throws {
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    let (row, answer) = try await echo("/away?\(other.url("/away?\(server.url("/echo"))"))", of: server)
    #expect(row.exchange.redirects == 2, "\(row.json)")
    #expect(answer["headers"]?["authorization"] == nil)
  }

  /// The user and the password of an address go to its own server alone.
  @Test func theAccountStaysAtHome() async throws {
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    func probed(_ path: String) async throws {
      let url = "http://me:s%20cret@" + server.url(path).dropFirst("http://".count)
      let (rows, _) = try await probe(legacy: server.url("/chat"), canary: url)
      #expect(rows.count == 2)
    }
    try await probed("/onward?307")
    try await probed("/away?\(other.url("/echo"))")
    let expected = "Basic bWU6cyBjcmV0"  // "me:s cret"
    let home = server.requests.filter { !$0.target.hasPrefix("/chat") }
    #expect(home.map(\.target) == ["/onward?307", "/echo", "/away?\(other.url("/echo"))"])
    #expect(home.allSatisfy { $0.headers["authorization"] == expected })
    #expect(other.requests.count == 1 && other.requests.allSatisfy { $0.headers["authorization"] == nil })
  }

  @Test func fiveAreFollowedAndNoMore() async throws {
    let server = try LoopbackServer()
    let row = try #require(await row("/loop", of: server))
    #expect(row.exchange.redirects == 5 && row.trouble == "too many redirects")
    #expect(server.requests.count { $0.target == "/loop" } == 6)
  }
}
