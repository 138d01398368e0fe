#include "CXXHash.h"

// The short-input paths are a few instructions; compiled in, they cost no call through the shared library.
#define XXH_INLINE_ALL
#include <xxhash.h>

// Long inputs go through the shared library, which knows the vectors of the processor it runs on.
#if defined(__x86_64__)
extern XXH128_hash_t XXH3_128bits_dispatch(const void *input, size_t len);
#define LONG_128 XXH3_128bits_dispatch
#else
#define LONG_128 XXH3_128bits
#endif

uint64_t cxxhash_xxh3_64(const void *bytes, size_t length) {
  return XXH3_64bits(bytes, length);
}

void cxxhash_xxh3_128(const void *bytes, size_t length, uint8_t *digest) {
  const XXH128_hash_t hash = LONG_128(bytes, length);
  XXH128_canonicalFromHash((XXH128_canonical_t *)digest, hash);
}
