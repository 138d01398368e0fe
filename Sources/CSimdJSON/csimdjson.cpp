#include "CSimdJSON.h"

#include "keys.hpp"
#include "lines.hpp"
#include "scalars.hpp"

using namespace csimdjson;

// The walk visits every member of every row: its steps are not worth a call.
#define ALWAYS_INLINE inline __attribute__((always_inline))

namespace {

constexpr size_t deepest = 1024;

// An object or array that is open.
struct Frame {
  int32_t node;       // the keys that are wanted of it, or -1
  uint32_t position;  // the number of its keys so far
  bool is_array;
};

// How a stretch of members ended.
enum class Members { more, closed, broken };

}  // namespace

struct csimdjson_parser {
  Keys keys;
  Lines lines;
  Line line;
  std::vector<csimdjson_field> fields;
  std::vector<char> unescaped;  // the row's strings that had escapes
  size_t unescaped_length = 0;
  Frame frames[deepest];

  bool walk();
  void forget();
  Frame opened(bool is_array, const Entry *entry);
  Members members(Frame &frame, const uint32_t *&place);
  bool key(uint32_t at, uint32_t next, Frame &frame, const Entry *&entry);
  bool new_key(const char *start, const char *next, Node &node, size_t position, int32_t &which);
  bool scalar(uint32_t at, uint32_t next, const Entry *entry);
  bool text(const char *at, const char *end, std::string_view &value);
  bool skip_text(const char *at, const char *end);
  void set(const Entry *entry, csimdjson_field_kind kind, const char *text, size_t length, double value);
  void open(const Entry *entry);
  void paths(const uint32_t *&place, std::string &path, size_t depth, bool telling, void *context,
             void (*tell)(void *, const char *, size_t));
};

// What a string says, given what stands between its quotes.
bool csimdjson_parser::text(const char *at, const char *end, std::string_view &value) {
  value = std::string_view(at, size_t(end - at));
  if (!line.has_escapes || value.find('\\') == value.npos) return true;
  // Texts of the row are pointed at, so that the room must not move: all texts together are no longer than the line.
  if (unescaped.size() < line.end - line.start) unescaped.resize(line.end - line.start);
  char *out = unescaped.data() + unescaped_length;
  char *out_end = unescape(at, end, out);
  if (out_end == nullptr) return false;
  value = std::string_view(out, size_t(out_end - out));
  unescaped_length += value.size();
  return true;
}

// Whether the inside of a string that nobody wants is sound.
bool csimdjson_parser::skip_text(const char *at, const char *end) {
  if (!line.has_escapes) return true;
  std::string_view value;
  size_t length = unescaped_length;
  bool sound = text(at, end, value);
  unescaped_length = length;
  return sound;
}

// The end of a string, after its closing quote, given where the next thing starts.
static ALWAYS_INLINE const char *end_of_string(const char *start, const char *next) {
  while (next > start && is_space(next[-1])) next--;
  return next - start >= 2 && next[-1] == '"' ? next : nullptr;
}

ALWAYS_INLINE void csimdjson_parser::set(
  const Entry *entry, csimdjson_field_kind kind, const char *text, size_t length, double value) {
  if (entry->field < 0) return;
  fields[size_t(entry->field)] = {text, length, value, kind};
  for (int32_t other : entry->others) fields[size_t(other)] = {text, length, value, kind};
}

// A key that may hold wanted keys came again, or holds something else: what it held before is forgotten.
void csimdjson_parser::open(const Entry *entry) {
  for (int32_t field : keys.nodes[size_t(entry->node)].fields) fields[size_t(field)] = {nullptr, 0, 0, csimdjson_absent};
}

ALWAYS_INLINE bool csimdjson_parser::key(uint32_t at, uint32_t next, Frame &frame, const Entry *&entry) {
  const char *start = line.base + at;
  entry = nullptr;
  if (*start != '"') return false;
  if (frame.node < 0) {
    if (!line.has_escapes) return true;
    const char *end = end_of_string(start, line.base + next);
    return end != nullptr && skip_text(start + 1, end - 1);
  }
  Node &node = keys.nodes[size_t(frame.node)];
  size_t position = frame.position++;
  int32_t which = -1;
  if (position < node.guesses.size() && node.guesses[position].matches(start)) {
    which = node.guesses[position].entry;
  } else if (!new_key(start, line.base + next, node, position, which)) {
    return false;
  }
  if (which >= 0) {
    entry = &node.entries[size_t(which)];
    if (entry->node >= 0) open(entry);
  }
  return true;
}

