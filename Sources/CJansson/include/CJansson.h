/// Plain C over jansson: a JSON text is parsed once, its values are walked, and all of it is released.
///
/// Nothing here throws, exits or writes. A value belongs to the root it was reached from and lives until
/// that root is released. Pointers must not be null unless it is said that they may be.
#ifndef CJANSSON_H
#define CJANSSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The deepest nesting of arrays and objects that is read; deeper text fails with `cjansson_too_deep`.
#define CJANSSON_MAXIMUM_DEPTH 2048

/// What kind of value one is.
enum cjansson_kind {
  cjansson_null,
  cjansson_false,
  cjansson_true,
  cjansson_integer,
  cjansson_real,
  cjansson_string,
  cjansson_array,
  cjansson_object,
};

/// Why a text was refused.
enum cjansson_refusal {
  cjansson_malformed,
  cjansson_ends_early,
  cjansson_trailing_content,
  cjansson_invalid_utf8,
  cjansson_duplicate_key,
  cjansson_nul_in_key,
  cjansson_number_out_of_range,
  cjansson_too_deep,
  cjansson_out_of_memory,
};

/// Where and why parsing stopped.
struct cjansson_error {
  /// One of `enum cjansson_refusal`.
  int refusal;
  /// The line, counted from 1.
  int line;
  /// The characters of that line that had been read.
  int column;
  /// The bytes of the text that had been read.
  size_t position;
  /// jansson's own words, in UTF-8 that may be cut off, ended by a NUL.
  char text[160];
};

/// A JSON value.
typedef struct cjansson_value cjansson_value;

/// A place among the members of an object.
typedef struct cjansson_member cjansson_member;

/// Parses one JSON text of any kind, in UTF-8 without a byte order mark.
///
/// Refuses duplicate keys, integers beyond 64 bits, reals beyond a double and anything after the value;
/// accepts U+0000 in strings, not in keys. `count` must be at most INT_MAX.
/// Returns the root, to be given to `cjansson_release`, or null with `error` filled in.
cjansson_value *cjansson_parse(const uint8_t *bytes, size_t count, struct cjansson_error *error);

/// Releases a root and every value under it. `root` may be null.
void cjansson_release(cjansson_value *root);

/// One of `enum cjansson_kind`.
int cjansson_kind(const cjansson_value *value);

/// The value of an integer; 0 for any other kind.
int64_t cjansson_integer_value(const cjansson_value *value);

/// The value of a real; 0 for any other kind.
double cjansson_real_value(const cjansson_value *value);

/// The UTF-8 of a string, which may hold NUL, with its length in `count`; null for any other kind.
const uint8_t *cjansson_string_bytes(const cjansson_value *value, size_t *count);

/// The number of elements of an array or members of an object; 0 for any other kind.
size_t cjansson_count(const cjansson_value *value);

/// The element of an array at `index`; null beyond its end and for any other kind.
cjansson_value *cjansson_element(const cjansson_value *array, size_t index);

/// The first member of an object in the order of the text; null when it has none.
cjansson_member *cjansson_first_member(cjansson_value *object);

/// The member that follows `member` in the order of the text; null after the last.
cjansson_member *cjansson_next_member(cjansson_value *object, cjansson_member *member);

/// The UTF-8 of a member's key, with its length in `count`.
const uint8_t *cjansson_member_key(cjansson_member *member, size_t *count);

/// The value of a member.
cjansson_value *cjansson_member_value(cjansson_member *member);

#ifdef __cplusplus
}
#endif

#endif
