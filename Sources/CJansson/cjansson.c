#include "CJansson.h"

#include <jansson.h>
#include <string.h>

static const json_t *json(const cjansson_value *value) { return (const json_t *)value; }

static int refusal(enum json_error_code code) {
  switch (code) {
    case json_error_premature_end_of_input: return cjansson_ends_early;
    case json_error_end_of_input_expected: return cjansson_trailing_content;
    case json_error_invalid_utf8: return cjansson_invalid_utf8;
    case json_error_duplicate_key: return cjansson_duplicate_key;
    case json_error_null_byte_in_key: return cjansson_nul_in_key;
    case json_error_numeric_overflow: return cjansson_number_out_of_range;
    case json_error_stack_overflow: return cjansson_too_deep;
    case json_error_out_of_memory: return cjansson_out_of_memory;
    default: return cjansson_malformed;
  }
}

cjansson_value *cjansson_parse(const uint8_t *bytes, size_t count, struct cjansson_error *error) {
  const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL;
  json_error_t found;
  memset(&found, 0, sizeof found);
  json_t *root = json_loadb((const char *)bytes, count, flags, &found);
  if (root) return (cjansson_value *)root;

  // jansson says nothing at all only where an allocation failed.
  error->refusal = found.text[0] ? refusal(json_error_code(&found)) : cjansson_out_of_memory;
  error->line = found.line;
  error->column = found.column;
  error->position = found.position > 0 ? (size_t)found.position : 0;
  _Static_assert(sizeof error->text == sizeof found.text, "the text is copied whole");
  memcpy(error->text, found.text, sizeof error->text);
  // The last byte holds jansson's code, behind the NUL that ends the text.
  error->text[sizeof error->text - 1] = 0;
  return NULL;
}

void cjansson_release(cjansson_value *root) { json_decref((json_t *)root); }

int cjansson_kind(const cjansson_value *value) {
  switch (json_typeof(json(value))) {
    case JSON_OBJECT: return cjansson_object;
    case JSON_ARRAY: return cjansson_array;
    case JSON_STRING: return cjansson_string;
    case JSON_INTEGER: return cjansson_integer;
    case JSON_REAL: return cjansson_real;
    case JSON_TRUE: return cjansson_true;
    case JSON_FALSE: return cjansson_false;
    case JSON_NULL: return cjansson_null;
  }
  return cjansson_null;
}

int64_t cjansson_integer_value(const cjansson_value *value) { return json_integer_value(json(value)); }

double cjansson_real_value(const cjansson_value *value) { return json_real_value(json(value)); }

const uint8_t *cjansson_string_bytes(const cjansson_value *value, size_t *count) {
  *count = json_string_length(json(value));
  return (const uint8_t *)json_string_value(json(value));
}

size_t cjansson_count(const cjansson_value *value) {
  return json_is_object(json(value)) ? json_object_size(json(value)) : json_array_size(json(value));
}

cjansson_value *cjansson_element(const cjansson_value *array, size_t index) {
  return (cjansson_value *)json_array_get(json(array), index);
}

cjansson_member *cjansson_first_member(cjansson_value *object) {
  return json_object_iter((json_t *)object);
}

cjansson_member *cjansson_next_member(cjansson_value *object, cjansson_member *member) {
  return json_object_iter_next((json_t *)object, member);
}

const uint8_t *cjansson_member_key(cjansson_member *member, size_t *count) {
  *count = json_object_iter_key_len(member);
  return (const uint8_t *)json_object_iter_key(member);
}

cjansson_value *cjansson_member_value(cjansson_member *member) {
  return (cjansson_value *)json_object_iter_value(member);
}
