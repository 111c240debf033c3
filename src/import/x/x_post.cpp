// x_post: what a post says in several places is brought together: whose words they are, what it answers and quotes,
// where its pictures are.
#include "import/x/x_post.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "import/backscroll/post_details.h"
#include "import/x/x_text.h"

namespace backscroll {
namespace {

constexpr size_t kLongestHandle = 15;
// Posts of Grailbird before the ids held a clock have a date and midnight.
constexpr size_t kDigitsOfFirstClockId = 11;
constexpr std::string_view kFirstClockId = "29700859247";

bool is_handle_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view leading_handle(std::string_view text) {
  size_t size = 0;
  while (size < text.size() && size < kLongestHandle && is_handle_letter(text[size])) ++size;
  return text.substr(0, size);
}

// A text, what is in it, and the pictures whose links it holds.
struct Words {
  std::string text;
  uint32_t code_points = 0;
  std::vector<EntityInput> entities;

  void cut_end(uint32_t position) {
    text.resize(byte_offset_of_code_point(text, position));
    code_points = position;
    std::erase_if(entities, [position](const EntityInput& e) { return e.end_code_points > position; });
  }
  // All that is left out is ASCII.
  void cut_beginning(uint32_t size) {
    text.erase(0, size);
    code_points -= size;
    std::erase_if(entities, [size](const EntityInput& e) { return e.begin_code_points < size; });
    for (EntityInput& entity : entities) {
      entity.begin_code_points -= size;
      entity.end_code_points -= size;
    }
  }
  void trim_end() {
    const size_t last = text.find_last_not_of(" \n");
    const size_t kept = last == std::string::npos ? 0 : last + 1;
    if (kept < text.size()) cut_end(code_points - static_cast<uint32_t>(text.size() - kept));
  }
};

EntityInput entity_from(const XEntity& from, const PlainText& plain) {
  EntityInput entity;
  entity.kind = from.kind;
  entity.begin_code_points = plain.position_of(from.begin);
  entity.end_code_points = plain.position_of(from.end);
  entity.target = from.target.empty() ? from.url : from.target;
  if (from.kind == EntityKind::kLink) entity.display = from.display;
  return entity;
}

Words words_of(const XPost& from, const PlainText& plain, std::vector<XEntity>& mentions, FieldNotes& notes) {
  Words words;
  words.text = plain.text();
  words.code_points = plain.code_points();
  for (const XEntity& entity : from.entities) {
    if (entity.kind == EntityKind::kMention) mentions.push_back(entity);
    words.entities.push_back(entity_from(entity, plain));
  }
  drop_misplaced_entities(words.entities, words.text, notes);
  return words;
}

// "RT @name: text", or without the colon by hand. The name as the post gives it.
bool take_repost_mark(Words& words, const std::vector<XEntity>& mentions, AuthorInput& author) {
  constexpr std::string_view kMark = "RT @";
  constexpr uint32_t kBeforeName = 3;  // where the mention begins, with its "@"
  if (!words.text.starts_with(kMark)) return false;
  const std::string_view handle = leading_handle(std::string_view(words.text).substr(kMark.size()));
  size_t size = kMark.size() + handle.size();
  if (handle.empty() || size >= words.text.size()) return false;
  if (words.text[size] == ':') ++size;
  if (size >= words.text.size() || words.text[size] != ' ') return false;
  ++size;
  author.handle = handle;
  const auto named =
      std::find_if(mentions.begin(), mentions.end(), [](const XEntity& m) { return m.begin == kBeforeName; });
  author.name = named == mentions.end() || named->name.empty() ? author.handle : named->name;
  words.cut_beginning(static_cast<uint32_t>(size));
  return true;
}

struct StatusLink {
  std::string_view handle;  // empty: the address does not say whose
  std::string_view id;
};

// "https://x.com/robinvale_ex/status/1700000000000000010"
std::optional<StatusLink> status_link_of(std::string_view url) {
  if (!take_beginning(url, "https://")) take_beginning(url, "http://");
  if (!take_beginning(url, "mobile.")) take_beginning(url, "www.");
  if (!take_beginning(url, "twitter.com/") && !take_beginning(url, "x.com/")) return std::nullopt;
  StatusLink link;
  if (!take_beginning(url, "i/web")) {
    link.handle = leading_handle(url);
    url.remove_prefix(link.handle.size());
    if (link.handle.empty()) return std::nullopt;
    if (link.handle == "i") link.handle = {};  // stands for anybody
  }
  if (!take_beginning(url, "/status/")) return std::nullopt;
  link.id = url.substr(0, url.find('?'));
  const bool is_id = !link.id.empty() &&
                     std::all_of(link.id.begin(), link.id.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_id ? std::optional(link) : std::nullopt;
}

void quote(const StatusLink& link, PostInput& post) {
  post.quote = std::make_unique<PostInput>();
  post.quote->id = link.id;
  if (link.handle.empty()) {
    post.quote->author_kind = kUnknownAuthor;
  } else {
    post.quote->author_kind = 0;
    post.quote->author.name = post.quote->author.handle = link.handle;
  }
}

struct LinkSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
};

// The links at the end that stand for what is shown below the text: its pictures, and the post it quotes.
void take_end_links(Words& words, const std::vector<LinkSpan>& media_links, PostInput& post) {
  for (;;) {
    words.trim_end();
    const auto is_last = [&words](LinkSpan link) {
      return link.begin < words.code_points && link.end >= words.code_points;
    };
    const auto medium = std::find_if(media_links.begin(), media_links.end(), is_last);
    if (medium != media_links.end()) {
      words.cut_end(medium->begin);
      continue;
    }
    if (post.quote != nullptr || words.entities.empty()) return;
    const EntityInput& last = words.entities.back();
    const auto link = last.end_code_points == words.code_points && last.kind == EntityKind::kLink
                          ? status_link_of(last.target)
                          : std::nullopt;
    if (!link || link->id == post.id) return;
    quote(*link, post);
    words.cut_end(last.begin_code_points);
  }
}

// Addresses that the file does not tell of: those of old posts.
void add_plain_links(Words& words) {
  constexpr std::string_view kCut = "\xE2\x80\xA6";  // "…": the address goes on, but not here
  constexpr int kMostLinks = 50;                     // of one post
  const size_t known = words.entities.size();
  size_t counted = 0;
  uint32_t code_points = 0;  // before it
  int links = 0;
  size_t next = 0;
  for (size_t at = words.text.find("http"); at != std::string::npos && links < kMostLinks;
       at = words.text.find("http", next)) {
    next = at + 4;
    const std::string_view rest = std::string_view(words.text).substr(at);
    if (!rest.starts_with("http://") && !rest.starts_with("https://")) continue;
    ++links;
    std::string_view address = rest.substr(0, rest.find_first_of(" \n\t\"<>"));
    next = at + address.size();
    if (address.ends_with(kCut)) continue;
    address = address.substr(0, address.find_last_not_of(".,;:!?')") + 1);
    if (address.size() <= std::string_view("https://").size()) continue;
    const std::string_view between = std::string_view(words.text).substr(counted, at - counted);
    code_points += static_cast<uint32_t>(count_code_points(between));
    counted = at;
    EntityInput link;
    link.begin_code_points = code_points;
    link.end_code_points = code_points + static_cast<uint32_t>(count_code_points(address));
    link.target = address;
    const auto overlaps = [&link](const EntityInput& e) {
      return e.begin_code_points < link.end_code_points && link.begin_code_points < e.end_code_points;
    };
    const auto end = words.entities.begin() + static_cast<std::ptrdiff_t>(known);
    if (std::none_of(words.entities.begin(), end, overlaps)) words.entities.push_back(std::move(link));
  }
  keep_usable_entities(words.entities, words.code_points);  // sorts them
}

MediaInput medium_from(const XMedium& from, std::string_view post_id, const XFileNames& files) {
  MediaInput medium;
  const bool is_film = from.type == "video" || from.type == "animated_gif";
  medium.kind = from.type == "photo"   ? MediaKind::kImage
                : from.type == "video" ? MediaKind::kVideo
                : is_film              ? MediaKind::kGif
                                       : MediaKind::kUnknown;
  medium.width_px = from.width_px;
  medium.height_px = from.height_px;
  medium.duration_millis = from.duration_millis;
  if (from.alt && !from.alt->empty()) medium.alt = from.alt;
  const std::string& address = is_film ? from.film_url : from.url;
  const std::string_view file = files.find(post_id, base_name(address));
  medium.source = file.empty() ? address : std::string(file);
  if (is_film) medium.poster = file.empty() ? from.url : medium.source;  // a frame of the film itself
  return medium;
}

void set_time(const XPost& from, bool is_grailbird, PostInput& post, FieldNotes& notes) {
  if (const auto exact = utc_from_x_date(from.created)) {
    post.time = {*exact, *exact, TimePrecision::kExact};
    return;
  }
  const auto loose = time_from_text(from.created);
  if (!loose) {
    if (!from.created.empty()) notes.repairs.push_back(RepairReason::kBadTime);
    return;
  }
  post.time = loose->time;
  const bool has_clock_id = from.id.size() > kDigitsOfFirstClockId ||
                            (from.id.size() == kDigitsOfFirstClockId && from.id >= kFirstClockId);
  if (is_grailbird && !has_clock_id && post.time.begin.value % kMillisPerDay == 0) {
    post.time.end.value = post.time.begin.value + kMillisPerDay;
    post.time.precision = TimePrecision::kInterval;
  }
}

// "und" and the like say that there is none; "in" and "iw" are what the codes were called once.
void set_language(const std::string& code, PostInput& post) {
  constexpr std::string_view kNone[] = {"und", "zxx", "qme", "qam", "qst", "qht", "qct", "art"};
  if (std::find(std::begin(kNone), std::end(kNone), code) != std::end(kNone)) return;
  add_detail(post, Detail::kLanguage, code == "in" ? "id" : code == "iw" ? "he" : code);
}

void set_counts(const XPost& from, PostInput& post) {
  const bool is_repost = post.kind == PostKind::kRepost;  // 0 then means that nobody knows
  const auto is_known = [is_repost](const std::optional<int64_t>& count) {
    return count && (*count > 0 || !is_repost);
  };
  if (is_known(from.likes)) post.likes = {*from.likes, CountPrecision::kExact};
  if (is_known(from.reposts)) post.reposts = {*from.reposts, CountPrecision::kExact};
}

void set_reply(const XPost& from, const std::vector<XEntity>& mentions, PostInput& post) {
  if (from.reply_to_id.empty() && from.reply_to_user_id.empty() && from.reply_to_handle.empty()) return;
  post.kind = PostKind::kReply;
  add_detail(post, Detail::kReplyToId, from.reply_to_id);
  const bool is_told = !from.reply_to_handle.empty();
  const auto first =
      std::find_if(mentions.begin(), mentions.end(), [](const XEntity& m) { return m.begin == 0; });
  if (is_told || first != mentions.end())
    add_detail(post, Detail::kReplyToHandle, is_told ? from.reply_to_handle : first->target);
}

void set_words(const XPost& from, const XContext& context, PostInput& post, FieldNotes& notes) {
  std::vector<XEntity> mentions;
  const PlainText plain(from.text, !from.is_plain);
  Words words = words_of(from, plain, mentions, notes);
  const bool is_marked = post.kind != PostKind::kRepost && take_repost_mark(words, mentions, post.author);
  uint32_t cut = 0;
  if (is_marked) {
    post.kind = PostKind::kRepost;
    post.author_kind = 0;
    cut = plain.code_points() - words.code_points;
  } else if (post.kind != PostKind::kRepost) {
    set_reply(from, mentions, post);
  }
  std::vector<LinkSpan> media_links;
  const std::vector<XMedium>& media = from.media.empty() ? from.first_medium : from.media;
  for (const XMedium& medium : media) {
    post.media.push_back(medium_from(medium, from.id, context.files));
    const LinkSpan link = {plain.position_of(medium.begin), plain.position_of(medium.end)};
    if (link.end > link.begin && link.begin >= cut) media_links.push_back({link.begin - cut, link.end - cut});
  }
  take_end_links(words, media_links, post);
  add_plain_links(words);
  if (post.quote != nullptr && post.kind != PostKind::kRepost) post.kind = PostKind::kQuote;
  post.text = std::move(words.text);
  post.entities = std::move(words.entities);
}

}  // namespace

std::optional<UtcMillis> utc_from_x_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // "Tue Sep 05 11:00:00 +0000 2023"
  if (text.size() != 30 || text[3] != ' ' || text[7] != ' ' || text[10] != ' ' || text[19] != ' ' ||
      text[25] != ' ')
    return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(4, 3));
  if (month == kMonths.end()) return std::nullopt;
  const auto number = static_cast<int>(month - kMonths.begin()) + 1;
  std::string date(text.substr(26, 4));
  date += number < 10 ? "-0" : "-";
  date += std::to_string(number);
  date += '-';
  date += text.substr(8, 2);
  date += 'T';
  date += text.substr(11, 8);
  date += text.substr(20, 3);
  date += ':';
  date += text.substr(23, 2);
  return utc_from_rfc3339(date);
}

void make_post(const XPost& from, const XContext& context, PostInput& post, FieldNotes& notes) {
  if (from.id.empty()) notes.skip_because(SkipReason::kNoId);
  if (from.has_bad_text) notes.skip_because(SkipReason::kBadText);
  post.id = from.id;
  set_time(from, context.is_grailbird, post, notes);
  set_language(from.language, post);
  post.is_sensitive = from.is_sensitive;
  if (from.reposted != nullptr) {
    post.kind = PostKind::kRepost;
    post.author_kind = 0;
    post.author.name = from.reposted->user_name;
    post.author.handle = from.reposted->user_handle;
    set_words(*from.reposted, context, post, notes);
  } else {
    set_words(from, context, post, notes);
  }
  set_counts(from, post);
}

}  // namespace backscroll
