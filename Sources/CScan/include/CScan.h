/// Comparisons of 64 bytes at a time, for the parsers of logs: SSE2 on x86-64, NEON on AArch64, plain C elsewhere.
#ifndef CSCAN_H
#define CSCAN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t cscan_equal64(const void *bytes, uint8_t value) {
  const __m128i *block = (const __m128i *)bytes;
  const __m128i wanted = _mm_set1_epi8((char)value);
  const uint64_t a = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(block), wanted));
  const uint64_t b = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(block + 1), wanted));
  const uint64_t c = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(block + 2), wanted));
  const uint64_t d = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(block + 3), wanted));
  return a | b << 16 | c << 32 | d << 48;
}

static inline uint64_t cscan_high64(const void *bytes) {
  const __m128i *block = (const __m128i *)bytes;
  const uint64_t a = (uint32_t)_mm_movemask_epi8(_mm_loadu_si128(block));
  const uint64_t b = (uint32_t)_mm_movemask_epi8(_mm_loadu_si128(block + 1));
  const uint64_t c = (uint32_t)_mm_movemask_epi8(_mm_loadu_si128(block + 2));
  const uint64_t d = (uint32_t)_mm_movemask_epi8(_mm_loadu_si128(block + 3));
  return a | b << 16 | c << 32 | d << 48;
}

static inline uint64_t cscan_below64(const void *bytes, uint8_t value) {
  const __m128i *block = (const __m128i *)bytes;
  const __m128i most = _mm_set1_epi8((char)(value - 1));
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    const __m128i part = _mm_loadu_si128(block + i);
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(part, most), part)) << (16 * i);
  }
  return mask;
}

#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>

/// Bit i is set where byte i of the four vectors (each byte 0x00 or 0xFF) is set.
static inline uint64_t cscan_gather64(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t ab = vpaddq_u8(vandq_u8(a, bit), vandq_u8(b, bit));
  const uint8x16_t cd = vpaddq_u8(vandq_u8(c, bit), vandq_u8(d, bit));
  const uint8x16_t abcd = vpaddq_u8(ab, cd);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(abcd, abcd)), 0);
}

static inline uint64_t cscan_equal64(const void *bytes, uint8_t value) {
  const uint8_t *block = (const uint8_t *)bytes;
  const uint8x16_t wanted = vdupq_n_u8(value);
  return cscan_gather64(
      vceqq_u8(vld1q_u8(block), wanted), vceqq_u8(vld1q_u8(block + 16), wanted),
      vceqq_u8(vld1q_u8(block + 32), wanted), vceqq_u8(vld1q_u8(block + 48), wanted));
}

static inline uint64_t cscan_high64(const void *bytes) {
  const uint8_t *block = (const uint8_t *)bytes;
  const uint8x16_t limit = vdupq_n_u8(0x80);
  return cscan_gather64(
      vcgeq_u8(vld1q_u8(block), limit), vcgeq_u8(vld1q_u8(block + 16), limit),
      vcgeq_u8(vld1q_u8(block + 32), limit), vcgeq_u8(vld1q_u8(block + 48), limit));
}

static inline uint64_t cscan_below64(const void *bytes, uint8_t value) {
  const uint8_t *block = (const uint8_t *)bytes;
  const uint8x16_t limit = vdupq_n_u8(value);
  return cscan_gather64(
      vcltq_u8(vld1q_u8(block), limit), vcltq_u8(vld1q_u8(block + 16), limit),
      vcltq_u8(vld1q_u8(block + 32), limit), vcltq_u8(vld1q_u8(block + 48), limit));
}

#else

static inline uint64_t cscan_below64(const void *bytes, uint8_t value) {
  const uint8_t *block = (const uint8_t *)bytes;
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) mask |= (uint64_t)(block[i] < value) << i;
  return mask;
}

static inline uint64_t cscan_equal64(const void *bytes, uint8_t value) {
  const uint8_t *block = (const uint8_t *)bytes;
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) mask |= (uint64_t)(block[i] == value) << i;
  return mask;
}

static inline uint64_t cscan_high64(const void *bytes) {
  const uint8_t *block = (const uint8_t *)bytes;
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) mask |= (uint64_t)(block[i] >> 7) << i;
  return mask;
}

#endif

/// A number of at most eight characters, digits with or without a point among them.
typedef struct {
  double value;
  /// Its length; 0 where no such number stands there, or where it may be longer than that.
  uint32_t length;
} cscan_short_number;

