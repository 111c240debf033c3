// threads: links, groups by union and find, one walk per group. Linear but for ordering posts of one time.
#include "index/threads.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "base/sort_indexes.h"
#include "base/utf8.h"
#include "index/id_table.h"
#include "index/thread_groups.h"
#include "index/thread_parts.h"

namespace backscroll {
namespace {

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
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

// Rows are sorted by time already; what is left are the ties, which stand in the order of the file.
Steps put_in_order(const Archive& archive, std::vector<PostIndex>& posts) {
  posts.resize(archive.post_count());
  std::iota(posts.begin(), posts.end(), PostIndex{0});
  const auto is_before = [&](PostIndex a, PostIndex b) { return id_is_before(archive.id(a), archive.id(b)); };
  for (size_t first = 0, last = 0; first < posts.size(); first = last) {
    const int64_t time = sort_millis(archive.time(posts[first]));
    for (++last; last < posts.size() && sort_millis(archive.time(posts[last])) == time; ++last) {
      if (Steps::is_due(last)) co_await Steps::pause;
    }
    if (Steps::is_due(first)) co_await Steps::pause;
    if (last - first == 1) continue;
    const auto begin = posts.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<PostIndex> ties(begin, posts.begin() + static_cast<std::ptrdiff_t>(last));
    co_await sort_indexes_in_steps(ties, is_before);
    std::copy(ties.begin(), ties.end(), begin);
  }
}

struct Reply {
  PostIndex post;
  std::string_view to;  // an id
};

}  // namespace

class ThreadBuilder {
 public:
  ThreadBuilder(const Archive& archive, Threads& threads)
      : archive_(archive), threads_(threads), post_count_(archive.post_count()), parts_(archive) {}

  Steps run() {
    co_await read_links();
    if (!has_links_) co_return;
    co_await put_in_order(archive_, order_);
    co_await group();
    co_await hang_children();
    is_done_.assign(parents_.size(), false);
    threads_.threads_of_posts_.assign(post_count_, Threads::kNone);
    for (size_t i = 0; i + 1 < group_begins_.size(); ++i) {
      if (i % kGroupsPerPause == 0) co_await Steps::pause;
      add_group(std::span(grouped_).subspan(group_begins_[i], group_begins_[i + 1] - group_begins_[i]));
    }
    size_t at = 0;
    for (size_t i = 0; i < sizes_.size(); ++i) {  // the parts have come to rest only now
      threads_.threads_[i].parts = std::span(threads_.parts_).subspan(at, sizes_[i]);
      at += sizes_[i];
    }
  }

 private:
  bool is_post(Node node) const { return node.value() < post_count_; }

  bool can_be_part(PostIndex post) const {
    return archive_.author_index(post) == kOwner && archive_.kind(post) != PostKind::kRepost;
  }

  Steps read_links() {
    parents_.assign(post_count_, kNoNode);
    is_linked_.assign(post_count_, false);
    std::vector<Reply> replies;
    size_t next = 0;
    for (const PostIndex post : archive_.posts()) {
      if (Steps::is_due(post.value())) co_await Steps::pause;
      if (!can_be_part(post)) continue;
      const uint32_t details = archive_.sparse_details(post, next);
      if (details == 0) continue;
      const auto has = [details](Detail which) { return (details >> static_cast<uint32_t>(which) & 1) != 0; };
      const auto text = [&](Detail which) {
        return has(which) ? archive_.detail(post, which) : std::string_view();
      };
      const std::string_view label = text(Detail::kThreadId);
      if (!label.empty()) set_label(post, label);
      if (has(Detail::kThreadPosition) || has(Detail::kThreadSize)) parts_.note(post);
      if (!label.empty() || parts_.is_stated(post)) mark_linked(post);
      if (const std::string_view to = text(Detail::kReplyToId); !to.empty()) replies.push_back({post, to});
    }
    co_await link_all(replies);
  }

