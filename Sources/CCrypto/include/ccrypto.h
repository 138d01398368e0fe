/// MD5 by OpenSSL's libcrypto, which is loaded when the first digest is wanted.
#ifndef CCRYPTO_H
#define CCRYPTO_H

#include <stddef.h>
#include <stdint.h>

/// Why there is no MD5: what the system said of the library, or NULL where it is loaded. It may be called from any
/// thread; the text lives as long as the process.
const char *ccrypto_md5_trouble(void);

/// The MD5 digest of `first` followed by `second`, as two halves of 64 bits, the first byte of each the highest.
///
/// Either may be empty. `ccrypto_md5_trouble` must have answered NULL before.
void ccrypto_md5(
    const uint8_t *first, size_t first_count, const uint8_t *second, size_t second_count, uint64_t *upper,
    uint64_t *lower);

#endif
