/// xxHash: a fast 64-bit hash of bytes.
#ifndef CXXHASH_H
#define CXXHASH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// XXH3, 64 bits, seed 0, of `length` bytes; `bytes` may be null where `length` is 0.
uint64_t cxxhash_xxh3_64(const void *bytes, size_t length);

/// XXH3, 128 bits, seed 0, of `length` bytes, written to the 16 bytes of `digest` in canonical (big-endian) order.
void cxxhash_xxh3_128(const void *bytes, size_t length, uint8_t *digest);

#ifdef __cplusplus
}
#endif

#endif