  // The posts that are replied to are found by one look at each post of the archive.
  Steps link_all(const std::vector<Reply>& replies) {
    const auto wanted_id = [&](uint32_t i) { return replies[i].to; };
    IdTable wanted(replies.size());
    std::vector<uint32_t> same(replies.size());             // the first reply to the same post
    std::vector<PostIndex> found(replies.size(), kNoPost);  // by that first reply
    for (uint32_t i = 0; i < replies.size(); ++i) {
      if (Steps::is_due(i)) co_await Steps::pause;
      same[i] = wanted.find_or_add(wanted_id(i), i, wanted_id);
    }
    for (const PostIndex post : replies.empty() ? IndexRange<PostIndex>() : archive_.posts()) {
      if (Steps::is_due(post.value())) co_await Steps::pause;
      const uint32_t i = wanted.find(archive_.id(post), wanted_id);
      if (i != IdTable::kNone && found[i] == kNoPost) found[i] = post;
    }
    for (uint32_t i = 0; i < replies.size(); ++i) {
      if (Steps::is_due(i)) co_await Steps::pause;
      const PostIndex post = replies[i].post;
      const PostIndex parent = found[same[i]];
      if (parent == kNoPost)
        link_to_missing(replies[i]);
      else if (can_be_part(parent) && parent != post)
        link(post, parent);
    }
  }

  void set_label(PostIndex post, std::string_view label) {
    if (labels_.empty()) labels_.resize(post_count_);
    labels_[post] = label;
  }
  std::string_view label(PostIndex post) const {
    return labels_.empty() ? std::string_view() : labels_[post];
  }

  void mark_linked(PostIndex post) { has_links_ = is_linked_[post] = true; }

  void link(PostIndex post, Node parent) {
    parents_[post] = parent;
    mark_linked(post);
    if (is_post(parent)) mark_linked(parent);
  }

  void link_to_missing(const Reply& reply) {
    const std::string_view handle = archive_.detail(reply.post, Detail::kReplyToHandle);
    if (handle.empty()) parts_.miss_parent(reply.post);
    if (handle.empty() || !is_same_handle(handle, archive_.profile().handle)) return;
    const auto [found, is_new] = missing_by_id_.emplace(reply.to, Node(parents_.size()));
    if (is_new) parents_.push_back(kNoNode);
    link(reply.post, found->second);
  }

  // First what the source says, then posts without a thread id join what they reply to (they reply to one post, so this
  // is never ambiguous), then threads take in what they hang on, the earliest first.
  Steps group() {
    ThreadGroups groups(parents_.size(), !labels_.empty());
    std::unordered_map<std::string_view, Node> by_label;
    for (const PostIndex post : labels_.empty() ? IndexRange<PostIndex>() : archive_.posts()) {
      if (Steps::is_due(post.value())) co_await Steps::pause;
      if (labels_[post].empty()) continue;
      groups.set_label(post, labels_[post]);
      groups.unite(by_label.emplace(labels_[post], post).first->second, post);
    }
    for (const bool is_labelled : {false, true}) {
      for (size_t i = 0; i < order_.size(); ++i) {
        if (Steps::is_due(i)) co_await Steps::pause;
        const PostIndex post = order_[i];
        if (parents_[post] == kNoNode || label(post).empty() == is_labelled) continue;
        if (groups.unite(post, parents_[post])) continue;
        if (!is_post(parents_[post])) parts_.miss_parent(post);
        parents_[post] = kNoNode;
      }
    }
    co_await list_groups(groups);
  }

  // Group after group in grouped_, in the order of their first posts.
  Steps list_groups(ThreadGroups& groups) {
    IndexedList<Node, uint32_t> slots(parents_.size(),
                                      Threads::kNone);  // by the node that stands for the group
    std::vector<uint32_t> ends;
    for (size_t i = 0; i < order_.size(); ++i) {
      if (Steps::is_due(i)) co_await Steps::pause;
      if (!is_linked_[order_[i]]) continue;
      uint32_t& slot = slots[groups.find(order_[i])];
      if (slot == Threads::kNone) {
        slot = static_cast<uint32_t>(ends.size());
        ends.push_back(0);
      }
      ++ends[slot];
    }
    group_begins_.assign(1, 0);
    group_begins_.reserve(ends.size() + 1);
    for (const uint32_t count : ends) group_begins_.push_back(group_begins_.back() + count);
    std::copy(group_begins_.begin(), group_begins_.end() - 1, ends.begin());
    grouped_.resize(group_begins_.back());
    for (size_t i = 0; i < order_.size(); ++i) {
      if (Steps::is_due(i)) co_await Steps::pause;
      if (is_linked_[order_[i]]) grouped_[ends[slots[groups.find(order_[i])]]++] = order_[i];
    }
  }

