// The grammar of JSON's scalars (RFC 8259, sections 6 and 7), on texts whose extent is known.

#pragma once

#include <cstdint>
#include <cstring>

namespace csimdjson {

inline bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

inline bool is_digit(char byte) { return uint8_t(byte - '0') < 10; }

inline bool is_number(const char *at, const char *end) {
  if (at != end && *at == '-') at++;
  if (at == end || !is_digit(*at)) return false;
  if (*at == '0') {
    at++;
  } else {
    while (at != end && is_digit(*at)) at++;
  }
  if (at != end && *at == '.') {
    at++;
    if (at == end || !is_digit(*at)) return false;
    while (at != end && is_digit(*at)) at++;
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    at++;
    if (at != end && (*at == '+' || *at == '-')) at++;
    if (at == end || !is_digit(*at)) return false;
    while (at != end && is_digit(*at)) at++;
  }
  return at == end;
}

// The value of a number of at most eight characters without sign and exponent; false where it is not that.
//
// Its digits are read in one word, without a loop: the point is cut out, and neighbouring digits are joined to pairs,
// fours and eights by multiplication. The digits and the power of ten are exact, so that one division rounds to the
// nearest double (W. D. Clinger, How to read floating point numbers accurately, PLDI 1990).
inline bool short_number(const char *at, size_t length, double &value) {
  static constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
  if (length - 1 >= 8) return false;
  constexpr uint64_t ones = 0x0101010101010101;
  uint64_t word;
  std::memcpy(&word, at, 8);
  uint64_t zeros = word ^ ones * '.';
  uint64_t points = (zeros - ones) & ~zeros & ones * 0x80;
  size_t point = points == 0 ? 8 : size_t(__builtin_ctzll(points)) / 8;
  bool has_point = point < length;
  if (!has_point) point = length;
  if (point == 0 || point + 1 == length || (at[0] == '0' && point > 1)) return false;
  uint64_t digits = word;
  if (has_point) {
    uint64_t below = (uint64_t(1) << 8 * point) - 1;
    digits = (word & below) | (word >> 8 & ~below);
  }
  size_t unused = 8 - (length - has_point);
  if (unused > 0) digits = digits << 8 * unused | (ones * '0') >> 8 * (8 - unused);
  if (((digits & ones * 0xF0) | ((digits + ones * 6) & ones * 0xF0) >> 4) != ones * 0x33) return false;
  digits -= ones * '0';
  digits = digits * 10 + (digits >> 8);
  digits = ((digits & 0x000000FF000000FF) * 0x000F424000000064 + (digits >> 16 & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
  value = double(digits);
  if (has_point) value /= powers[length - 1 - point];
  return true;
}

inline bool is_word(const char *at, const char *end, const char *word, size_t length) {
  return size_t(end - at) == length && std::memcmp(at, word, length) == 0;
}

// The value of four hexadecimal digits, or -1.
inline int32_t hexadecimal(const char *at, const char *end) {
  if (end - at < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    char byte = at[i];
    int32_t digit;
    if (is_digit(byte)) {
      digit = byte - '0';
    } else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f') {
      digit = (byte | 0x20) - 'a' + 10;
    } else {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

inline char *write_utf8(uint32_t point, char *out) {
  if (point < 0x80) {
    *out++ = char(point);
  } else if (point < 0x800) {
    *out++ = char(0xC0 | point >> 6);
    *out++ = char(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    *out++ = char(0xE0 | point >> 12);
    *out++ = char(0x80 | (point >> 6 & 0x3F));
    *out++ = char(0x80 | (point & 0x3F));
  } else {
    *out++ = char(0xF0 | point >> 18);
    *out++ = char(0x80 | (point >> 12 & 0x3F));
    *out++ = char(0x80 | (point >> 6 & 0x3F));
    *out++ = char(0x80 | (point & 0x3F));
  }
  return out;
}

// Writes what the inside of a string means to `out`, which has room for as many bytes; returns the end of what was
// written, or null where an escape is not JSON's. Half of a surrogate pair becomes U+FFFD.
inline char *unescape(const char *at, const char *end, char *out) {
  while (at != end) {
    if (*at != '\\') {
      *out++ = *at++;
      continue;
    }
    if (++at == end) return nullptr;
    char byte = *at++;
    switch (byte) {
      case '"': case '\\': case '/': *out++ = byte; break;
      case 'b': *out++ = '\b'; break;
      case 'f': *out++ = '\f'; break;
      case 'n': *out++ = '\n'; break;
      case 'r': *out++ = '\r'; break;
      case 't': *out++ = '\t'; break;
      case 'u': {
        int32_t unit = hexadecimal(at, end);
        if (unit < 0) return nullptr;
        at += 4;
        uint32_t point = uint32_t(unit);
        if (unit >= 0xD800 && unit < 0xE000) {
          int32_t low = -1;
          if (unit < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u') low = hexadecimal(at + 2, end);
          if (low >= 0xDC00 && low < 0xE000) {
            point = 0x10000 + (uint32_t(unit - 0xD800) << 10) + uint32_t(low - 0xDC00);
            at += 6;
          } else {
            point = 0xFFFD;
          }
        }
        out = write_utf8(point, out);
        break;
      }
      default: return nullptr;
    }
  }
  return out;
}

}  // namespace csimdjson