// A key that was not guessed; it is the guess for the next row.
bool csimdjson_parser::new_key(
  const char *start, const char *next, Node &node, size_t position, int32_t &which) {
  const char *end = end_of_string(start, next);
  std::string_view name;
  if (end == nullptr || !text(start + 1, end - 1, name)) return false;
  which = node.find(name);
  size_t length = size_t(end - start);
  if (length <= Guess::longest && position < Node::most_guesses) {
    if (position >= node.guesses.size()) node.guesses.resize(position + 1);
    node.guesses[position].remember(start, length, which);
  }
  return true;
}

ALWAYS_INLINE bool csimdjson_parser::scalar(uint32_t at, uint32_t next, const Entry *entry) {
  const char *start = line.base + at;
  const char *end = line.base + next;
  if (*start == '"') {
    if (entry == nullptr && !line.has_escapes) return true;
    end = end_of_string(start, end);
    if (end == nullptr) return false;
    if (entry == nullptr) return skip_text(start + 1, end - 1);
    std::string_view value;
    if (!text(start + 1, end - 1, value)) return false;
    set(entry, csimdjson_text, value.data(), value.size(), 0);
    return true;
  }
  while (end > start && is_space(end[-1])) end--;
  csimdjson_field_kind kind = csimdjson_number;
  double value = 0;
  switch (*start) {
    case 't':
      if (!is_word(start, end, "true", 4)) return false;
      kind = csimdjson_flag;
      value = 1;
      break;
    case 'f':
      if (!is_word(start, end, "false", 5)) return false;
      kind = csimdjson_flag;
      break;
    case 'n':
      if (!is_word(start, end, "null", 4)) return false;
      kind = csimdjson_absent;
      break;
    default:
      if (short_number(start, size_t(end - start), value)) break;
      if (!is_number(start, end)) return false;
      kind = csimdjson_text;
  }
  if (entry != nullptr) set(entry, kind, start, size_t(end - start), value);
  return true;
}

// Walks through the members whose keys are where they were in the row before and whose values are scalars: nearly all
// members of nearly all rows. It stops at the first other one.
ALWAYS_INLINE Members csimdjson_parser::members(Frame &frame, const uint32_t *&place) {
  const char *base = line.base;
  const uint32_t end = line.end;
  const Node &node = keys.nodes[size_t(frame.node)];
  const Guess *guesses = node.guesses.data();
  const uint32_t count = uint32_t(node.guesses.size());
  uint32_t position = frame.position;
  // The four places are the key, the colon, the value and what follows; each is checked before a later one is read.
  while (position < count && place[1] < end && place[3] < end && guesses[position].matches(base + place[0])) {
    const uint32_t at = place[2], next = place[3];
    if (base[place[1]] != ':') return Members::broken;
    if (base[at] == '{' || base[at] == '[') break;
    const int32_t which = guesses[position].entry;
    const Entry *entry = which < 0 ? nullptr : &node.entries[size_t(which)];
    if (entry != nullptr && entry->node >= 0) open(entry);
    if (!scalar(at, next, entry)) return Members::broken;
    position++;
    place += 4;
    if (base[next] == ',') continue;
    return base[next] == '}' ? Members::closed : Members::broken;
  }
  frame.position = position;
  return Members::more;
}

// Forgets the values of the row before.
ALWAYS_INLINE void csimdjson_parser::forget() {
  for (csimdjson_field &field : fields) field = {nullptr, 0, 0, csimdjson_absent};
  unescaped_length = 0;
}

// An object or array that stands where a value is wanted, or not.
ALWAYS_INLINE Frame csimdjson_parser::opened(bool is_array, const Entry *entry) {
  if (entry == nullptr) return {-1, 0, is_array};
  set(entry, csimdjson_compound, nullptr, 0, 0);
  return {is_array ? -1 : entry->node, 0, is_array};
}