/// As `cscan_read_short`, but for a number with an exponent, of which only what stands before that is read.
static inline cscan_short_number cscan_read_plain(const void *text, int32_t is_wanted) {
  static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
  const uint64_t ones = 0x0101010101010101;
  const uint64_t last = (uint64_t)0x80 << 56;
  uint64_t word;
  __builtin_memcpy(&word, text, 8);
  word ^= ones * '0';
  // The high bit of each byte that is no digit. A sum may carry, but only into bytes behind the first of these but points.
  const uint64_t others = ((word + ones * 0x76) | word) & ones * 0x80;
  const uint32_t whole = (uint32_t)__builtin_ctzll(others | last) >> 3;
  const uint32_t has_point = (word >> 8 * whole & 0xFF) == ('.' ^ '0');
  const uint64_t behind = has_point ? others & (others - 1) : others;
  const uint32_t length = (uint32_t)__builtin_ctzll(behind | last) >> 3;
  const uint32_t digits_before = whole + has_point;
  // No digits behind the point; eight digits or more; none at all; or a zero before other digits.
  const int is_bad = ((length == digits_before) & has_point) | (behind == 0) | (whole == 0)
                     | (((word & 0xFF) == 0) & (whole > 1));
  cscan_short_number number = {0, is_bad ? 0 : length};
  if (is_wanted) {
    const uint64_t below = ((uint64_t)1 << 8 * whole) - 1;
    uint64_t digits = has_point ? (word & below) | (word >> 8 & ~below) : word;
    digits <<= (64 - 8 * (length - has_point)) & 63;
    digits = digits * 10 + (digits >> 8);
    digits = ((digits & 0x000000FF000000FF) * 0x000F424000000064
              + (digits >> 16 & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
    number.value = (double)digits / powers[(length - digits_before) & 7];
  }
  return number;
}

/// Reads the digits, with a point among them or not, at the start of eight readable bytes.
///
/// They are read in one word, without a loop: the point is cut out, and neighbouring digits are joined to pairs, fours and
/// eights by multiplication. The digits and the power of ten are exact, so that one division rounds to the nearest double.
/// A zero before other digits, a point without digits on both sides, a sign, an exponent and an eighth character that
/// is part of the number give length 0: such texts are left to others.
///
/// *Source:* W. D. Clinger, How to read floating point numbers accurately, PLDI 1990, doi:10.1145/93542.93557.
static inline cscan_short_number cscan_read_short(const void *text, int32_t is_wanted) {
  cscan_short_number number = cscan_read_plain(text, is_wanted);
  if ((((const uint8_t *)text)[number.length] | 0x20) == 'e') number.length = 0;
  return number;
}

/// Reads a number as `cscan_read_short` does, of up to 15 digits: both are exact, so that one division still rounds to the
/// nearest double. What follows it must be readable up to the first byte that is neither a digit nor a point.
cscan_short_number cscan_read_longer(const void *text);

// What follows looks at whole stretches. Each function has a body for AVX-512, one for AVX2 and one for any processor;
// the first call settles which. 64 bytes past the stretch must be readable; its last window may be cut short.

/// The bodies that there are; `cscan_use` settles on one of them.
typedef enum {
  cscan_any_processor = 0,
  cscan_avx2 = 1,
  cscan_avx512 = 2,
} cscan_body;

/// The body in use.
cscan_body cscan_body_in_use(void);

/// Settles on a body, for tests; returns the nearest one that this processor has.
cscan_body cscan_use(cscan_body body);

/// What a stretch of bytes holds.
typedef struct {
  /// The number of bytes that end lines.
  uint64_t newlines;
  /// Not 0 where a byte is `"`.
  uint64_t quotes;
  /// Not 0 where a byte is 0x80 or more.
  uint64_t high;
} cscan_survey_t;

/// Surveys `count` bytes.
cscan_survey_t cscan_survey(const void *bytes, size_t count, uint8_t newline);

/// The lines of a stretch.
typedef struct {
  /// The number of line feeds, of which each has its place in the list.
  size_t count;
  /// Not 0 where a byte is 0x80 or more.
  uint64_t high;
} cscan_lines_t;

/// Lists the line feeds of `count` bytes; one place more than there are line feeds may be written.
cscan_lines_t cscan_lines(const void *bytes, size_t count, uint32_t *newlines);

/// What stands where a value is wanted: nothing or null.
#define cscan_absent 0
/// A string, or a number that has not been read.
#define cscan_text 1
/// A number that has been read.
#define cscan_number 2
/// true or false.
#define cscan_flag 3
/// An object or an array.
#define cscan_compound 4

/// A value of a row.
typedef struct {
  /// The double nearest to a number; 1 or 0 of true or false.
  double value;
  /// Where its text begins in the stretch.
  uint32_t start;
  /// The length of the text above three bits for its kind.
  uint32_t length_and_kind;
} cscan_field;

/// What follows the text of a step: the inside of a string.
#define cscan_string 0
/// A number, true, false or null.
#define cscan_scalar 1
/// More text.
#define cscan_more_text 2
/// The end of the row.
#define cscan_row_end 3

/// A step of a template: up to 64 bytes that must be there, then a value.
typedef struct {
  uint8_t literal[64];
  /// A bit for each byte that counts.
  uint64_t mask;
  uint32_t length;
  /// What follows.
  int32_t value;
  /// The column that the value is for, or -1.
  int32_t column;
} cscan_step;

/// Reads rows of JSON Lines that fit a template: the texts of its steps, and between them strings without escapes and
/// other scalars.
///
/// `newlines` holds the line feeds that end the rows, of which the first begins at `start`. The value of column c in
/// row r goes to `fields[c * capacity + r]`. Bytes that are not ASCII are taken as text. Returns how many rows fit,
/// up to the first that does not.
size_t cscan_json_rows(
  const cscan_step *steps, const void *bytes, size_t start, const uint32_t *newlines, size_t count,
  cscan_field *fields, size_t capacity);

/// Marks 64 bytes with each word: `separators` where a byte is the delimiter or ends a line, `newlines` where it ends a
/// line, `quotes` where it is `"`. Returns a word that is not 0 where there is a quote.
uint64_t cscan_delimited(
  const void *bytes, size_t count, uint8_t delimiter, uint8_t newline, uint64_t *separators, uint64_t *newlines,
  uint64_t *quotes);

/// The lists of separators and rows while they are filled.
typedef struct {
  /// The places of the separators so far; 16 more than there are may be written.
  uint32_t *separators;
  size_t separator_count;
  /// For each row, the index of its newline among the separators; 8 more than there are may be written.
  uint32_t *row_ends;
  size_t row_count;
} cscan_rows_t;

/// Adds the places of all bits of `words` words, counted from `base`.
void cscan_list(
  const uint64_t *separators, const uint64_t *newlines, size_t words, uint32_t base, cscan_rows_t *rows);

#endif
