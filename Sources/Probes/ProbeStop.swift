import Synchronization

/// Tells a probe that goes on in another thread to stop.
public final class ProbeStop: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A probe that goes on.
  public init() {}

  /// Stops the probe: what is under way is given up within a tenth of a second, and not told of.
  public func stop() { flag.store(true, ordering: .releasing) }

  /// Whether it is to stop.
  public var isStopped: Bool { flag.load(ordering: .acquiring) }
}
