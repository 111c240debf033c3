// profile_page_reader: header, then posts. What a line is depends on the two lines after it; no more are held than
// those and the post under way.
#include "import/profile_page/profile_page_reader.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "import/profile_page/page_age.h"
#include "import/profile_page/page_grammar.h"
#include "import/profile_page/page_header.h"
#include "import/profile_page/page_lines.h"
#include "import/profile_page/page_row.h"
#include "import/profile_page/page_text.h"

namespace backscroll {
namespace {

constexpr size_t kLinesAhead = 3;

class ProfilePageReader final : public FileReader {
 public:
  ProfilePageReader(BlockSink& sink, const ImportOptions& options)
      : collector_(sink), captured_(options.captured.value_or(KnownTime())) {}

  std::string_view format() const override { return kProfilePageFormat.id; }
  Collector& collector() override { return collector_; }
  char* space(size_t size_bytes) override { return lines_.space(size_bytes); }
  Status take(size_t size_bytes) override {
    lines_.take(size_bytes);
    return read();
  }
  Status end() override {
    lines_.end();
    return read();
  }
  Status finish() override;

 private:
  enum class State : uint8_t { kStart, kHeader, kPosts, kOtherPage };

  Status read();
  void read_line();
  void read_start();
  void read_header_line();
  void read_post_line();
  PageLine next_line();
  std::string_view ahead(size_t line) const {
    return line < ahead_.size() ? std::string_view(ahead_[line].text) : std::string_view();
  }
  bool is_author_block_ahead() const { return is_author_block(ahead(0), ahead(2)); }
  PageAuthor take_author_block();
  void begin_other_page(size_t name);
  void add_line(PageLine line);
  void end_row(bool is_end_of_file);
  void end_post();
  void skip_row(SkipReason reason);
  void make_post(const PagePart& part, bool is_quote, PostInput& post);
  void set_author(const PageAuthor& author, PostInput& post);
  bool is_owner(std::string_view handle) const;
  void remark_on_format();

  PageLines lines_;
  Collector collector_;
  KnownTime captured_;
  State state_ = State::kStart;
  std::deque<PageLine> ahead_;
  uint64_t first_line_ = 1;
  std::optional<PageHeader> header_;
  std::string owner_handle_;
  std::string owner_name_;   // as printed
  std::string owner_badge_;  // behind the name, over the posts
  PageRow row_;
  PostInput post_;
  FieldNotes notes_;
  uint32_t post_count_ = 0;
  uint32_t quote_count_ = 0;                                 // of those that are no posts of the page
  std::unordered_map<uint64_t, uint32_t> posts_by_content_;  // their numbers
};

std::string id_from(char letter, uint32_t number) {
  std::string id(1, letter);
  if (number < 10) id += '0';
  return id += std::to_string(number);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// FNV-1a over all that is printed of a post. A file made to have two with the same value only misleads about itself.
class ContentHash {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<uint8_t>(c));
    add_byte(0xFF);  // in no text
  }
  uint64_t value() const { return value_; }

 private:
  void add_byte(uint8_t byte) { value_ = (value_ ^ byte) * 0x100000001B3; }

