// Lines cut from bytes, with the places where simdjson saw structure in them.

#pragma once

#include <simdjson.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <new>

namespace csimdjson {

struct Line {
  const char *base = nullptr;  // what the places are counted from
  uint32_t start = 0;
  uint32_t end = 0;               // without the line end
  uint32_t next = 0;              // after the line end
  const uint32_t *place = nullptr;  // the first place at or after the start; the last one is never before an end
  bool has_escapes = false;
  bool is_sound = false;  // whether the structure could be found at all
};

class Lines {
public:
  Lines() {
    places_for(stretch);
  }

  void begin(const char *bytes, size_t length) {
    at_ = bytes;
    end_ = bytes + length;
    stretch_length_ = offset_ = 0;
  }

  // The next line, or false at the end.
  bool next(Line &line) {
    if (offset_ == stretch_length_ && !next_stretch()) return false;
    const char *start = base_ + offset_;
    size_t left = stretch_length_ - offset_;
    const void *newline = std::memchr(start, '\n', left);
    size_t length = newline == nullptr ? left : size_t(static_cast<const char *>(newline) - start);
    line.has_escapes = has_escapes_ && std::memchr(start, '\\', length) != nullptr;
    if (is_sound_) {
      while (*place_ < offset_) place_++;
      line.base = base_;
      line.start = offset_;
      line.place = place_;
      line.is_sound = true;
    } else {
      line.base = start;
      line.start = 0;
      line.is_sound = index(start, length);
      line.place = place_;
    }
    line.end = line.start + uint32_t(length);
    line.next = line.end + (newline != nullptr);
    offset_ += uint32_t(length) + (newline != nullptr);
    if (line.end > line.start && line.base[line.end - 1] == '\r') line.end--;
    return true;
  }

  // Where the walk through the line's places ended: the next line starts looking there.
  void passed(const uint32_t *place) { place_ = place; }

  bool is_utf8(const char *text, size_t length) const {
    return simdjson::get_active_implementation()->validate_utf8(text, length);
  }

private:
  // Small enough that a stretch and its places stay in the first caches, large enough that lines are many.
  static constexpr size_t stretch = 32 * 1024;
  static constexpr size_t kept = 4 * 1024 * 1024;

  const char *at_ = nullptr, *end_ = nullptr;  // what is not cut into stretches yet
  const char *base_ = nullptr;                 // the stretch
  uint32_t stretch_length_ = 0, offset_ = 0;
  bool is_sound_ = false, has_escapes_ = false;
  const uint32_t *place_ = nullptr;
  size_t capacity_ = 0;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser_;

  bool next_stretch() {
    size_t left = size_t(end_ - at_);
    if (left == 0) return false;
    size_t length = left;
    if (left > stretch) {
      length = stretch;
      while (length > 0 && at_[length - 1] != '\n') length--;
      if (length == 0) {
        const void *newline = std::memchr(at_ + stretch, '\n', left - stretch);
        length = newline == nullptr ? left : size_t(static_cast<const char *>(newline) - at_) + 1;
      }
    }
    base_ = at_;
    at_ += length;
    stretch_length_ = uint32_t(length);
    offset_ = 0;
    has_escapes_ = std::memchr(base_, '\\', length) != nullptr;
    is_sound_ = index(base_, length);
    return true;
  }

  bool index(const char *text, size_t length) {
    static const uint32_t nothing[] = {UINT32_MAX};
    place_ = nothing;
    if (length == 0) return true;
    places_for(length);
    auto error = parser_->stage1(
      reinterpret_cast<const uint8_t *>(text), length, simdjson::stage1_mode::regular);
    if (error == simdjson::EMPTY) return true;
    if (error != simdjson::SUCCESS) return false;
    place_ = parser_->structural_indexes.get();
    return true;
  }

  void places_for(size_t length) {
    if (length <= capacity_ && (capacity_ <= kept || length > stretch)) return;
    size_t wanted = stretch;
    while (wanted < length) wanted *= 2;
    parser_.reset();
    auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(wanted, 1, parser_);
    if (error != simdjson::SUCCESS) throw std::bad_alloc();
    capacity_ = wanted;
  }
};

}  // namespace csimdjson
