// json_tree: one JSON value in flat memory: a row in which something is unusual. Never a whole file. Of
// members with the same key the last one wins; the others cannot be seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import/json/json_cursor.h"
#include "import/json/json_writer.h"

namespace backscroll {

class JsonTree;

// Looks into a tree; valid until the tree is cleared or grows.
class JsonValue {
 public:
  class Children;

  JsonValue(const JsonTree& tree, size_t node) : tree_(&tree), node_(node) {}

  JsonKind kind() const;
  bool is_null() const { return kind() == JsonKind::kNull; }
  bool is_text() const { return kind() == JsonKind::kText; }
  bool is_integer() const { return kind() == JsonKind::kInteger; }
  bool is_array() const { return kind() == JsonKind::kArray; }
  bool is_object() const { return kind() == JsonKind::kObject; }
  int64_t integer() const;        // of kInteger
  std::string_view text() const;  // of kText; of kOtherNumber as it was written
  std::string_view key() const;   // of a member
  Children children() const;      // elements, or members as they are seen
  void write(JsonWriter& writer) const;

 private:
  const JsonTree* tree_;
  size_t node_;
};

class JsonTree {
 public:
  void clear();
  bool is_empty() const { return nodes_.empty(); }
  // Whether the value is complete: every bracket is closed.
  bool is_complete() const { return !is_empty() && open_.empty(); }
  JsonValue root() const { return {*this, 0}; }

  void null() { add(JsonKind::kNull); }
  void boolean(bool value) { add(value ? JsonKind::kTrue : JsonKind::kFalse); }
  void integer(int64_t value);
  void other_number(std::string_view token) { add_text(JsonKind::kOtherNumber, token); }
  void text(std::string_view value) { add_text(JsonKind::kText, value); }
  void key(std::string_view name);
  void begin(JsonKind array_or_object);
  void end();
  // A whole value, if the cursor is still good after it.
  void append(JsonCursor& cursor);

 private:
  friend class JsonValue;

  struct Slice {
    size_t begin = 0;
    size_t size = 0;
  };
  struct Node {
    JsonKind kind = JsonKind::kNull;
    bool is_shadowed = false;  // a later member has the same key
    size_t next = 0;           // the node after this one and all it contains
    Slice key;
    Slice text;
    int64_t integer = 0;
  };

  Node& add(JsonKind kind);
  void add_text(JsonKind kind, std::string_view text);
  Slice keep(std::string_view text);
  std::string_view view(Slice slice) const {
    return std::string_view(bytes_).substr(slice.begin, slice.size);
  }
  bool may_have_duplicates(size_t object) const;
  void shadow_earlier_members(size_t object);

  std::vector<Node> nodes_;  // a container stands before what it contains
  std::string bytes_;
  std::vector<size_t> open_;
  Slice next_key_;
};

class JsonValue::Children {
 public:
  class Iterator {
   public:
    Iterator(const JsonTree& tree, size_t node, size_t end) : tree_(&tree), node_(node), end_(end) {
      skip_shadowed();
    }
    JsonValue operator*() const { return {*tree_, node_}; }
    Iterator& operator++();
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

   private:
    void skip_shadowed();

    const JsonTree* tree_;
    size_t node_;
    size_t end_;
  };

  Children(const JsonTree& tree, size_t first, size_t end) : tree_(&tree), first_(first), end_(end) {}
  Iterator begin() const { return {*tree_, first_, end_}; }
  Iterator end() const { return {*tree_, end_, end_}; }

 private:
  const JsonTree* tree_;
  size_t first_;
  size_t end_;
};

inline JsonKind JsonValue::kind() const { return tree_->nodes_[node_].kind; }
inline int64_t JsonValue::integer() const { return tree_->nodes_[node_].integer; }
inline std::string_view JsonValue::text() const { return tree_->view(tree_->nodes_[node_].text); }
inline std::string_view JsonValue::key() const { return tree_->view(tree_->nodes_[node_].key); }
inline JsonValue::Children JsonValue::children() const {
  return {*tree_, node_ + 1, tree_->nodes_[node_].next};
}

inline void JsonValue::Children::Iterator::skip_shadowed() {
  while (node_ != end_ && tree_->nodes_[node_].is_shadowed) node_ = tree_->nodes_[node_].next;
}

inline JsonValue::Children::Iterator& JsonValue::Children::Iterator::operator++() {
  node_ = tree_->nodes_[node_].next;
  skip_shadowed();
  return *this;
}

// Of equal keys all but the last, as positions in `keys`, ascending.
std::vector<uint32_t> earlier_duplicates(const std::vector<std::string_view>& keys);

}  // namespace backscroll
