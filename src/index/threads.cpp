// threads: links, groups by union and find, one walk per group. Linear but for ordering posts of one time.
#include "index/threads.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "base/sort_indexes.h"

namespace backscroll {
namespace {

using Node = uint32_t;  // a post, or from post_count on a missing post that others reply to
constexpr Node kNoNode = kNoPost;

bool is_number(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Numbers by value, as far as they have no zeros in front; everything else by its bytes.
bool id_is_before(std::string_view a, std::string_view b) {
  if (is_number(a) && is_number(b) && a.size() != b.size()) return a.size() < b.size();
  return a < b;
}

bool is_same_handle(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::optional<uint32_t> ordinal(const Archive& archive, PostIndex post, Detail which) {
  const std::optional<int64_t> number = archive.detail_number(post, which);
  if (!number || *number < 1) return std::nullopt;
  return static_cast<uint32_t>(std::min<int64_t>(*number, 0xFFFFFFFF));
}

// Rows are sorted by time already; what is left are the ties, which stand in the order of the file.
std::vector<PostIndex> posts_in_order(const Archive& archive) {
  std::vector<PostIndex> posts(archive.post_count());
  std::iota(posts.begin(), posts.end(), 0);
  for (auto first = posts.begin(); first != posts.end();) {
    const int64_t time = sort_millis(archive.time(*first));
    const auto last =
        std::find_if(first, posts.end(), [&](PostIndex p) { return sort_millis(archive.time(p)) != time; });
    if (last - first > 1) {
      std::vector<PostIndex> ties(first, last);
      sort_indexes(ties,
                   [&](PostIndex a, PostIndex b) { return id_is_before(archive.id(a), archive.id(b)); });
      std::copy(ties.begin(), ties.end(), first);
    }
    first = last;
  }
  return posts;
}

// Union and find. A group has at most one label; groups of two labels stay apart.
class Groups {
 public:
  explicit Groups(size_t nodes) : up_(nodes), labels_(nodes) { std::iota(up_.begin(), up_.end(), 0); }

  void set_label(Node node, std::string_view label) { labels_[node] = label; }
  std::string_view label(Node node) const { return labels_[node]; }

  Node find(Node node) {
    while (up_[node] != node) node = up_[node] = up_[up_[node]];
    return node;
  }

  bool unite(Node a, Node b) {
    a = find(a);
    b = find(b);
    if (a == b) return true;
    if (!labels_[a].empty() && !labels_[b].empty() && labels_[a] != labels_[b]) return false;
    if (labels_[a].empty()) labels_[a] = labels_[b];
    up_[b] = a;
    return true;
  }

 private:
  std::vector<Node> up_;
  std::vector<std::string_view> labels_;
};

// One group while it is put in order.
struct Draft {
  std::vector<PostIndex> posts;
  std::vector<ThreadPart> parts;
  std::optional<uint32_t> stated_size;
};

}  // namespace

class ThreadBuilder {
 public:
  explicit ThreadBuilder(const Archive& archive) : archive_(archive), post_count_(archive.post_count()) {}

  Threads run() {
    read_links();
    if (!has_links_) return {};
    order_ = posts_in_order(archive_);
    const std::vector<std::vector<PostIndex>> groups = grouped();
    hang_children();
    is_done_.assign(parents_.size(), false);
    threads_.threads_of_posts_.assign(post_count_, Threads::kNone);
    for (const std::vector<PostIndex>& group : groups) add_group(group);
    size_t at = 0;
    for (size_t i = 0; i < sizes_.size(); ++i) {  // the parts have come to rest only now
      threads_.threads_[i].parts = std::span(threads_.parts_).subspan(at, sizes_[i]);
      at += sizes_[i];
    }
    return std::move(threads_);
  }

 private:
  bool can_be_part(PostIndex post) const {
    return archive_.author_index(post) == kOwner && archive_.kind(post) != PostKind::kRepost;
  }

  void read_links() {
    parents_.assign(post_count_, kNoNode);
    misses_parent_.assign(post_count_, false);
    is_linked_.assign(post_count_, false);
    labels_.assign(post_count_, {});
    std::unordered_map<std::string_view, PostIndex> posts_by_id;
    std::vector<PostIndex> replies;
    for (PostIndex post = 0; post < post_count_; ++post) {
      if (!can_be_part(post)) continue;
      labels_[post] = archive_.detail(post, Detail::kThreadId);
      if (!labels_[post].empty() || is_stated(post)) mark_linked(post);
      if (!archive_.detail(post, Detail::kReplyToId).empty()) replies.push_back(post);
    }
    if (replies.empty()) return;
    posts_by_id.reserve(post_count_);
    for (PostIndex post = 0; post < post_count_; ++post) posts_by_id.emplace(archive_.id(post), post);
    for (const PostIndex post : replies) {
      const auto found = posts_by_id.find(archive_.detail(post, Detail::kReplyToId));
      if (found == posts_by_id.end())
        link_to_missing(post);
      else if (can_be_part(found->second) && found->second != post)
        link(post, found->second);
    }
  }

  void mark_linked(PostIndex post) { has_links_ = is_linked_[post] = true; }

  void link(PostIndex post, Node parent) {
    parents_[post] = parent;
    mark_linked(post);
    if (parent < post_count_) mark_linked(parent);
  }

  void link_to_missing(PostIndex post) {
    const std::string_view handle = archive_.detail(post, Detail::kReplyToHandle);
    misses_parent_[post] = handle.empty();
    if (handle.empty() || !is_same_handle(handle, archive_.profile().handle)) return;
    const auto [found, is_new] =
        missing_by_id_.emplace(archive_.detail(post, Detail::kReplyToId), static_cast<Node>(parents_.size()));
    if (is_new) parents_.push_back(kNoNode);
    link(post, found->second);
  }

  // First what the source says, then posts without a thread id join what they reply to (they reply to one post, so this
  // is never ambiguous), then threads take in what they hang on, the earliest first.
  std::vector<std::vector<PostIndex>> grouped() {
    Groups groups(parents_.size());
    std::unordered_map<std::string_view, Node> by_label;
    for (PostIndex post = 0; post < post_count_; ++post) {
      if (labels_[post].empty()) continue;
      groups.set_label(post, labels_[post]);
      groups.unite(by_label.emplace(labels_[post], post).first->second, post);
    }
    for (const bool is_labelled : {false, true}) {
      for (const PostIndex post : order_) {
        if (parents_[post] == kNoNode || labels_[post].empty() == is_labelled) continue;
        if (groups.unite(post, parents_[post])) continue;
        misses_parent_[post] = parents_[post] >= post_count_;
        parents_[post] = kNoNode;
      }
    }
    std::vector<std::vector<PostIndex>> members;
    std::vector<uint32_t> slots(parents_.size(), Threads::kNone);
    for (const PostIndex post : order_) {
      if (!is_linked_[post]) continue;
      uint32_t& slot = slots[groups.find(post)];
      if (slot == Threads::kNone) {
        slot = static_cast<uint32_t>(members.size());
        members.emplace_back();
      }
      members[slot].push_back(post);
    }
    return members;
  }

  void hang_children() {
    first_child_.assign(parents_.size(), kNoNode);
    next_sibling_.assign(parents_.size(), kNoNode);
    for (auto post = order_.rbegin(); post != order_.rend(); ++post) {
      const Node parent = parents_[*post];
      if (parent == kNoNode) continue;
      next_sibling_[*post] = first_child_[parent];
      first_child_[parent] = *post;
    }
  }

  // Everything below `top`, depth first. A post is taken once, so circles end.
  void walk(Node top, std::vector<PostIndex>& posts) {
    std::vector<Node> open = {top};
    if (top >= post_count_ && first_child_[top] != kNoNode) misses_parent_[first_child_[top]] = true;
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (is_done_[node]) continue;
      is_done_[node] = true;
      if (node < post_count_) posts.push_back(node);
      const auto begin = static_cast<std::ptrdiff_t>(open.size());
      for (Node child = first_child_[node]; child != kNoNode; child = next_sibling_[child])
        open.push_back(child);
      std::reverse(open.begin() + begin, open.end());
    }
  }

  void add_group(const std::vector<PostIndex>& group) {
    Draft draft;
    for (const PostIndex post : group) {
      const Node parent = parents_[post];
      if (parent == kNoNode) walk(post, draft.posts);
      if (parent != kNoNode && parent >= post_count_) walk(parent, draft.posts);
    }
    for (const PostIndex post : group) walk(post, draft.posts);  // what hangs on nothing but itself
    take_stated_places(draft.posts);
    add_parts(draft);
    add_rest(draft);
    const bool is_thread = draft.posts.size() > 1 || (draft.parts.size() > 1 && is_stated(draft.posts[0]));
    if (!is_thread) return;
    const auto index = static_cast<uint32_t>(threads_.threads_.size());
    for (const PostIndex post : draft.posts) threads_.threads_of_posts_[post] = index;
    threads_.threads_.push_back({{}, static_cast<uint32_t>(draft.posts.size()), size_of(draft)});
    threads_.parts_.insert(threads_.parts_.end(), draft.parts.begin(), draft.parts.end());
    sizes_.push_back(draft.parts.size());
  }

  bool is_stated(PostIndex post) const {
    return ordinal(archive_, post, Detail::kThreadPosition) || ordinal(archive_, post, Detail::kThreadSize);
  }

  void take_stated_places(std::vector<PostIndex>& posts) const {
    std::vector<size_t> slots;
    std::vector<PostIndex> stated;
    std::vector<uint32_t> positions;
    for (size_t i = 0; i < posts.size(); ++i) {
      const auto position = ordinal(archive_, posts[i], Detail::kThreadPosition);
      if (!position) continue;
      slots.push_back(i);
      stated.push_back(posts[i]);
      positions.push_back(*position);
    }
    const std::vector<uint32_t> order =
        sorted_indexes(stated.size(), [&](uint32_t a, uint32_t b) { return positions[a] < positions[b]; });
    for (size_t i = 0; i < slots.size(); ++i) posts[slots[i]] = stated[order[i]];
  }

  void add_parts(Draft& draft) const {
    uint32_t last_position = 0;
    uint32_t since = 0;  // posts without a position after it
    for (const PostIndex post : draft.posts) {
      const auto position = ordinal(archive_, post, Detail::kThreadPosition);
      if (const auto size = ordinal(archive_, post, Detail::kThreadSize)) {
        draft.stated_size = std::max(*size, draft.stated_size.value_or(0));
      }
      if (position) {
        const uint64_t expected = uint64_t{last_position} + since + 1;
        if (*position > expected)
          draft.parts.push_back({kNoPost, static_cast<uint32_t>(*position - expected)});
        last_position = *position;
        since = 0;
      } else {
        if (misses_parent_[post]) draft.parts.push_back({kNoPost, std::nullopt});
        ++since;
      }
      draft.parts.push_back({post, std::nullopt});
    }
  }

  // What the stated size leaves: in the only gap that is open, or after the last part.
  static void add_rest(Draft& draft) {
    if (!draft.stated_size) return;
    uint64_t known = draft.posts.size();
    ThreadPart* open_gap = nullptr;
    for (ThreadPart& part : draft.parts) {
      if (!part.is_gap()) continue;
      known += part.missing.value_or(0);
      if (part.missing) continue;
      if (open_gap) return;
      open_gap = &part;
    }
    if (known >= *draft.stated_size) return;
    const auto rest = static_cast<uint32_t>(*draft.stated_size - known);
    if (open_gap)
      open_gap->missing = rest;
    else
      draft.parts.push_back({kNoPost, rest});
  }

  static std::optional<uint32_t> size_of(const Draft& draft) {
    uint64_t size = draft.posts.size();
    bool is_open = false;
    for (const ThreadPart& part : draft.parts) {
      size += part.missing.value_or(0);
      is_open = is_open || (part.is_gap() && !part.missing);
    }
    if (is_open) return draft.stated_size;
    return static_cast<uint32_t>(std::min<uint64_t>(size, 0xFFFFFFFF));
  }

  const Archive& archive_;
  const uint32_t post_count_;
  bool has_links_ = false;
  std::vector<std::string_view> labels_;  // thread ids
  std::vector<Node> parents_;
  std::vector<bool> is_linked_;      // may be in a thread: all others cost no more than this bit
  std::vector<bool> misses_parent_;  // a post that replies to one that may be of the thread and is not here
  std::unordered_map<std::string_view, Node> missing_by_id_;
  std::vector<PostIndex> order_;
  std::vector<Node> first_child_;
  std::vector<Node> next_sibling_;
  std::vector<bool> is_done_;
  std::vector<size_t> sizes_;
  Threads threads_;
};

Threads Threads::from_archive(const Archive& archive) { return ThreadBuilder(archive).run(); }

const Thread* Threads::thread_of(PostIndex post) const {
  if (post >= threads_of_posts_.size() || threads_of_posts_[post] == kNone) return nullptr;
  return &threads_[threads_of_posts_[post]];
}

std::optional<ThreadPosition> Threads::position_of(PostIndex post) const {
  const Thread* thread = thread_of(post);
  if (!thread) return std::nullopt;
  ThreadPosition position{thread, 0, 1};
  for (const ThreadPart& part : thread->parts) {
    if (part.post == post) break;
    ++position.part;
    const std::optional<uint32_t> count = part.is_gap() ? part.missing : 1;
    position.number = position.number && count ? std::optional(*position.number + *count) : std::nullopt;
  }
  return position;
}

}  // namespace backscroll
