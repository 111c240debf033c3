// page_header: name, handle, counts with their labels, bio, place, and since when.
#include "import/profile_page/page_header.h"

#include <utility>

#include "import/profile_page/page_grammar.h"
#include "import/profile_page/page_text.h"

namespace backscroll {
namespace {

constexpr size_t kMostBytes = size_t{64} * 1024;  // of all behind the counts: a bio is short
constexpr std::string_view kJoined = "Joined ";

std::optional<KnownTime> joined_from(std::string_view line) {
  return line.starts_with(kJoined) ? month_from_text(line.substr(kJoined.size())) : std::nullopt;
}

void append_line(std::string& text, std::string_view line, char between) {
  if (!text.empty()) text += between;
  text += line;
}

}  // namespace

void PageHeader::begin(std::string_view line) { name_ = line.substr(0, line.rfind(" Profile Banner")); }

bool PageHeader::add_count(const std::string& line) {
  if (has_next_count_) {
    Count* const count = line == "Followers"   ? &followers_
                         : line == "Following" ? &following_
                         : line == "Media"     ? &media_
                         : line == "Statuses"  ? &posts_
                                               : nullptr;
    has_next_count_ = false;
    if (count != nullptr) {
      *count = next_count_.count;
      has_huge_count_ |= next_count_.is_huge;
      return has_counts_ = true;
    }
  }
  const std::optional<PageCount> count = count_from_line(line);
  if (count) next_count_ = *count;
  return has_next_count_ = count.has_value();
}

void PageHeader::add(const PageLine& line) {
  has_zero_ |= line.has_zero;
  if (line.text.empty()) {
    are_counts_over_ = has_counts_;
    is_in_paragraph_ = false;
    return;
  }
  if (!are_counts_over_ && add_count(line.text)) return;
  if (!has_counts_) {
    if (handle_.empty() && is_handle_line(line.text)) handle_ = line.text.substr(1);
    return;  // the name, over again
  }
  kept_bytes_ += line.text.size() + 1;
  if (kept_bytes_ > kMostBytes) return;  // and said so in the end
  if (!is_in_paragraph_) paragraphs_.emplace_back();
  is_in_paragraph_ = true;
  paragraphs_.back().push_back(line.text);
}

// The bio, then a paragraph of place and month. Either of the two may be left out.
ProfileInput PageHeader::profile(FieldNotes& notes) const {
  ProfileInput profile;
  take_name(name_, profile.name, notes);
  profile.handle = handle_;
  profile.followers = followers_;
  profile.following = following_;
  profile.media = media_;
  profile.posts = posts_;
  for (size_t i = 0; i < paragraphs_.size(); ++i) {
    const std::vector<std::string>& lines = paragraphs_[i];
    const auto joined = joined_from(lines.back());
    const bool is_last = i + 1 == paragraphs_.size();
    const bool is_place = is_last && (i > 0 || joined.has_value());
    for (const std::string& line : lines) {
      if (!is_place)
        append_line(profile.bio, line, '\n');
      else if (!joined || &line != &lines.back())
        append_line(profile.place, line, ' ');
    }
    if (is_place && joined) profile.joined = *joined;
  }
  profile.bio_entities = mentions_in(profile.bio);
  if (kept_bytes_ > kMostBytes) notes.repairs.push_back(RepairReason::kBadField);
  if (has_huge_count_) notes.repairs.push_back(RepairReason::kHugeCount);
  if (has_zero_) notes.repairs.push_back(RepairReason::kZeroCharacter);
  return profile;
}

}  // namespace backscroll
