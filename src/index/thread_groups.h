// thread_groups: union and find over the posts of threads. A group has at most one label, the thread id that the source
// states; groups of two labels stay apart.
#pragma once

#include <cstddef>
#include <numeric>
#include <string_view>

#include "archive/archive.h"

namespace backscroll {

// A post, or from their number on a missing post that others reply to.
using Node = PostIndex;

class ThreadGroups {
 public:
  ThreadGroups(size_t nodes, bool has_labels) : up_(nodes), labels_(has_labels ? nodes : 0) {
    std::iota(up_.begin(), up_.end(), Node{0});
  }

  void set_label(Node node, std::string_view label) { labels_[node] = label; }

  Node find(Node node) {
    while (up_[node] != node) node = up_[node] = up_[up_[node]];
    return node;
  }

  bool unite(Node a, Node b) {
    a = find(a);
    b = find(b);
    if (a == b) return true;
    if (!labels_.empty()) {
      if (!labels_[a].empty() && !labels_[b].empty() && labels_[a] != labels_[b]) return false;
      if (labels_[a].empty()) labels_[a] = labels_[b];
    }
    up_[b] = a;
    return true;
  }

 private:
  IndexedList<Node, Node> up_;
  IndexedList<Node, std::string_view> labels_;
};

}  // namespace backscroll
