#include "CXXHash.h"

// The short-input paths are a few instructions; compiled in, they cost no call through the shared library.
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t cxxhash_xxh3_64(const void *bytes, size_t length) {
  return XXH3_64bits(bytes, length);
}

void cxxhash_xxh3_128(const void *bytes, size_t length, uint8_t *digest) {
  const XXH128_hash_t hash = XXH3_128bits(bytes, length);
  XXH128_canonicalFromHash((XXH128_canonical_t *)digest, hash);
}