  Steps hang_children() {
    first_child_.assign(parents_.size(), kNoNode);
    co_await Steps::pause;
    next_sibling_.assign(parents_.size(), kNoNode);
    co_await Steps::pause;
    for (size_t i = order_.size(); i-- > 0;) {
      if (Steps::is_due(i)) co_await Steps::pause;
      const PostIndex post = order_[i];
      const Node parent = parents_[post];
      if (parent == kNoNode) continue;
      next_sibling_[post] = first_child_[parent];
      first_child_[parent] = post;
    }
  }

  // Everything below `top`, depth first. A post is taken once, so circles end.
  void walk(Node top, std::vector<PostIndex>& posts) {
    std::vector<Node>& open = open_;
    open.assign(1, top);
    if (!is_post(top) && first_child_[top] != kNoNode) parts_.miss_parent(first_child_[top]);
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (is_done_[node]) continue;
      is_done_[node] = true;
      if (is_post(node)) posts.push_back(node);
      const auto begin = static_cast<std::ptrdiff_t>(open.size());
      for (Node child = first_child_[node]; child != kNoNode; child = next_sibling_[child])
        open.push_back(child);
      std::reverse(open.begin() + begin, open.end());
    }
  }

  void add_group(std::span<const PostIndex> group) {
    ThreadDraft& draft = draft_;
    draft.clear();
    for (const PostIndex post : group) {
      const Node parent = parents_[post];
      if (parent == kNoNode) walk(post, draft.posts);
      if (parent != kNoNode && !is_post(parent)) walk(parent, draft.posts);
    }
    for (const PostIndex post : group) walk(post, draft.posts);  // what hangs on nothing but itself
    parts_.put_in_place(draft.posts);
    parts_.add_parts(draft);
    const bool is_thread =
        draft.posts.size() > 1 || (draft.parts.size() > 1 && parts_.is_stated(draft.posts[0]));
    if (!is_thread) return;
    const auto index = static_cast<uint32_t>(threads_.threads_.size());
    for (const PostIndex post : draft.posts) threads_.threads_of_posts_[post] = index;
    threads_.threads_.push_back({{}, static_cast<uint32_t>(draft.posts.size()), draft.size()});
    threads_.parts_.insert(threads_.parts_.end(), draft.parts.begin(), draft.parts.end());
    sizes_.push_back(draft.parts.size());
  }

  static constexpr size_t kGroupsPerPause = 64;

  const Archive& archive_;
  Threads& threads_;
  const uint32_t post_count_;
  ThreadParts parts_;
  bool has_links_ = false;
  IndexedList<Node, std::string_view> labels_;  // thread ids; empty: there are none
  IndexedList<Node, Node> parents_;
  IndexedList<Node, bool> is_linked_;  // may be in a thread: all others cost no more than this bit
  std::unordered_map<std::string_view, Node> missing_by_id_;
  std::vector<PostIndex> order_;
  std::vector<PostIndex> grouped_;      // group after group
  std::vector<uint32_t> group_begins_;  // in grouped_, and its end
  IndexedList<Node, Node> first_child_;
  IndexedList<Node, Node> next_sibling_;
  IndexedList<Node, bool> is_done_;
  ThreadDraft draft_;
  std::vector<Node> open_;  // of a walk
  std::vector<size_t> sizes_;
};

Threads Threads::from_archive(const Archive& archive) {
  Threads threads;
  build(archive, threads).finish();
  return threads;
}

Steps Threads::build(const Archive& archive, Threads& threads) {
  threads = Threads();
  ThreadBuilder builder(archive, threads);
  co_await builder.run();
}

size_t Threads::heap_bytes() const {
  return parts_.capacity() * sizeof(ThreadPart) + threads_.capacity() * sizeof(Thread) +
         threads_of_posts_.capacity() * sizeof(uint32_t);
}

const Thread* Threads::thread_of(PostIndex post) const {
  if (post.value() >= threads_of_posts_.size() || threads_of_posts_[post] == kNone) return nullptr;
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
