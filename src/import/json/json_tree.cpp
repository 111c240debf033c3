// json_tree: nodes in the order of the text, so that walking a value is walking forward in memory.
#include "import/json/json_tree.h"

#include <algorithm>
#include <bitset>
#include <functional>

#include "base/sort_indexes.h"

namespace backscroll {
// Not deep: the cursor stops at kDeepestJson levels.
void JsonValue::write(JsonWriter& writer) const {  // NOLINT(misc-no-recursion)
  switch (kind()) {
    case JsonKind::kNull: return writer.null();
    case JsonKind::kFalse: return writer.boolean(false);
    case JsonKind::kTrue: return writer.boolean(true);
    case JsonKind::kInteger: return writer.number(integer());
    case JsonKind::kOtherNumber: return writer.raw(text());
    case JsonKind::kText: return writer.text(text());
    case JsonKind::kArray:
      writer.begin_array();
      for (const JsonValue element : children()) element.write(writer);
      return writer.end_array();
    case JsonKind::kObject:
      writer.begin_object();
      for (const JsonValue member : children()) {
        writer.key(member.key());
        member.write(writer);
      }
      return writer.end_object();
  }
}

void JsonTree::clear() {
  nodes_.clear();
  bytes_.clear();
  open_.clear();
  next_key_ = {};
}

void JsonTree::integer(int64_t value) { add(JsonKind::kInteger).integer = value; }

void JsonTree::key(std::string_view name) { next_key_ = keep(name); }

void JsonTree::begin(JsonKind array_or_object) {
  const size_t node = nodes_.size();
  add(array_or_object);
  open_.push_back(node);
}

void JsonTree::end() {
  const size_t container = open_.back();
  open_.pop_back();
  nodes_[container].next = nodes_.size();
  if (nodes_[container].kind == JsonKind::kObject) shadow_earlier_members(container);
}

// Not deep: the cursor stops at kDeepestJson levels.
void JsonTree::append(JsonCursor& cursor) {  // NOLINT(misc-no-recursion)
  std::string_view name;
  switch (const JsonKind kind = cursor.kind()) {
    case JsonKind::kNull:
    case JsonKind::kFalse:
    case JsonKind::kTrue:
      add(kind);
      cursor.skip();
      break;
    case JsonKind::kInteger: return integer(cursor.integer());
    case JsonKind::kOtherNumber:
    case JsonKind::kText: return add_text(kind, cursor.exact_text());
    case JsonKind::kArray:
      begin(kind);
      for (cursor.enter(); cursor.next_element();) append(cursor);
      return end();
    case JsonKind::kObject:
      begin(kind);
      for (cursor.enter(); cursor.next_member(name);) {
        key(name);
        append(cursor);
      }
      return end();
  }
}

JsonTree::Node& JsonTree::add(JsonKind kind) {
  Node& node = nodes_.emplace_back();
  node.kind = kind;
  node.next = nodes_.size();
  node.key = next_key_;
  next_key_ = {};
  return node;
}

void JsonTree::add_text(JsonKind kind, std::string_view text) {
  const Slice kept = keep(text);
  add(kind).text = kept;
}

JsonTree::Slice JsonTree::keep(std::string_view text) {
  const Slice slice = {bytes_.size(), text.size()};
  bytes_ += text;
  return slice;
}

// Most objects have no key twice, and this says so without sorting them.
bool JsonTree::may_have_duplicates(size_t object) const {
  std::bitset<1024> seen;
  for (size_t node = object + 1; node != nodes_[object].next; node = nodes_[node].next) {
    uint32_t hash = 0;
    for (const char c : view(nodes_[node].key)) hash = hash * 31 + static_cast<uint8_t>(c);
    const size_t bit = (hash ^ (hash >> 10)) % seen.size();
    if (seen[bit]) return true;
    seen[bit] = true;
  }
  return false;
}

void JsonTree::shadow_earlier_members(size_t object) {
  if (!may_have_duplicates(object)) return;
  const size_t end = nodes_[object].next;
  std::vector<size_t> members;
  std::vector<std::string_view> keys;
  for (size_t node = object + 1; node != end; node = nodes_[node].next) {
    members.push_back(node);
    keys.push_back(view(nodes_[node].key));
  }
  for (const size_t duplicate : earlier_duplicates(keys)) nodes_[members[duplicate]].is_shadowed = true;
}

std::vector<uint32_t> earlier_duplicates(const std::vector<std::string_view>& keys) {
  const std::vector<uint32_t> order =
      sorted_indexes(keys.size(), [&keys](uint32_t a, uint32_t b) { return keys[a] < keys[b]; });
  std::vector<uint32_t> duplicates;
  for (size_t i = 1; i < order.size(); ++i) {
    if (keys[order[i]] == keys[order[i - 1]]) duplicates.push_back(order[i - 1]);
  }
  sort_indexes(duplicates, std::less<>());
  return duplicates;
}

}  // namespace backscroll
