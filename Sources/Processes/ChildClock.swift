import Glibc

/// The time that a child has: SIGTERM at its end, SIGKILL two seconds later.
struct ChildClock {
  private static let grace = Duration.seconds(2)

  private let limit: ContinuousClock.Instant?
  /// Whether its time is over.
  private(set) var hasExpired = false
  private var isKilled = false

  /// A clock that starts now; one without a timeout never expires.
  init(timeout: Duration?) {
    limit = timeout.map { ContinuousClock.now + $0 }
  }

  /// Ends the child where its time is over.
  mutating func remind(_ child: ChildProcess) {
    guard let limit, !isKilled else { return }
    let now = ContinuousClock.now
    if !hasExpired && now >= limit {
      hasExpired = true
      child.send(SIGTERM)
    }
    if now >= limit + Self.grace {
      isKilled = true
      child.send(SIGKILL)
    }
  }
}
