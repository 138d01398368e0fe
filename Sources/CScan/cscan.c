#include "CScan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Passes the digits at `at`.
static inline const uint8_t *digits_end(const uint8_t *at) {
  while ((uint8_t)(*at - '0') < 10) at++;
  return at;
}

// The end of the number at `at`, or null where none stands there (RFC 8259, section 6).
static const uint8_t *number_end(const uint8_t *at) {
  if (*at == '-') at++;
  const uint8_t *end = *at == '0' ? at + 1 : digits_end(at);
  if (end == at) return NULL;
  if (*end == '.') {
    at = end + 1;
    end = digits_end(at);
    if (end == at) return NULL;
  }
  if ((*end | 0x20) == 'e') {
    at = end + 1;
    if (*at == '+' || *at == '-') at++;
    end = digits_end(at);
    if (end == at) return NULL;
  }
  return end;
}

// The number at `at` where it has no sign and no exponent and at most 15 digits; no length otherwise.
static cscan_short_number longer_number(const uint8_t *at) {
  static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const cscan_short_number none = {0, 0};
  const uint8_t *next = at;
  uint64_t digits = 0;
  for (; (uint8_t)(*next - '0') < 10 && next - at < 16; next++) digits = digits * 10 + (uint64_t)(*next - '0');
  const size_t whole = (size_t)(next - at);
  size_t fraction = 0;
  if (*next == '.') {
    const uint8_t *point = next++;
    for (; (uint8_t)(*next - '0') < 10 && next - point < 17; next++) digits = digits * 10 + (uint64_t)(*next - '0');
    fraction = (size_t)(next - point) - 1;
    if (fraction == 0) return none;
  }
  if (whole == 0 || whole + fraction > 15 || (*at == '0' && whole > 1) || (*next | 0x20) == 'e') return none;
  const cscan_short_number number = {(double)digits / powers[fraction], (uint32_t)(next - at)};
  return number;
}

cscan_short_number cscan_read_longer(const void *text) { return longer_number((const uint8_t *)text); }

// False or null, or a number that is long, negative or has an exponent; no length where it is neither.
static cscan_field rare_scalar(const uint8_t *at, const uint8_t *base) {
  cscan_field field = {0, (uint32_t)(at - base), 0};
  if (memcmp(at, "false", 5) == 0) {
    field.length_and_kind = 5 << 3 | cscan_flag;
  } else if (memcmp(at, "null", 4) == 0) {
    field.length_and_kind = 4 << 3 | cscan_absent;
  } else {
    const cscan_short_number number = longer_number(at);
    const uint8_t *end = number.length > 0 ? NULL : number_end(at);
    field.value = number.value;
    if (number.length > 0) field.length_and_kind = number.length << 3 | cscan_number;
    if (end != NULL) field.length_and_kind = (uint32_t)(end - at) << 3 | cscan_text;
  }
  return field;
}

// A string that ends at `close`.
static inline __attribute__((always_inline)) cscan_field text_field(const uint8_t *at, const uint8_t *close, const uint8_t *base) {
  const cscan_field field = {0, (uint32_t)(at - base), (uint32_t)(close - at) << 3 | cscan_text};
  return field;
}

// The word at `at`, or a number that is read in full; no length where it is neither.
static inline __attribute__((always_inline)) cscan_field other_field(const uint8_t *at, const uint8_t *base) {
  if (memcmp(at, "true", 4) != 0) return rare_scalar(at, base);
  const cscan_field field = {1, (uint32_t)(at - base), 4 << 3 | cscan_flag};
  return field;
}

// A number or a word; no length where it is neither.
static inline __attribute__((always_inline)) cscan_field scalar_field(
  const uint8_t *at, const uint8_t *base, int is_wanted) {
  const cscan_short_number number = cscan_read_short(at, is_wanted);
  const cscan_field field = {number.value, (uint32_t)(at - base), number.length << 3 | cscan_number};
  return number.length == 0 ? other_field(at, base) : field;
}

// The same where an exponent makes no difference: it does not fit the text that follows.
static inline __attribute__((always_inline)) cscan_field plain_field(
  const uint8_t *at, const uint8_t *base, int is_wanted) {
  const cscan_short_number number = cscan_read_plain(at, is_wanted);
  const cscan_field field = {number.value, (uint32_t)(at - base), number.length << 3 | cscan_number};
  return __builtin_expect(number.length == 0, 0) ? other_field(at, base) : field;
}

