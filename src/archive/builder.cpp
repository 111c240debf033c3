// builder: the door to a draft. How a post is taken apart is in draft.cpp, how the block ends in draft_order.cpp.
#include "archive/builder.h"

#include <algorithm>

#include "archive/block_sink.h"
#include "archive/draft.h"
#include "base/sort_indexes.h"

namespace backscroll {

size_t keep_usable_entities(std::vector<EntityInput>& entities, size_t text_code_points) {
  const size_t given = entities.size();
  const auto begins_before = [](const EntityInput& a, const EntityInput& b) {
    return a.begin_code_points < b.begin_code_points;
  };
  sort_items(entities, begins_before);
  size_t last_end = 0;
  const auto is_unusable = [&](const EntityInput& entity) {
    if (entity.begin_code_points < last_end || entity.begin_code_points >= entity.end_code_points)
      return true;
    if (entity.end_code_points > text_code_points) return true;
    last_end = entity.end_code_points;
    return false;
  };
  std::vector<EntityInput> usable;
  for (EntityInput& entity : entities) {
    if (!is_unusable(entity)) usable.push_back(std::move(entity));
  }
  entities = std::move(usable);
  return given - entities.size();
}

std::string_view PostInput::detail(Detail which) const {
  std::string_view found;
  for (const auto& [kind, text] : details) {
    if (kind == which) found = text;
  }
  return found;
}

void PostInput::clear() {
  id.clear();
  text.clear();
  for (std::string* part : {&author.name, &author.handle, &author.badge, &author.avatar, &author.extra})
    part->clear();
  kind = PostKind::kOriginal;
  author_kind = kOwner;
  time = {};
  text_kind = TextKind::kOriginal;
  is_thread_marked = is_sensitive = false;
  replies = reposts = likes = {};
  entities.clear();
  media.clear();
  details.clear();
  poll.reset();
  quote.reset();
}

ArchiveBuilder::ArchiveBuilder()
    : memory_(std::make_unique<MemorySink>()),
      sink_(memory_.get()),
      draft_(std::make_unique<Draft>(*sink_)),
      profile_(std::make_unique<ProfileInput>()) {}
ArchiveBuilder::ArchiveBuilder(BlockSink& sink)
    : sink_(&sink), draft_(std::make_unique<Draft>(sink)), profile_(std::make_unique<ProfileInput>()) {}
ArchiveBuilder::ArchiveBuilder(ArchiveBuilder&&) noexcept = default;
ArchiveBuilder& ArchiveBuilder::operator=(ArchiveBuilder&&) noexcept = default;
ArchiveBuilder::~ArchiveBuilder() = default;

void ArchiveBuilder::set_profile(ProfileInput profile) { *profile_ = std::move(profile); }

bool ArchiveBuilder::has_post(std::string_view id) const { return draft_->has_post(id); }

bool ArchiveBuilder::add_post(const PostInput& post) { return draft_->add_post(post); }

void ArchiveBuilder::order_ties_by_id() { draft_->order_ties_by_id(); }

void ArchiveBuilder::clear_posts() {
  sink_->clear();
  draft_ = std::make_unique<Draft>(*sink_);
}

uint32_t ArchiveBuilder::post_count() const { return draft_->post_count(); }

Status ArchiveBuilder::finish_block() {
  const bool fits = draft_->finish(*profile_);
  totals_ = draft_->totals();
  draft_ = std::make_unique<Draft>(*sink_);
  return fits ? Status() : Status(ErrorCode::kTooLarge);
}

Result<Archive> ArchiveBuilder::finish() {
  const Status status = finish_block();
  if (!status.ok()) return status;
  return Archive::from_bytes(memory_->take_block());
}

}  // namespace backscroll
