// mastodon_reader: see the header. A message to single people is counted, and nothing of it is kept.
#include "import/mastodon/mastodon_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "import/json/json_rows.h"
#include "import/mastodon/mastodon_files.h"
#include "import/mastodon/mastodon_item.h"
#include "import/mastodon/mastodon_post.h"

namespace backscroll {
namespace {

constexpr MastodonFile file_of(const Member& member) { return static_cast<MastodonFile>(member.role.role); }

class MastodonReader final : public FileReader, private JsonRowsHandler {
 public:
  MastodonReader(BlockSink& sink, const ImportOptions& options) : collector_(sink), options_(options) {}

  std::string_view format() const override { return kMastodonFormat.id; }
  Collector& collector() override { return collector_; }
  void add_name(std::string_view path) override { names_.add(path); }
  void begin(const Member& member) override;
  char* space(size_t size_bytes) override { return rows_->space(size_bytes); }
  Status take(size_t size_bytes) override { return rows_->take(size_bytes); }
  Status end() override { return rows_->finish(); }
  Status finish() override;

 private:
  void begin_file(TextPlace) override {}
  bool has_rows(std::string_view name) override { return name == "orderedItems"; }
  void begin_rows(TextPlace) override;
  void read_row(JsonCursor& cursor) override;
  void end_row() override;
  void member(std::string_view name, std::string_view json, TextPlace key) override;

  bool is_of_posts() const { return file_ == MastodonFile::kOutbox || file_ == MastodonFile::kStatuses; }
  std::optional<HideReason> hidden_from(Audience audience) const;
  Status no_posts() const;
  void remark_on_format();

  Collector collector_;
  ImportOptions options_;
  MastodonFileNames names_;
  MastodonFile file_ = MastodonFile::kNone;
  bool has_list_ = false;  // of posts
  bool has_actor_ = false;
  bool has_outbox_ = false;
  bool has_statuses_ = false;
  std::optional<JsonRows> rows_;
  MastodonAccount account_;
  FieldNotes account_notes_;
  bool has_counts_ = false;
  bool has_bare_boosts_ = false;
  // What the row that is being read comes to; it may be read twice.
  MastodonItem item_;
  PostInput post_;
  FieldNotes notes_;
};

void MastodonReader::begin(const Member& member) {
  file_ = file_of(member);
  const RowShape shape = file_ == MastodonFile::kStatuses ? RowShape::kList : RowShape::kListInObject;
  if (file_ == MastodonFile::kOutbox && has_statuses_) {  // the same posts, with less known of them
    file_ = MastodonFile::kNone;
    collector_.report().remark(Remark::kOtherArchive, {0, 0, {}, member.path});
  }
  has_statuses_ |= file_ == MastodonFile::kStatuses;
  has_actor_ |= file_ == MastodonFile::kActor;
  has_outbox_ |= file_ == MastodonFile::kOutbox;
  collector_.begin_file(member.path);
  rows_.emplace(static_cast<JsonRowsHandler&>(*this), shape);
}

// The list comes twice in an outbox, empty the first time; the last one counts.
void MastodonReader::begin_rows(TextPlace) {
  if (!is_of_posts()) return;
  has_list_ = true;
  if (collector_.rows_of_file() == 0) return;
  collector_.clear();
  has_counts_ = has_bare_boosts_ = false;
}

void MastodonReader::read_row(JsonCursor& cursor) {
  if (!is_of_posts()) {
    cursor.skip();
    return;
  }
  notes_.clear();
  item_ = MastodonItem();
  const size_t begin = cursor.offset();
  if (file_ == MastodonFile::kOutbox)
    read_outbox_item(cursor, item_, notes_);
  else
    read_status(cursor, item_, notes_);
  note_texts(cursor, notes_);
  if (cursor.offset() == begin) cursor.skip();  // no object
}

std::optional<HideReason> MastodonReader::hidden_from(Audience audience) const {
  if (audience == Audience::kDirect) return HideReason::kDirect;
  const bool is_hidden = audience == Audience::kFollowers && !options_.with_followers;
  return is_hidden ? std::optional(HideReason::kFollowers) : std::nullopt;
}

void MastodonReader::end_row() {
  if (!is_of_posts()) return;
  post_.clear();
  if (!notes_.skip) {
    const Audience audience = audience_of(item_, account_.followers);
    notes_.hide = hidden_from(audience);
    if (audience != Audience::kDirect) account_.learn_from(item_);
    if (!notes_.hide) {
      has_bare_boosts_ |= item_.is_boost && !item_.has_post;
      has_counts_ |= item_.post.likes || item_.post.reposts || item_.post.replies;
      make_post(item_, audience, {account_, names_}, post_, notes_);
    }
  }
  item_ = MastodonItem();
  if (notes_.hide == HideReason::kDirect) {  // not even where it is
    collector_.count_row(0, {});
    return collector_.report().hide(HideReason::kDirect, {});
  }
  if (collector_.add_row(post_, notes_)) collector_.tell_row(post_, notes_, rows_->row_place().line);
}

void MastodonReader::member(std::string_view name, std::string_view json, TextPlace) {
  if (file_ == MastodonFile::kActor) account_.read_member(name, json, account_notes_);
}

Status MastodonReader::no_posts() const {
  const char* const sentence =
      has_outbox_ ? "it is a Mastodon outbox without \"orderedItems\", where the posts are"
      : has_actor_
          ? "it is a Mastodon export without outbox.json, where the posts are"
          : "it is the likes or the bookmarks of a Mastodon export, which are addresses and no posts; open "
            "its outbox.json";
  return Status(ErrorCode::kNotAnArchive, sentence);
}

void MastodonReader::remark_on_format() {
  ImportReport& report = collector_.report();
  if (report.rows() == 0) return;
  if (has_outbox_) report.remark(has_counts_ ? Remark::kNoReplyCounts : Remark::kNoCounts, {});
  if (has_bare_boosts_) report.remark(Remark::kNoRepostTexts, {});
}

Status MastodonReader::finish() {
  if (!has_list_) return no_posts();
  remark_on_format();
  return collector_.finish(account_.profile(names_), account_notes_, 0);
}

}  // namespace

const Format kMastodonFormat = {
    .id = "mastodon",
    .name = "a Mastodon export",
    .use_of_name = use_of_mastodon_name,
    .role_of = role_of_mastodon_file,
    .make = make_reader<MastodonReader>,
    .is_one_file = false,
};

}  // namespace backscroll
