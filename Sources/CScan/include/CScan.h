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

#else

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

/// What a stretch of bytes holds.
typedef struct {
  /// The number of line feeds.
  uint64_t newlines;
  /// Not 0 where a byte is `"`.
  uint64_t quotes;
  /// Not 0 where a byte is 0x80 or more.
  uint64_t high;
} cscan_survey_t;

/// Surveys `count` bytes; 63 bytes past the end must be readable.
static inline cscan_survey_t cscan_survey(const void *bytes, size_t count) {
  const uint8_t *next = (const uint8_t *)bytes;
  cscan_survey_t survey = {0, 0, 0};
  for (; count >= 64; next += 64, count -= 64) {
    survey.newlines += (uint64_t)__builtin_popcountll(cscan_equal64(next, '\n'));
    survey.quotes |= cscan_equal64(next, '"');
    survey.high |= cscan_high64(next);
  }
  if (count > 0) {
    const uint64_t inside = ((uint64_t)1 << count) - 1;
    survey.newlines += (uint64_t)__builtin_popcountll(cscan_equal64(next, '\n') & inside);
    survey.quotes |= cscan_equal64(next, '"') & inside;
    survey.high |= cscan_high64(next) & inside;
  }
  return survey;
}

#endif
