// The wanted keys of objects, as a tree, and the guess of which key comes next.

#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace csimdjson {

// A key as it was written in an earlier row, quotes included, in four words; only short keys are guessed.
struct Guess {
  static constexpr size_t longest = 32;

  uint64_t words[4] = {};
  uint64_t masks[4] = {UINT64_MAX};  // at first no key matches: a position may be skipped by a long key
  int32_t entry = -1;

  bool matches(const char *text) const {
    uint64_t read[4];
    std::memcpy(read, text, sizeof read);
    uint64_t difference = 0;
    for (int i = 0; i < 4; i++) difference |= (read[i] ^ words[i]) & masks[i];
    return difference == 0;
  }

  void remember(const char *text, size_t count, int32_t which) {
    char bytes[longest] = {}, kept[longest] = {};
    std::memcpy(bytes, text, count);
    std::memset(kept, 0xFF, count);
    std::memcpy(words, bytes, sizeof words);
    std::memcpy(masks, kept, sizeof masks);
    entry = which;
  }
};

// A key that is wanted, or leads to one.
struct Entry {
  std::string key;
  int32_t field = -1;           // the value that it is wanted for, or -1
  int32_t node = -1;            // the keys that are wanted of the object that it holds, or -1
  std::vector<int32_t> others;  // more values that it is wanted for

  void want(int32_t another) {
    if (field < 0) {
      field = another;
    } else {
      others.push_back(another);
    }
  }
};

// The keys that are wanted of one object.
struct Node {
  static constexpr size_t most_guesses = 256;

  std::vector<Entry> entries;
  std::vector<Guess> guesses;   // by the key's position in the object
  std::vector<int32_t> fields;  // all that is wanted in it, at any depth

  int32_t find(std::string_view key) const {
    for (size_t i = 0; i < entries.size(); i++)
      if (entries[i].key == key) return int32_t(i);
    return -1;
  }
};

// The tree of the wanted keys; node 0 is the row.
struct Keys {
  std::vector<Node> nodes = std::vector<Node>(1);

  void want(int32_t field, std::string_view name) {
    size_t dots = 0;
    for (char byte : name) dots += byte == '.';
    add(0, field, name, dots <= 8);
  }

private:
  size_t entry(int32_t node, std::string_view key) {
    int32_t found = nodes[node].find(key);
    if (found >= 0) return size_t(found);
    nodes[node].entries.emplace_back();
    nodes[node].entries.back().key = key;
    return nodes[node].entries.size() - 1;
  }

  // Every dot may part two keys or belong to one. Where that were too many ways, all dots part or none does.
  void add(int32_t node, int32_t field, std::string_view name, bool every_way) {
    nodes[node].fields.push_back(field);
    if (every_way || node == 0 || name.find('.') == name.npos)
      nodes[node].entries[entry(node, name)].want(field);
    for (size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) {
      size_t at = entry(node, name.substr(0, dot));
      int32_t child = nodes[node].entries[at].node;
      if (child < 0) {
        child = int32_t(nodes.size());
        nodes[node].entries[at].node = child;
        nodes.emplace_back();
      }
      add(child, field, name.substr(dot + 1), every_way);
      if (!every_way) return;
    }
  }
};

}  // namespace csimdjson