  uint64_t value_ = 0xCBF29CE484222325;
};

uint64_t content_hash(const PostInput& post, const std::string& handle) {
  ContentHash hash;
  hash.add(handle);
  hash.add(post.text);
  hash.add(post.detail(Detail::kAge));
  for (const Count& count : {post.replies, post.reposts, post.likes}) hash.add(std::to_string(count.value));
  hash.add(std::to_string(post.media.size()));
  return hash.value();
}

Status ProfilePageReader::read() {
  PageLine line;
  if (state_ == State::kOtherPage) return lines_.drop(), Status();
  while (state_ != State::kOtherPage && lines_.next(line)) {
    ahead_.push_back(std::move(line));
    if (ahead_.size() == kLinesAhead) read_line();
  }
  if (!lines_.trouble().ok()) return lines_.trouble();
  if (!lines_.is_complete()) return Status();
  while (state_ != State::kOtherPage && !ahead_.empty()) read_line();
  if (state_ != State::kOtherPage && !row_.is_empty()) end_row(true);
  return Status();
}

// Takes at least one of those that are ahead.
void ProfilePageReader::read_line() {
  switch (state_) {
    case State::kStart: return read_start();
    case State::kHeader: return read_header_line();
    case State::kPosts: return read_post_line();
    case State::kOtherPage: return;
  }
}

PageLine ProfilePageReader::next_line() {
  PageLine line = std::move(ahead_.front());
  ahead_.pop_front();
  return line;
}

void ProfilePageReader::read_start() {
  if (ahead(0).empty()) return void(ahead_.pop_front());
  first_line_ = ahead_.front().number;
  state_ = State::kPosts;
  const size_t name = find_header(ahead(0), ahead(1));
  if (name == std::string_view::npos) return read_post_line();
  state_ = State::kHeader;
  header_.emplace().begin(ahead(0).substr(name));
  ahead_.pop_front();
}

void ProfilePageReader::read_header_line() {
  const size_t name = find_header(ahead(0), ahead(1));
  if (name != std::string_view::npos) return begin_other_page(name);
  const bool has_ended = is_last_header_line(ahead(0));
  if (!has_ended && !is_author_block_ahead()) return header_->add(next_line());
  owner_handle_ = header_->handle();
  owner_name_ = header_->name();
  state_ = State::kPosts;
  has_ended ? ahead_.pop_front() : read_post_line();
}

void ProfilePageReader::read_post_line() {
  const size_t name = find_header(ahead(0), ahead(1));
  if (name != std::string_view::npos) return begin_other_page(name);
  if (!is_author_block_ahead()) return add_line(next_line());
  const uint64_t line = ahead_.front().number;
  if (!row_.is_empty() && !row_.takes_quote()) end_row(false);
  PageAuthor author = take_author_block();
  row_.takes_quote() ? row_.begin_quote(line, std::move(author)) : row_.begin(line, std::move(author));
}

PageAuthor ProfilePageReader::take_author_block() {
  PageAuthor author;
  author.has_zero = ahead_[1].has_zero;
  author.handle = next_line().text.substr(1);
  author.name = next_line().text;
  author.age = next_line().text;
  if (!header_ && owner_handle_.empty()) {  // most posts are the owner's
    owner_handle_ = author.handle;
    owner_name_ = name_from_line(author.name).name;
  }
  return author;
}

void ProfilePageReader::begin_other_page(size_t name) {
  PageLine line = next_line();
  collector_.report().remark(Remark::kOtherArchive, {0, line.number, {}, {}});
  if (name > 0 && state_ == State::kPosts) {
    line.text.resize(name);
    add_line(std::move(line));
  }
  if (!row_.is_empty()) end_row(true);
  state_ = State::kOtherPage;
}

void ProfilePageReader::add_line(PageLine line) {
  if (line.text.empty()) return;  // posts have none
  const bool is_behind = row_.has_counts() && !count_from_line(line.text);
  if (is_behind) end_row(false);
  row_.is_empty() ? row_.begin_garbage(line) : row_.add(std::move(line));
}

void ProfilePageReader::end_row(bool is_end_of_file) {
  switch (row_.end(is_end_of_file)) {
    case PageRow::End::kPost: return end_post();
    case PageRow::End::kWrong: return skip_row(SkipReason::kGarbled);
    case PageRow::End::kCutOff: return skip_row(SkipReason::kCutOff);
    case PageRow::End::kPostInside: break;
  }
  PageRow inner = row_;
  inner.keep_quote_as_post();
  skip_row(SkipReason::kGarbled);
  row_ = std::move(inner);
  if (row_.has_counts()) end_row(is_end_of_file);
}

void ProfilePageReader::skip_row(SkipReason reason) {
  post_.clear();
  notes_.clear();
  notes_.skip_because(reason);
  collector_.add_row(post_, notes_);
  collector_.tell_row(post_, notes_, row_.line());
  row_.clear();
}

void ProfilePageReader::end_post() {
  post_.clear();
  notes_.clear();
  make_post(row_.post(), false, post_);
  post_.id = id_from('p', ++post_count_);
  const PagePart* const quoted = row_.quote();
  if (quoted != nullptr) {
    post_.kind = PostKind::kQuote;
    post_.quote = std::make_unique<PostInput>();
    make_post(*quoted, true, *post_.quote);
    // A post that comes later in the file is not known yet: its quote stays one of its own.
    const auto same = quoted->author && !post_.quote->text.empty()
                          ? posts_by_content_.find(content_hash(*post_.quote, quoted->author->handle))
                          : posts_by_content_.end();
    post_.quote->id =
        same != posts_by_content_.end() ? id_from('p', same->second) : id_from('q', ++quote_count_);
  }
  posts_by_content_.emplace(content_hash(post_, row_.post().author->handle), post_count_);
  if (collector_.add_row(post_, notes_)) collector_.tell_row(post_, notes_, row_.line());
  row_.clear();
}

void ProfilePageReader::make_post(const PagePart& part, bool is_quote, PostInput& post) {
  bool has_zero = part.author && part.author->has_zero;
  bool has_text = false;
  for (const PageLine& line : part.lines) {
    has_zero |= line.has_zero;
    if (is_media_line(line.text)) {
      post.media.emplace_back();
      continue;
    }
    if (has_text) post.text += '\n';
    post.text += line.text;
    has_text = true;
  }
  if (has_zero) notes_.repairs.push_back(RepairReason::kZeroCharacter);
  post.entities = mentions_in(post.text);
  post.is_thread_marked = has_thread_sign(post.text);
  post.details.emplace_back(Detail::kSourceLine, std::to_string(part.line));
  row_.set_counts(post, is_quote, notes_);
  post.author_kind = kUnknownAuthor;
  if (!part.author) return;
  set_author(*part.author, post);
  post.details.emplace_back(Detail::kAge, part.author->age);
  post.time = time_of_age(age_from_line(part.author->age).value_or(PageAge()), captured_);
}

void ProfilePageReader::set_author(const PageAuthor& author, PostInput& post) {
  const PageName printed = name_from_line(author.name);
  if (is_owner(author.handle)) {
    post.author_kind = kOwner;
    if (printed.name == owner_name_) owner_badge_ = printed.badge;
    return;
  }
  post.author_kind = 0;  // post.author
  take_name(printed.name, post.author.name, notes_);
  post.author.handle = author.handle;
  post.author.badge = printed.badge;
}

bool ProfilePageReader::is_owner(std::string_view handle) const {
  return std::equal(handle.begin(), handle.end(), owner_handle_.begin(), owner_handle_.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

void ProfilePageReader::remark_on_format() {
  const auto remark = [this](Remark what) { collector_.report().remark(what, {}); };
  remark(Remark::kByPopularity);
  remark(captured_.precision == TimePrecision::kUnknown ? Remark::kNoCaptureDate : Remark::kOnlyAges);
  remark(Remark::kNoLinks);
}

Status ProfilePageReader::finish() {
  notes_.clear();
  ProfileInput profile;
  if (header_) {
    profile = header_->profile(notes_);
  } else {
    notes_.repairs.push_back(RepairReason::kNoProfile);
    take_name(owner_name_, profile.name, notes_);
    profile.handle = owner_handle_;
  }
  profile.badge = owner_badge_;
  profile.captured = captured_;
  profile.source_name = "a public profile page, saved as plain text";
  profile.source_format = "profile-page-text";
  if (post_count_ > 0) remark_on_format();
  return collector_.finish(std::move(profile), notes_, first_line_);
}

}  // namespace

const Format kProfilePageFormat = {
    .id = "profile_page",
    .name = "a saved profile page",
    .use_of_name =
        [](std::string_view path) {
          const bool is_on_top = path.find('/') == std::string_view::npos && !path.starts_with("._");
          const bool is_text = path.ends_with(".txt") || path.ends_with(".TXT");
          return is_on_top && is_text ? NameUse::kOpen : NameUse::kNone;
        },
    .role_of =
        [](std::string_view head) {
          return MemberRole{is_profile_page(head) ? uint8_t{1} : uint8_t{0}, 0};
        },
    .make = make_reader<ProfilePageReader>,
    .is_one_file = true,
};

}  // namespace backscroll
