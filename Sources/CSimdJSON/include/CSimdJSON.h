/// simdjson: lines of JSON to the texts of their wanted values.
///
/// simdjson finds the structure of many lines at once (its first stage); a walk over that structure checks each line
/// against the whole grammar of JSON and picks the wanted values. Lines never affect each other: where the structure
/// of a stretch is not sound, its lines are taken one by one.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How many readable bytes must follow those that are parsed.
enum { csimdjson_padding = 64 };

typedef struct csimdjson_parser csimdjson_parser;

/// What stands where a value is wanted.
typedef enum csimdjson_field_kind {
  /// Nothing, or null.
  csimdjson_absent = 0,
  /// A string without its quotes and escapes, or a number as it is written.
  csimdjson_text = 1,
  /// A number as it is written; `value` is the double nearest to it.
  csimdjson_number = 2,
  /// true or false as it is written; `value` is 1 or 0.
  csimdjson_flag = 3,
  /// An object or an array.
  csimdjson_compound = 4,
} csimdjson_field_kind;

/// A wanted value. Its text is valid until the next line; it is null where there is no value, or an object or array.
typedef struct {
  const char *text;
  size_t length;
  double value;
  csimdjson_field_kind kind;
} csimdjson_field;

typedef enum csimdjson_line_kind {
  /// There are no more lines.
  csimdjson_end = 0,
  /// One JSON object; its fields are set.
  csimdjson_row = 1,
  /// Nothing but white space.
  csimdjson_blank = 2,
  /// Not one JSON object and nothing else. Also a nesting of more than 1,024 levels.
  csimdjson_invalid = 3,
  /// Bytes that are not UTF-8.
  csimdjson_not_utf8 = 4,
} csimdjson_line_kind;

/// A line, without its line end.
typedef struct {
  const char *text;
  size_t length;
  /// Whether a newline ended it, and not the end of the bytes.
  int32_t has_newline;
} csimdjson_line;

/// A parser that looks for `count` values. Ends the process where there is no memory.
csimdjson_parser *csimdjson_create(size_t count);
void csimdjson_destroy(csimdjson_parser *parser);

/// Names the value `index`: a key, or several joined by dots, of which each dot may also be part of a key.
void csimdjson_want(csimdjson_parser *parser, size_t index, const char *name, size_t length);

/// The wanted values of the current row, one for each index.
const csimdjson_field *csimdjson_fields(const csimdjson_parser *parser);

/// Starts on other lines. `csimdjson_padding` bytes after them must be readable.
void csimdjson_begin(csimdjson_parser *parser, const char *bytes, size_t length);

/// Goes to the next line and returns its kind.
csimdjson_line_kind csimdjson_next(csimdjson_parser *parser, csimdjson_line *line);

/// Whether bytes are well-formed UTF-8.
int32_t csimdjson_is_utf8(const char *bytes, size_t length);

/// Tells the dotted paths of the current row's keys whose values are not objects or arrays, in order.
void csimdjson_paths(
  csimdjson_parser *parser, void *context, void (*tell)(void *context, const char *path, size_t length));

#ifdef __cplusplus
}
#endif

#endif
