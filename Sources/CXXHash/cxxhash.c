#include "CXXHash.h"

// The short-input paths are a few instructions; compiled in, they cost no call through the shared library.
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t cxxhash_xxh3_64(const void *bytes, size_t length) {
  return XXH3_64bits(bytes, length);
}
