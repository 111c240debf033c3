// backscroll_reader: the top level of the file. What is in a post or the profile is read by backscroll_post and
// backscroll_profile.
#include "import/backscroll_reader.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/builder.h"
#include "import/backscroll_post.h"
#include "import/backscroll_profile.h"
#include "import/json_error.h"
#include "import/json_parser.h"
#include "import/json_scanner.h"
#include "import/json_tree.h"
#include "import/text_place.h"

namespace backscroll {
namespace {

// The value of a member of the top level that is kept whole.
struct TopMember {
  size_t key_offset = 0;
  JsonTree tree;
};

// A member of the top level that we do not know.
struct UnknownMember {
  std::string key;
  std::string json;
};

class BackscrollSink final : public JsonSink {
 public:
  explicit BackscrollSink(std::string_view bytes) : bytes_(bytes), lines_(bytes) {}

  Result<Imported> finish();

  bool null() override {
    return value([](JsonTree& tree) { tree.null(); }, [](JsonWriter& raw) { raw.null(); });
  }
  bool boolean(bool truth) override {
    return value([truth](JsonTree& tree) { tree.boolean(truth); },
                 [truth](JsonWriter& raw) { raw.boolean(truth); });
  }
  bool integer(int64_t number) override {
    return value([number](JsonTree& tree) { tree.integer(number); },
                 [number](JsonWriter& raw) { raw.number(number); });
  }
  bool other_number(std::string_view token) override {
    return value([token](JsonTree& tree) { tree.other_number(token); },
                 [token](JsonWriter& raw) { raw.raw(token); });
  }
  bool text(std::string_view text) override {
    return value([text](JsonTree& tree) { tree.text(text); }, [text](JsonWriter& raw) { raw.text(text); });
  }
  bool begin_object() override { return begin(JsonKind::kObject); }
  bool end_object() override { return end(JsonKind::kObject); }
  bool begin_array() override { return begin(JsonKind::kArray); }
  bool end_array() override { return end(JsonKind::kArray); }
  bool key(std::string_view name) override;

 private:
  // What becomes of the values that come.
  enum class Mode { kIgnore, kTree, kRaw, kRows };

  template <typename ToTree, typename ToRaw>
  bool value(ToTree to_tree, ToRaw to_raw) {
    if (mode_ == Mode::kRows) begin_row();
    if (mode_ == Mode::kTree) to_tree(*tree_);
    if (mode_ == Mode::kRaw) to_raw(*raw_);
    after_value();
    return true;
  }
  bool begin(JsonKind kind);
  bool end(JsonKind kind);
  void begin_member(std::string_view name);
  void begin_row();
  void after_value();
  void end_row();

  Status problem() const;
  Status format_problem() const;
  Status version_problem() const;
  Status not_an_archive(size_t offset, std::string_view what) const {
    return Status(ErrorCode::kNotAnArchive, located(place_of(bytes_, offset), what));
  }
  ProfileInput take_profile();
  std::string unknown_members() const;