// How many rows of JSON are read side by side.
enum { LANES = 6 };
#define UNROLLED _Pragma("clang loop unroll(full)")

// Several places at a time: writing too many is cheaper than a branch that nobody can foresee.
#define PLACES_ONE_BY_ONE(bits, base, count, places)                                                  \
  for (size_t done = 0; done < (count); done += 8) {                                                  \
    for (int slot = 0; slot < 8; slot++) {                                                            \
      (places)[done + (size_t)slot] = (base) + ((bits) == 0 ? 64 : (uint32_t)__builtin_ctzll(bits));  \
      (bits) &= (bits)-1;                                                                             \
    }                                                                                                 \
  }

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,bmi,bmi2,popcnt")))
#define INLINE static inline __attribute__((always_inline))

INLINE AVX2 uint64_t joined_avx2(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

INLINE AVX2 uint64_t equal_avx2(const uint8_t *bytes, uint8_t value) {
  const __m256i wanted = _mm256_set1_epi8((char)value);
  return joined_avx2(
    _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)bytes), wanted),
    _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(bytes + 32)), wanted));
}

INLINE AVX2 uint64_t high_avx2(const uint8_t *bytes) {
  return joined_avx2(
    _mm256_loadu_si256((const __m256i *)bytes), _mm256_loadu_si256((const __m256i *)(bytes + 32)));
}

INLINE AVX2 uint64_t different_avx2(const uint8_t *bytes, const uint8_t *others) {
  return ~joined_avx2(
    _mm256_cmpeq_epi8(
      _mm256_loadu_si256((const __m256i *)bytes), _mm256_loadu_si256((const __m256i *)others)),
    _mm256_cmpeq_epi8(
      _mm256_loadu_si256((const __m256i *)(bytes + 32)), _mm256_loadu_si256((const __m256i *)(others + 32))));
}

INLINE AVX2 __m256i stops_half(const uint8_t *bytes) {
  const __m256i text = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(text, _mm256_set1_epi8(0x1F)), text);
  const __m256i quote = _mm256_cmpeq_epi8(text, _mm256_set1_epi8('"'));
  return _mm256_or_si256(_mm256_or_si256(control, quote), _mm256_cmpeq_epi8(text, _mm256_set1_epi8('\\')));
}

INLINE AVX2 uint32_t stops32_avx2(const uint8_t *bytes) { return (uint32_t)_mm256_movemask_epi8(stops_half(bytes)); }

INLINE AVX2 uint32_t different32_avx2(const uint8_t *bytes, const uint8_t *others) {
  return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(
    _mm256_loadu_si256((const __m256i *)bytes), _mm256_loadu_si256((const __m256i *)others)));
}

INLINE AVX2 uint64_t stops_avx2(const uint8_t *bytes) {
  return joined_avx2(stops_half(bytes), stops_half(bytes + 32));
}

INLINE AVX512 uint64_t equal_avx512(const uint8_t *bytes, uint8_t value) {
  return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(bytes), _mm512_set1_epi8((char)value));
}

// The numbers of the bits are sixteen bytes at most in most windows; they are made words and stored at once.
INLINE AVX512 void places_avx512(uint64_t bits, uint32_t base, size_t count, uint32_t *places) {
  const __m512i numbers = _mm512_set_epi8(
    63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
    34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4,
    3, 2, 1, 0);
  __m512i found = _mm512_maskz_compress_epi8(bits, numbers);
  const __m512i start = _mm512_set1_epi32((int)base);
  _mm512_storeu_si512(places, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(found))));
  for (size_t done = 16; done < count; done += 16) {
    found = _mm512_alignr_epi64(_mm512_setzero_si512(), found, 2);
    _mm512_storeu_si512(places + done, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(found))));
  }
}

INLINE AVX512 uint64_t high_avx512(const uint8_t *bytes) {
  return _mm512_movepi8_mask(_mm512_loadu_si512(bytes));
}

#define SUFFIX avx2
#define TARGET AVX2
#define EQUAL equal_avx2
#define HIGH high_avx2
#define DIFFERENT different_avx2
#define STOPS stops_avx2
#define DIFFERENT32 different32_avx2
#define STOPS32 stops32_avx2
#define PLACES PLACES_ONE_BY_ONE
#include "kernels.inc"

