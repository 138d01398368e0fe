import Glibc

/// A count that a thread waits for to be above 0.
@safe
final class Semaphore: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init(_ count: Int) { unsafe sem_init(semaphore, 0, UInt32(count)) }

  deinit {
    unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  /// Waits for the count to be above 0, and takes one off.
  func wait() {
    while unsafe sem_wait(semaphore) != 0 {}
  }

  /// Adds one to the count.
  func signal() { unsafe _ = sem_post(semaphore) }
}
