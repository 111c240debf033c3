// x_reader: see the header. Files come in the order of XFile, so a post finds all that it needs.
#include "import/x/x_reader.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "import/backscroll/post_details.h"
#include "import/json/json_rows.h"
#include "import/x/x_account.h"
#include "import/x/x_files.h"
#include "import/x/x_long_posts.h"
#include "import/x/x_post.h"

namespace backscroll {
namespace {

constexpr int64_t kMostAccountRows = 10;  // there is one

// As numbers, which they are.
bool is_lower_id(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

constexpr XFile file_of(const Member& member) { return static_cast<XFile>(member.role.role); }

std::optional<Visibility> visibility_of(XFile file) {
  switch (file) {
    case XFile::kCommunityPosts: return Visibility::kCommunity;
    case XFile::kCirclePosts: return Visibility::kCircle;
    case XFile::kDeletedPosts: return Visibility::kDeleted;
    default: return std::nullopt;
  }
}

class XReader final : public FileReader, private JsonRowsHandler {
 public:
  XReader(BlockSink& sink, const ImportOptions& options) : collector_(sink), options_(options) {
    collector_.order_ties_by_id();
  }

  std::string_view format() const override { return kXFormat.id; }
  Collector& collector() override { return collector_; }
  void add_name(std::string_view path) override { names_.add(path); }
  bool wants(const Member& member) const override;
  void leave(const Member& member) override { left_.push_back(member); }
  void begin(const Member& member) override;
  char* space(size_t size_bytes) override { return rows_->space(size_bytes); }
  Status take(size_t size_bytes) override { return rows_->take(size_bytes); }
  Status end() override { return rows_->finish(); }
  Status finish() override;

 private:
  void begin_file(TextPlace) override {}
  bool has_rows(std::string_view) override { return false; }
  void begin_rows(TextPlace) override {}
  void read_row(JsonCursor& cursor) override;
  void end_row() override;
  void member(std::string_view, std::string_view, TextPlace) override {}

  bool is_of_posts() const { return file_ >= XFile::kPosts; }
  void end_post();
  void wait_for_last_version();
  void hide_version(ReportPlace place);
  void settle_versions();
  int64_t rows_by_manifest(const std::string& path) const;
  void compare_with_manifest();
  void remark_on_format();

  Collector collector_;
  ImportOptions options_;
  XFileNames names_;
  std::vector<Member> left_;  // not opened
  struct ReadFile {
    std::string path;
    int64_t rows = 0;
  };
  std::vector<ReadFile> files_;  // with the one that is being read
  XFile file_ = XFile::kNone;
  bool has_posts_ = false;
  bool has_grailbird_posts_ = false;
  std::optional<JsonRows> rows_;
  XAccount account_;
  XLongPosts long_posts_;
  int64_t missing_posts_ = 0;  // by the manifest
  uint64_t older_versions_ = 0;
  // The newest of those that came, by the id of the last version, until that has come or will not.
  struct OlderVersion {
    PostInput post;
    ReportPlace place;
  };
  std::map<std::string, OlderVersion, std::less<>> waiting_;
  // What the row that is being read comes to; it may be read twice.
  XAccount account_with_row_;
  XLongPost long_post_;
  XPost x_post_;
  PostInput post_;
  FieldNotes notes_;
};

bool XReader::wants(const Member& member) const {
  const XFile file = file_of(member);
  if (file == XFile::kDeletedPosts) return options_.with_deleted;
  return file != XFile::kCirclePosts || options_.with_circle;
}

void XReader::begin(const Member& member) {
  file_ = file_of(member);
  has_grailbird_posts_ |= file_ == XFile::kGrailbirdPosts;
  has_posts_ |= is_of_posts() && file_ != XFile::kGrailbirdPosts;
  files_.push_back({member.path, 0});
  collector_.begin_file(member.path);
  rows_.emplace(static_cast<JsonRowsHandler&>(*this), RowShape::kAssigned);
}

void XReader::read_row(JsonCursor& cursor) {
  notes_.clear();
  const size_t begin = cursor.offset();
  if (is_of_posts()) {
    x_post_.clear();
    read_x_post(cursor, x_post_, notes_);
  } else if (file_ == XFile::kLongPosts) {
    long_post_ = XLongPost();
    long_posts_.read_row(cursor, long_post_, notes_);
  } else if (files_.back().rows < kMostAccountRows) {
    account_with_row_ = account_;
    account_with_row_.read_row(file_, cursor, notes_);
  }
  note_texts(cursor, notes_);
  if (cursor.offset() == begin) cursor.skip();  // no object
}

void XReader::end_row() {
  ++files_.back().rows;
  if (is_of_posts()) return end_post();
  if (file_ == XFile::kLongPosts) return long_posts_.add(std::move(long_post_));
  if (files_.back().rows <= kMostAccountRows) account_ = std::move(account_with_row_);
}

void XReader::end_post() {
  post_.clear();
  if (account_.handle.empty()) {  // a month's file alone has it in each of its posts
    account_.handle = x_post_.user_handle;
    account_.name = x_post_.user_name;
  }
  const bool is_older = x_post_.is_older_version();
  if (!notes_.skip) {
    if (!is_older) long_posts_.complete(x_post_);  // one long text is for one post
    make_post(x_post_, {names_, file_ == XFile::kGrailbirdPosts}, post_, notes_);
    if (const auto visibility = visibility_of(file_)) set_visibility(post_, *visibility);
  }
  if (!notes_.skip && is_older) return wait_for_last_version();
  if (collector_.add_row(post_, notes_)) collector_.tell_row(post_, notes_, rows_->row_place().line);
}

void XReader::wait_for_last_version() {
  ReportPlace place = collector_.count_row(rows_->row_place().line, x_post_.id);
  const auto [older, is_new] = waiting_.try_emplace(x_post_.last_version_id);
  OlderVersion& kept = older->second;
  if (!is_new && !is_lower_id(kept.post.id, post_.id)) return hide_version(std::move(place));
  if (!is_new) hide_version(std::move(kept.place));
  kept = {std::move(post_), std::move(place)};
}

void XReader::hide_version(ReportPlace place) {
  collector_.report().hide(HideReason::kOlderVersion, std::move(place));
  ++older_versions_;
}

// An archive that somebody took posts out of may lack the last version of one.
void XReader::settle_versions() {
  for (auto& [last_id, older] : waiting_) {
    const bool is_superseded = collector_.has_post(last_id) || !collector_.add_late(older.post);
    if (is_superseded) hide_version(std::move(older.place));
  }
  waiting_.clear();
}

int64_t XReader::rows_by_manifest(const std::string& path) const {
  const auto listed =
      std::find_if(account_.files.begin(), account_.files.end(),
                   [&path](const XListedFile& f) { return base_name(f.path) == base_name(path); });
  return listed == account_.files.end() ? 0 : listed->rows;
}

// People take files out before they hand an archive on.
void XReader::compare_with_manifest() {
  ImportReport& report = collector_.report();
  for (const XListedFile& listed : account_.files) {
    const auto read = std::find_if(files_.begin(), files_.end(), [&listed](const ReadFile& file) {
      return base_name(file.path) == base_name(listed.path);
    });
    const bool is_read = read != files_.end();
    if (is_read ? read->rows == listed.rows : names_.has(listed.path)) continue;
    report.remark(is_read ? Remark::kOtherCount : Remark::kMissingFile,
                  {static_cast<uint64_t>(listed.rows), 0, {}, listed.path});
    const bool is_of_posts = base_name(listed.path).starts_with("tweet");
    if (is_of_posts) missing_posts_ += std::max<int64_t>(0, listed.rows - (is_read ? read->rows : 0));
  }
  for (const Member& member : left_) {
    const bool is_deleted = file_of(member) == XFile::kDeletedPosts;
    report.hide(is_deleted ? HideReason::kDeleted : HideReason::kCircle, {0, 0, {}, member.path},
                static_cast<uint64_t>(rows_by_manifest(member.path)));
  }
}

void XReader::remark_on_format() {
  ImportReport& report = collector_.report();
  const auto remark = [&report](Remark what) { report.remark(what, {}); };
  if (has_grailbird_posts_) remark(Remark::kNoCounts);
  if (!has_posts_) return;
  remark(Remark::kNoReplyCounts);
  remark(Remark::kNoRepostCounts);
  remark(Remark::kNoAltTexts);
  remark(Remark::kUnmarkedCircle);
}

Status XReader::finish() {
  if (!has_posts_ && !has_grailbird_posts_)
    return Status(ErrorCode::kNotAnArchive, "it is an X archive without tweets.js, where the posts are");
  settle_versions();
  compare_with_manifest();
  remark_on_format();
  ProfileInput profile = account_.profile(names_);
  const ImportReport& report = collector_.report();
  const auto posts = static_cast<int64_t>(report.rows() - report.skipped() - older_versions_);
  const int64_t stated =
      std::max(account_.posts.value_or(0), missing_posts_ > 0 ? posts + missing_posts_ : 0);
  if (stated > posts) profile.posts = {stated, CountPrecision::kExact};
  return collector_.finish(std::move(profile), {}, 0);
}

}  // namespace

const Format kXFormat = {
    .id = "x",
    .name = "an X archive",
    .use_of_name = use_of_x_name,
    .role_of = role_of_x_file,
    .make = make_reader<XReader>,
    .is_one_file = false,
};

}  // namespace backscroll