  std::string_view bytes_;
  LineCounter lines_;
  Mode mode_ = Mode::kIgnore;
  size_t depth_ = 0;  // open brackets
  bool is_in_posts_ = false;
  JsonTree* tree_ = nullptr;
  std::optional<JsonWriter> raw_;
  size_t top_offset_ = 0;
  TopMember format_, version_, profile_;
  std::optional<size_t> posts_offset_;
  bool has_list_of_posts_ = false;
  std::vector<UnknownMember> unknown_;
  JsonTree row_;
  size_t row_offset_ = 0;
  ArchiveBuilder builder_;
  ImportReport report_;
};

constexpr size_t kTopDepth = 1;
constexpr size_t kPostsDepth = 2;

bool BackscrollSink::key(std::string_view name) {
  if (depth_ == kTopDepth) {
    begin_member(name);
  } else if (mode_ == Mode::kTree) {
    tree_->key(name);
  } else if (mode_ == Mode::kRaw) {
    raw_->key(name);
  }
  return true;
}

void BackscrollSink::begin_member(std::string_view name) {
  const size_t key_offset = offset() - std::min(offset(), name.size() + 2);
  const std::pair<std::string_view, TopMember*> known[] = {
      {"format", &format_}, {"version", &version_}, {"profile", &profile_}};
  for (const auto& [known_name, member] : known) {
    if (name != known_name) continue;
    member->key_offset = key_offset;
    member->tree.clear();
    tree_ = &member->tree;
    mode_ = Mode::kTree;
    return;
  }
  if (name == "posts") {
    builder_.clear_posts();
    report_.clear();
    posts_offset_ = key_offset;
    has_list_of_posts_ = false;
    mode_ = Mode::kIgnore;
    return;
  }
  unknown_.push_back({std::string(name), {}});
  raw_.emplace(unknown_.back().json);
  mode_ = Mode::kRaw;
}

bool BackscrollSink::begin(JsonKind kind) {
  if (depth_ == 0) top_offset_ = offset() - 1;
  const bool is_list_of_posts = depth_ == kTopDepth && mode_ == Mode::kIgnore && kind == JsonKind::kArray;
  if (mode_ == Mode::kRows) begin_row();
  if (mode_ == Mode::kTree) tree_->begin(kind);
  if (mode_ == Mode::kRaw) kind == JsonKind::kArray ? raw_->begin_array() : raw_->begin_object();
  if (is_list_of_posts) {
    has_list_of_posts_ = true;
    is_in_posts_ = true;
    mode_ = Mode::kRows;
  }
  ++depth_;
  return true;
}

bool BackscrollSink::end(JsonKind kind) {
  --depth_;
  if (mode_ == Mode::kTree) tree_->end();
  if (mode_ == Mode::kRaw) kind == JsonKind::kArray ? raw_->end_array() : raw_->end_object();
  after_value();
  return true;
}

void BackscrollSink::begin_row() {
  row_offset_ = offset() - 1;
  row_.clear();
  tree_ = &row_;
  mode_ = Mode::kTree;
}

void BackscrollSink::after_value() {
  if (is_in_posts_ && depth_ == kPostsDepth) {
    end_row();
    mode_ = Mode::kRows;
  } else if (depth_ <= kTopDepth) {
    is_in_posts_ = false;
    mode_ = Mode::kIgnore;
  }
}

void BackscrollSink::end_row() {
  report_.add_row();
  PostInput post;
  FieldNotes notes;
  read_post(row_.root(), post, notes);
  if (!notes.skip && builder_.has_post(post.id)) notes.skip = SkipReason::kDuplicateId;
  if (notes.skip || !notes.repairs.empty()) {
    const ReportPlace place = {report_.rows(), lines_.line_of(row_offset_), post.id};
    if (notes.skip) return report_.skip(*notes.skip, place);
    for (const RepairReason reason : notes.repairs) report_.repair(reason, place);
  }
  builder_.add_post(post);
}

Status BackscrollSink::problem() const {
  const Status format = format_problem();
  if (!format.ok()) return format;
  const Status version = version_problem();
  if (!version.ok()) return version;
  if (!posts_offset_) return not_an_archive(top_offset_, "it has no list named \"posts\"");
  if (!has_list_of_posts_) return not_an_archive(*posts_offset_, "\"posts\" is not a list");
  return Status();
}

Status BackscrollSink::format_problem() const {
  constexpr std::string_view kFormat = "backscroll";
  if (!format_.tree.is_complete()) return not_an_archive(top_offset_, "it has no \"format\": \"backscroll\"");
  const JsonValue format = format_.tree.root();
  if (format.is_text() && format.text() == kFormat) return Status();
  std::string what = "its \"format\" is not \"backscroll\"";
  if (format.is_text()) what += " but \"" + shortened(format.text()) + "\"";
  return not_an_archive(format_.key_offset, what);
}

Status BackscrollSink::version_problem() const {
  if (!version_.tree.is_complete()) return not_an_archive(top_offset_, "it has no \"version\"");
  const JsonValue version = version_.tree.root();
  if (!version.is_integer() || version.integer() < 1) {
    return not_an_archive(version_.key_offset, "its \"version\" is not a whole number from 1 on");
  }
  if (version.integer() <= kArchiveVersion) return Status();
  const std::string what = "it has version " + std::to_string(version.integer()) +
                           ", the newest that can be read is " + std::to_string(kArchiveVersion);
  return Status(ErrorCode::kNewerVersion, located(place_of(bytes_, version_.key_offset), what));
}

ProfileInput BackscrollSink::take_profile() {
  ProfileInput profile;
  FieldNotes notes;
  if (profile_.tree.is_complete()) {
    read_profile(profile_.tree.root(), profile, notes);
  } else {
    notes.repairs.push_back(RepairReason::kNoProfile);
    profile_.key_offset = top_offset_;
  }
  for (const RepairReason reason : notes.repairs)
    report_.repair(reason, {0, lines_.line_of(profile_.key_offset), {}});
  profile.extra_archive = unknown_members();
  return profile;
}

std::string BackscrollSink::unknown_members() const {
  std::vector<std::string_view> keys;
  for (const UnknownMember& member : unknown_) keys.emplace_back(member.key);
  const std::vector<size_t> duplicates = earlier_duplicates(keys);
  std::string members;
  JsonWriter writer(members);
  for (size_t i = 0, next = 0; i < unknown_.size(); ++i) {
    if (next < duplicates.size() && duplicates[next] == i) {
      ++next;
      continue;
    }
    writer.key(unknown_[i].key);
    writer.raw(unknown_[i].json);
  }
  return members;
}

Result<Imported> BackscrollSink::finish() {
  const Status status = problem();
  if (!status.ok()) return status;
  builder_.set_profile(take_profile());
  Result<Archive> archive = builder_.finish();
  if (!archive.ok()) return archive.status();
  return Imported{std::move(archive.value()), std::move(report_), "backscroll"};
}

}  // namespace

bool sniff_backscroll(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

Result<Imported> read_backscroll(std::string_view bytes) {
  if (BackscrollSink sink(bytes); scan_json(bytes, sink)) return sink.finish();
  BackscrollSink sink(bytes);  // the other one knows a part of the file already
  const Status status = parse_json(bytes, sink);
  return status.ok() ? sink.finish() : Result<Imported>(status);
}

}  // namespace backscroll
