#include "CFastFloat.h"

#include <fast_float/fast_float.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <new>

namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// Whether a number starts here: fast_float alone would also read "inf" and "nan".
bool starts_number(const char *first, const char *last) {
  if (first != last && *first == '-') first++;
  if (first == last) return false;
  if (*first == '.') first++;
  return first != last && is_digit(*first);
}

const char *parse(const char *first, const char *last, double *value) {
  fast_float::from_chars_result result = fast_float::from_chars(first, last, *value);
  // Out of range is not an error here: the value is 0 or ±∞ then.
  return result.ec == std::errc::invalid_argument ? nullptr : result.ptr;
}

// The number's digits with another exponent, read as a text of their own, so that there is one rounding.
const char *parse_shifted(const char *first, const char *last, int32_t shift, double *value) {
  const char *end = parse(first, last, value);
  if (end == nullptr) return nullptr;
  const char *mark = first;
  while (mark != end && *mark != 'e' && *mark != 'E') mark++;
  long exponent = 0;
  if (mark != end) {
    const char *digit = mark + 1;
    bool negative = *digit == '-';
    if (*digit == '-' || *digit == '+') digit++;
    for (; digit != end; digit++)
      if (exponent < 100000000) exponent = exponent * 10 + (*digit - '0');
    if (negative) exponent = -exponent;
  }
  size_t digits = size_t(mark - first);
  char near[128];
  std::unique_ptr<char[]> far;
  char *text = near;
  if (digits + 24 > sizeof near) {
    far.reset(new (std::nothrow) char[digits + 24]);
    if (far == nullptr) return nullptr;
    text = far.get();
  }
  std::memcpy(text, first, digits);
  int tail = std::snprintf(text + digits, 24, "e%ld", exponent + shift);
  return parse(text, text + digits + tail, value) == nullptr ? nullptr : end;
}

constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// At most 15 digits and a small exponent: digits and power are exact doubles, so that one division or product of
// them is the nearest double. Source: W. D. Clinger, How to read floating point numbers accurately, PLDI 1990.
const char *parse_short(const char *first, const char *last, int32_t shift, double *value) {
  bool negative = first != last && *first == '-';
  const char *at = first + negative;
  uint64_t digits = 0;
  const char *start = at;
  while (at != last && is_digit(*at)) digits = digits * 10 + uint64_t(*at++ - '0');
  long count = at - start;
  int32_t exponent = shift;
  if (at != last && *at == '.') {
    const char *point = ++at;
    while (at != last && is_digit(*at)) digits = digits * 10 + uint64_t(*at++ - '0');
    exponent -= int32_t(at - point);
    count += at - point;
  }
  if (count == 0 || count > 15 || exponent < -22 || exponent > 22) return nullptr;
  if (at != last && (*at == 'e' || *at == 'E')) return nullptr;
  double result = exponent < 0 ? double(digits) / powers[-exponent] : double(digits) * powers[exponent];
  *value = negative ? -result : result;
  return at;
}

}  // namespace

const char *cfastfloat_parse(const char *first, const char *last, int32_t shift, double *value) {
  const char *end = parse_short(first, last, shift, value);
  if (end != nullptr) return end;
  if (!starts_number(first, last)) return nullptr;
  return shift == 0 ? parse(first, last, value) : parse_shifted(first, last, shift, value);
}
