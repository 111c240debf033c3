// backscroll_reader: the top level of the file. What is in a post or the profile is read by backscroll_post and
// backscroll_profile.
#include "import/backscroll/backscroll_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "import/backscroll/backscroll_parts.h"
#include "import/json/json_error.h"
#include "import/json/json_rows.h"
#include "import/json/json_tree.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

// A member of the top level: as it stands in the file, but written by a JsonWriter.
struct TopMember {
  std::string name;
  std::string json;
  TextPlace key;
};

class BackscrollReader final : public FileReader, private JsonRowsHandler {
 public:
  explicit BackscrollReader(BlockSink& sink) : rows_(*this), collector_(sink) {}

  std::string_view format() const override { return "backscroll"; }
  char* space(size_t size_bytes) override { return rows_.space(size_bytes); }
  Status take(size_t size_bytes) override { return rows_.take(size_bytes); }
  Status finish() override;
  Collector& collector() override { return collector_; }

 private:
  void begin_file(TextPlace place) override { top_ = place; }
  bool has_rows(std::string_view name) override { return name == "posts"; }
  void begin_rows(TextPlace key) override;
  void read_row(JsonCursor& cursor) override;
  void end_row() override;
  void member(std::string_view name, std::string_view json, TextPlace key) override;

  const TopMember* last(std::string_view name) const;
  Status problem() const;
  Status format_problem() const;
  Status version_problem() const;
  static Status not_an_archive(TextPlace place, std::string_view what) {
    return Status(ErrorCode::kNotAnArchive, located(place, what));
  }
  Status finish_with_profile();
  std::string unknown_members() const;

  JsonRows rows_;
  Collector collector_;
  TextPlace top_;
  std::vector<TopMember> members_;  // all but the list of posts
  bool has_list_of_posts_ = false;
  std::optional<TextPlace> no_list_;  // where "posts" is something else
  PostInput post_;                    // used again for each row
  FieldNotes notes_;
};

void BackscrollReader::begin_rows(TextPlace) {
  collector_.clear();
  has_list_of_posts_ = true;
  no_list_.reset();
}

void BackscrollReader::member(std::string_view name, std::string_view json, TextPlace key) {
  if (name != "posts") return members_.push_back({std::string(name), std::string(json), key});
  begin_rows(key);
  has_list_of_posts_ = false;
  no_list_ = key;
}

void BackscrollReader::read_row(JsonCursor& cursor) {
  post_.clear();
  notes_.clear();
  const size_t begin = cursor.offset();
  read_post(cursor, post_, notes_);
  note_texts(cursor, notes_);
  if (cursor.offset() == begin) cursor.skip();  // no object
}

void BackscrollReader::end_row() {
  if (collector_.add_row(post_, notes_)) collector_.tell_row(post_, notes_, rows_.row_place().line);
}

// Of members with one name the last one wins.
const TopMember* BackscrollReader::last(std::string_view name) const {
  const auto found = std::find_if(members_.rbegin(), members_.rend(),
                                  [name](const TopMember& member) { return member.name == name; });
  return found == members_.rend() ? nullptr : &*found;
}

Status BackscrollReader::problem() const {
  const Status format = format_problem();
  if (!format.ok()) return format;
  const Status version = version_problem();
  if (!version.ok()) return version;
  if (no_list_) return not_an_archive(*no_list_, "\"posts\" is not a list");
  if (!has_list_of_posts_) return not_an_archive(top_, "it has no list named \"posts\"");
  return Status();
}

Status BackscrollReader::format_problem() const {
  constexpr std::string_view kFormat = "backscroll";
  const TopMember* const member = last("format");
  if (member == nullptr) return not_an_archive(top_, "it has no \"format\": \"backscroll\"");
  JsonCursor format(member->json, true);
  const std::string_view name = format.is_text() ? format.text() : std::string_view();
  if (name == kFormat) return Status();
  std::string what = "its \"format\" is not \"backscroll\"";
  if (JsonCursor(member->json).is_text()) what += " but \"" + shortened(name) + "\"";
  return not_an_archive(member->key, what);
}

Status BackscrollReader::version_problem() const {
  const TopMember* const member = last("version");
  if (member == nullptr) return not_an_archive(top_, "it has no \"version\"");
  JsonCursor value(member->json, true);
  const int64_t version = value.integer();
  if (version < 1) return not_an_archive(member->key, "its \"version\" is not a whole number from 1 on");
  if (version <= kArchiveVersion) return Status();
  const std::string what = "it has version " + std::to_string(version) + ", the newest that can be read is " +
                           std::to_string(kArchiveVersion);
  return Status(ErrorCode::kNewerVersion, located(member->key, what));
}

Status BackscrollReader::finish_with_profile() {
  ProfileInput profile;
  FieldNotes notes;
  const TopMember* const member = last("profile");
  if (member != nullptr) {
    JsonCursor cursor(member->json, true);
    read_profile(cursor, profile, notes);
    note_texts(cursor, notes);
  } else {
    notes.repairs.push_back(RepairReason::kNoProfile);
  }
  const uint64_t line = member != nullptr ? member->key.line : top_.line;
  profile.extra_archive = unknown_members();
  return collector_.finish(std::move(profile), notes, line);
}

std::string BackscrollReader::unknown_members() const {
  std::vector<std::string_view> names;
  names.reserve(members_.size());
  for (const TopMember& member : members_) names.emplace_back(member.name);
  const std::vector<uint32_t> duplicates = earlier_duplicates(names);
  std::string json;
  JsonWriter writer(json);
  for (size_t i = 0; i < members_.size(); ++i) {
    const bool is_known = names[i] == "format" || names[i] == "version" || names[i] == "profile";
    if (is_known || std::binary_search(duplicates.begin(), duplicates.end(), i)) continue;
    writer.key(names[i]);
    writer.raw(members_[i].json);
  }
  return json;
}

Status BackscrollReader::finish() {
  Status status = rows_.finish();
  if (status.ok()) status = problem();
  return status.ok() ? finish_with_profile() : status;
}

}  // namespace

bool sniff_backscroll(std::string_view bytes) {
  while (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

std::unique_ptr<FileReader> make_backscroll_reader(BlockSink& sink) {
  return std::make_unique<BackscrollReader>(sink);
}

const Format kBackscrollFormat = {
    .id = "backscroll",
    .name = "a Backscroll archive",
    .use_of_name =
        [](std::string_view path) {
          const bool is_named = path.ends_with("archive.json");
          const bool is_on_top = path.ends_with(".json") && path.find('/') == std::string_view::npos;
          return is_named || is_on_top ? NameUse::kOpen : NameUse::kNone;
        },
    .role_of =
        [](std::string_view head) {
          return MemberRole{sniff_backscroll(head) ? uint8_t{1} : uint8_t{0}, 0};
        },
    .make = [](BlockSink& sink, const ImportOptions&) { return make_backscroll_reader(sink); },
    .is_one_file = true,
};

}  // namespace backscroll
