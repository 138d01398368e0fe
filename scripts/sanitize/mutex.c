// Tells Thread Sanitizer what a contended Mutex does.
//
// Swift's Mutex takes and gives a free lock by atomic operations in the caller's own code, which are watched; where
// another thread waits, it calls its library, which is not, and every use of what the lock guards would be reported
// as a race. Preloaded by scripts/test --sanitize thread, this stands before these two functions. A race beside a lock
// is still reported.
//
// Source: _MutexHandle in Swift's Synchronization for Linux, whose _lockSlow and _unlockSlow hold the futex calls.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

typedef SWIFT void locking(uint32_t thread, SELF void *mutex);
typedef SWIFT void unlocking(SELF void *mutex);

// In a child process without the sanitizer there are none.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

SWIFT void lock_slow(uint32_t thread, SELF void *mutex) __asm__(LOCK);
SWIFT void lock_slow(uint32_t thread, SELF void *mutex) {
  ((locking *)dlsym(RTLD_NEXT, LOCK))(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlock_slow(SELF void *mutex) __asm__(UNLOCK);
SWIFT void unlock_slow(SELF void *mutex) {
  if (__tsan_release) __tsan_release(mutex);
  ((unlocking *)dlsym(RTLD_NEXT, UNLOCK))(mutex);
}