// Walks through the line's one object; false where it is not that. Every step checks that it is still in the line,
// so that the walk never passes the place that is not.
bool csimdjson_parser::walk() {
  const char *base = line.base;
  const uint32_t *place = line.place;
  const uint32_t end = line.end;
  const Entry *entry = nullptr;
  Frame *frame = frames;
  forget();
  uint32_t at = *place;
  if (at >= end || base[at] != '{') return false;
  place++;
  *frame = {0, 0, false};

first_of_object:
  at = *place;
  if (at >= end) return false;
  if (base[at] == '}') {
    place++;
    goto closed;
  }
member:
  if (frame->node >= 0) {
    Members rest = members(*frame, place);
    if (rest == Members::closed) goto closed;
    if (rest == Members::broken) return false;
  }
  at = place[0];
  if (at >= end || place[1] >= end || base[place[1]] != ':') return false;
  if (!key(at, place[1], *frame, entry)) return false;
  place += 2;
value:
  at = *place;
  if (at >= end) return false;
  place++;
  if (base[at] == '{' || base[at] == '[') {
    if (++frame == frames + deepest) return false;
    *frame = opened(base[at] == '[', entry);
    entry = nullptr;
    if (!frame->is_array) goto first_of_object;
    at = *place;
    if (at >= end) return false;
    if (base[at] != ']') goto value;
    place++;
    goto closed;
  }
  if (*place >= end || !scalar(at, *place, entry)) return false;
after_value:
  at = *place;
  if (at >= end) return false;
  place++;
  entry = nullptr;
  if (base[at] == ',') {
    if (frame->is_array) goto value;
    goto member;
  }
  if (base[at] != (frame->is_array ? ']' : '}')) return false;
closed:
  if (frame != frames) {
    frame--;
    goto after_value;
  }
  lines.passed(place);
  return *place >= end;
}

// The keys of one object that is known to be sound, its brace passed; or the elements of an array, which tell nothing.
void csimdjson_parser::paths(
  const uint32_t *&place, std::string &path, size_t depth, bool telling, void *context,
  void (*tell)(void *, const char *, size_t)) {
  size_t prefix = path.size();
  for (;; path.resize(prefix)) {
    char first = line.base[*place];
    if (first == '}' || first == ']' || first == ',') {
      place++;
      if (first != ',') return;
      continue;
    }
    bool is_member = first == '"' && line.base[place[1]] == ':';
    if (is_member && telling) {
      const char *start = line.base + *place;
      std::string_view name;
      text(start + 1, end_of_string(start, line.base + place[1]) - 1, name);
      if (depth > 0) path += '.';
      path += name;
    }
    if (is_member) place += 2;
    char opening = line.base[*place++];
    if (opening == '{' || opening == '[') {
      paths(place, path, depth + 1, telling && opening == '{', context, tell);
    } else if (telling) {
      tell(context, path.data(), path.size());
    }
  }
}

extern "C" {

csimdjson_parser *csimdjson_create(size_t count) {
  csimdjson_parser *parser = new csimdjson_parser();
  parser->fields.resize(count, {nullptr, 0, 0, csimdjson_absent});
  return parser;
}

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

void csimdjson_want(csimdjson_parser *parser, size_t index, const char *name, size_t length) {
  parser->keys.want(int32_t(index), std::string_view(name, length));
}

const csimdjson_field *csimdjson_fields(const csimdjson_parser *parser) { return parser->fields.data(); }

void csimdjson_begin(csimdjson_parser *parser, const char *bytes, size_t length) {
  parser->lines.begin(bytes, length);
}

csimdjson_line_kind csimdjson_next(csimdjson_parser *parser, csimdjson_line *result) {
  Line &line = parser->line;
  if (!parser->lines.next(line)) return csimdjson_end;
  result->text = line.base + line.start;
  result->length = line.end - line.start;
  result->has_newline = line.next > line.end && line.base[line.next - 1] == '\n';
  if (!line.is_sound)
    return parser->lines.is_utf8(result->text, result->length) ? csimdjson_invalid : csimdjson_not_utf8;
  if (*line.place >= line.end) return csimdjson_blank;
  return parser->walk() ? csimdjson_row : csimdjson_invalid;
}

int32_t csimdjson_is_utf8(const char *bytes, size_t length) {
  return simdjson::get_active_implementation()->validate_utf8(bytes, length);
}

void csimdjson_paths(
  csimdjson_parser *parser, void *context, void (*tell)(void *context, const char *path, size_t length)) {
  const uint32_t *place = parser->line.place + 1;
  std::string path;
  parser->unescaped_length = 0;
  parser->paths(place, path, 0, true, context, tell);
}

}  // extern "C"
