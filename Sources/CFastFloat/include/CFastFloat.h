/// fast_float: decimal text to the nearest double.
#ifndef CFASTFLOAT_H
#define CFASTFLOAT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads the longest decimal number at `first`: sign, digits, point, exponent; no spaces, words or hexadecimals.
///
/// `*value` is the double nearest to number · 10^`shift`, rounded once: shifting 0.234 by 3 gives what 234 gives.
/// It is ±∞ where that is too large.
/// Returns the end of what was read, or null where no number stands at `first`.
const char *cfastfloat_parse(const char *first, const char *last, int32_t shift, double *value);

#ifdef __cplusplus
}
#endif

#endif
