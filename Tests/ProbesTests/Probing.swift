import Documents
import Probes
import TestSupport

/// The rows of a probe of two addresses, made in a thread of its own.
func probe(
  legacy: String, canary: String? = nil, questions: [ProbeQuestion] = [question()], iterations: Int = 1,
  stop: ProbeStop = ProbeStop(), change: (inout ProbePlan) -> Void = { _ in },
  onRow: @escaping @Sendable (ProbeRow) -> Void = { _ in }
) async throws -> (rows: [ProbeRow], end: ProbeRun.End) {
  var plan = ProbePlan(
    legacy: try ProbeAddress(legacy, of: .legacy), canary: try ProbeAddress(canary ?? legacy, of: .canary),
    questions: questions)
  plan.iterations = iterations
  plan.warmUp = 0
  change(&plan)
  let run = try ProbeRun(plan)
  let judge = ProbeJudge(plan, run: run, start: 1_761_100_000_000)
  let (rows, end) = await withCheckedContinuation { continuation in
    startThread {
      var rows: [ProbeRow] = []
      let end: Result<ProbeRun.End, ProbeError>
      do throws(ProbeError) {
        end = .success(
          try run.run(until: stop) { exchange in
            let row = judge.row(exchange)
            rows.append(row)
            onRow(row)
          })
      } catch {
        end = .failure(error)
      }
      continuation.resume(returning: (rows, end))
    }
  }
  return (rows, try end.get())
}

/// The one row of a side of a probe whose other side is answered well.
func row(
  _ path: String, of server: LoopbackServer, question: ProbeQuestion = question(),
  change: (inout ProbePlan) -> Void = { _ in }
) async throws -> ProbeRow? {
  try await probe(
    legacy: server.url("/chat"), canary: server.url(path), questions: [question], change: change
  ).rows.first { $0.side == .canary }
}

/// A request with a message.
func question(_ kind: String = "simple", message: String = "hello") -> ProbeQuestion {
  ProbeQuestion(kind: kind, body: .message(message))
}
