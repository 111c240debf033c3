// x_long_posts: see the header.
#include "import/x/x_long_posts.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/time.h"
#include "base/utf8.h"
#include "import/x/x_text.h"

namespace backscroll {
namespace {

constexpr size_t kComparedCodePoints = 40;

constexpr JsonField<XEntity> kEntityFields[] = {
    {"expandedUrl", read_text_field<&XEntity::target>},
    {"shortUrl", read_text_field<&XEntity::url>},
    {"displayUrl", read_text_field<&XEntity::display>},
    {"screenName", read_text_field<&XEntity::target>},
    {"text", read_text_field<&XEntity::target>},
    {"fromIndex", read_small_number_field<&XEntity::begin>},
    {"toIndex", read_small_number_field<&XEntity::end>},
};

template <EntityKind kKind>
bool read_entities_of_kind(JsonCursor& value, XLongPost& row, FieldNotes& notes) {
  return read_list(value, kEntityFields, notes, RepairReason::kBadEntity,
                   [&row] { return &row.entities.emplace_back(XEntity{.kind = kKind}); });
}

constexpr JsonField<XLongPost> kCoreFields[] = {
    {"urls", read_entities_of_kind<EntityKind::kLink>},
    {"text", read_text_field<&XLongPost::text>},
    {"mentions", read_entities_of_kind<EntityKind::kMention>},
    {"cashtags", read_entities_of_kind<EntityKind::kCashtag>},
    {"hashtags", read_entities_of_kind<EntityKind::kHashtag>},
};

constexpr JsonField<XLongPost> kNoteFields[] = {
    {"noteTweetId", read_id_field<&XLongPost::id>},
    {"createdAt", read_text_field<&XLongPost::created>},
    {"core", read_object_field<kCoreFields>},
};

constexpr JsonField<XLongPost> kRowFields[] = {{"noteTweet", read_object_field<kNoteFields>}};

uint64_t number_of(std::string_view id) {
  uint64_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number);
  return number;
}

uint64_t distance(uint64_t a, uint64_t b) { return a > b ? a - b : b - a; }

// The mentions that a reply begins with, which the long text leaves out.
std::string_view without_leading_mentions(std::string_view text) {
  while (text.starts_with('@')) {
    const size_t space = text.find(' ');
    if (space == std::string_view::npos) break;
    text.remove_prefix(space + 1);
  }
  return text;
}

// As it stands before "…" and the links behind it.
std::string_view without_cut(std::string_view text) {
  const size_t cut = text.rfind("\xE2\x80\xA6");
  if (cut != std::string_view::npos) return text.substr(0, cut);
  const size_t link = text.rfind(" https://t.co/");
  return link == std::string_view::npos ? text : text.substr(0, link);
}

// A short one counts only if it was cut: the same few words begin many posts.
bool begins_alike(std::string_view whole, std::string_view beginning, bool is_cut) {
  const size_t compared = byte_offset_of_code_point(beginning, kComparedCodePoints);
  const bool is_short = compared == beginning.size();
  beginning = beginning.substr(0, compared);
  if (is_short && !is_cut && whole != beginning) return false;
  return !beginning.empty() && whole.starts_with(beginning);
}

bool is_beginning_of(const XLongPost& row, std::string_view text) {
  const std::string_view kept = without_cut(text);
  const bool is_cut = kept.size() < text.size();
  return begins_alike(row.text, kept, is_cut) ||
         begins_alike(row.text, without_leading_mentions(kept), is_cut);
}

}  // namespace

void XLongPosts::read_row(JsonCursor& value, XLongPost& row, FieldNotes& notes) const {
  if (!value.is_object()) return notes.skip_because(SkipReason::kNotAnObject);
  read_known_members(value, kRowFields, row, notes);
  if (const auto time = time_from_text(row.created)) row.second = time->time.begin.value / kMillisPerSecond;
}

void XLongPosts::add(XLongPost row) {
  row.number = number_of(row.id);
  rows_.push_back(std::move(row));
  is_sorted_ = false;
}

void XLongPosts::sort() {
  std::sort(rows_.begin(), rows_.end(), [](const XLongPost& a, const XLongPost& b) {
    return a.second != b.second ? a.second < b.second : a.number < b.number;
  });
  is_sorted_ = true;
}

void XLongPosts::complete(XPost& post) {
  if (rows_.empty()) return;
  if (!is_sorted_) sort();
  const auto created = utc_from_x_date(post.created);
  if (!created) return;
  const int64_t second = created->value / kMillisPerSecond;
  const uint64_t id = number_of(post.id);
  const auto is_before = [](const XLongPost& row, std::pair<int64_t, uint64_t> place) {
    return row.second != place.first ? row.second < place.first : row.number < place.second;
  };
  // Those nearest to its id, on both sides.
  constexpr std::ptrdiff_t kNear = 32;
  const auto at = std::lower_bound(rows_.begin(), rows_.end(), std::pair(second, id), is_before);
  const auto first = at - std::min<std::ptrdiff_t>(kNear, at - rows_.begin());
  const auto last = at + std::min<std::ptrdiff_t>(kNear, rows_.end() - at);
  std::string text;
  const XLongPost* nearest = nullptr;
  for (auto row = first; row != last; ++row) {
    if (row->second != second) continue;
    if (text.empty()) text = PlainText(post.text).text();
    const bool is_nearer = nearest == nullptr || distance(row->number, id) < distance(nearest->number, id);
    if (is_nearer && is_beginning_of(*row, text)) nearest = &*row;
  }
  if (nearest == nullptr) return;
  post.text = nearest->text;
  post.is_plain = true;
  post.entities = nearest->entities;
  for (std::vector<XMedium>* media : {&post.first_medium, &post.media}) {
    for (XMedium& medium : *media) medium.begin = medium.end = 0;  // the whole text has no link to them
  }
}

}  // namespace backscroll