// Rows of JSON are read with 32 bytes at a time here too: measured, 21 ns a row against 23.
#define WITHOUT_JSON_ROWS
#define SUFFIX avx512
#define TARGET AVX512
#define EQUAL equal_avx512
#define HIGH high_avx512
#define PLACES places_avx512
#include "kernels.inc"
#endif

static inline uint64_t different_any(const uint8_t *bytes, const uint8_t *others) {
  uint64_t mask = 0;
  for (int word = 0; word < 4; word++) {
#if defined(__SSE2__)
    const __m128i same = _mm_cmpeq_epi8(
      _mm_loadu_si128((const __m128i *)bytes + word), _mm_loadu_si128((const __m128i *)others + word));
    mask |= (uint64_t)((uint32_t)_mm_movemask_epi8(same) ^ 0xFFFF) << (16 * word);
#else
    for (int i = 0; i < 16; i++)
      mask |= (uint64_t)(bytes[16 * word + i] != others[16 * word + i]) << (16 * word + i);
#endif
  }
  return mask;
}

static inline uint64_t stops_any(const uint8_t *bytes) {
  return cscan_equal64(bytes, '"') | cscan_equal64(bytes, '\\') | cscan_below64(bytes, 0x20);
}

#define SUFFIX any
#define TARGET
#define EQUAL cscan_equal64
#define HIGH cscan_high64
#define DIFFERENT different_any
#define STOPS stops_any
#define DIFFERENT32 different_any
#define STOPS32(bytes) 0
#define PLACES PLACES_ONE_BY_ONE
#include "kernels.inc"

// The body in use and one, so that 0 is "not settled"; two threads that settle it at once write the same.
static int settled = 0;

static cscan_body best(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
      && __builtin_cpu_supports("popcnt")) {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512vbmi2"))
      return cscan_avx512;
    return cscan_avx2;
  }
#endif
  return cscan_any_processor;
}

cscan_body cscan_body_in_use(void) {
  int body = __atomic_load_n(&settled, __ATOMIC_RELAXED);
  if (body == 0) {
    body = (int)best() + 1;
    __atomic_store_n(&settled, body, __ATOMIC_RELAXED);
  }
  return (cscan_body)(body - 1);
}

cscan_body cscan_use(cscan_body body) {
  const cscan_body most = best();
  const cscan_body used = body < most ? body : most;
  __atomic_store_n(&settled, (int)used + 1, __ATOMIC_RELAXED);
  return used;
}

#if defined(__x86_64__)
#define CALL(name, ...)                                             \
  switch (cscan_body_in_use()) {                                    \
    case cscan_avx512: return name##_avx512(__VA_ARGS__);           \
    case cscan_avx2: return name##_avx2(__VA_ARGS__);               \
    default: return name##_any(__VA_ARGS__);                        \
  }
#else
#define CALL(name, ...) return name##_any(__VA_ARGS__);
#endif

cscan_survey_t cscan_survey(const void *bytes, size_t count, uint8_t newline) { CALL(survey, bytes, count, newline) }

cscan_lines_t cscan_lines(const void *bytes, size_t count, uint32_t *newlines) {
  CALL(lines, bytes, count, newlines)
}

size_t cscan_json_rows(
  const cscan_step *steps, const void *bytes, size_t start, const uint32_t *newlines, size_t count,
  cscan_field *fields, size_t capacity) {
#if defined(__x86_64__)
  if (cscan_body_in_use() != cscan_any_processor)
    return json_rows_avx2(steps, bytes, start, newlines, count, fields, capacity);
#endif
  return json_rows_any(steps, bytes, start, newlines, count, fields, capacity);
}

uint64_t cscan_delimited(
  const void *bytes, size_t count, uint8_t delimiter, uint8_t newline, uint64_t *separators, uint64_t *newlines,
  uint64_t *quotes) {
  CALL(delimited, bytes, count, delimiter, newline, separators, newlines, quotes)
}

void cscan_list(
  const uint64_t *separators, const uint64_t *newlines, size_t words, uint32_t base, cscan_rows_t *rows) {
  CALL(list, separators, newlines, words, base, rows)
}
