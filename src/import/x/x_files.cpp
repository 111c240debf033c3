// x_files: see the header. Names lie, so a name says no more than whether a file may be looked into.
#include "import/x/x_files.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace backscroll {
namespace {

struct NamedFile {
  std::string_view name;
  XFile file;
};

// As they are named after "window.YTD.". What is not here stays closed: messages, contacts, addresses, advertising.
constexpr NamedFile kFiles[] = {
    {"account", XFile::kAccount},
    {"profile", XFile::kProfile},
    {"note_tweet", XFile::kLongPosts},
    {"tweets", XFile::kPosts},
    {"tweet", XFile::kPosts},
    {"community_tweet", XFile::kCommunityPosts},
    {"twitter_circle_tweet", XFile::kCirclePosts},
    {"deleted_tweets", XFile::kDeletedPosts},
    {"deleted_tweet", XFile::kDeletedPosts},
};
constexpr std::string_view kFileNames[] = {
    "manifest",       "account",       "profile",         "note-tweet",
    "tweets",         "tweet",         "community-tweet", "twitter-circle-tweet",
    "deleted-tweets", "deleted-tweet", "user_details",    "payload_details"};
constexpr std::string_view kMediaFolders[] = {"tweets_media",         "tweet_media",
                                              "profile_media",        "community_tweet_media",
                                              "deleted_tweets_media", "twitter_circle_tweet_media"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "2014_07", the name of a month's file.
bool is_month(std::string_view name) {
  return name.size() == 7 && name[4] == '_' &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_digit(c) || c == '_'; });
}

// "tweets-part1" is one of "tweets".
std::string_view without_part(std::string_view name) {
  const size_t part = name.rfind("-part");
  const bool is_part =
      part != std::string_view::npos && part + 5 < name.size() &&
      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(part) + 5, name.end(), is_digit);
  return is_part ? name.substr(0, part) : name;
}

std::string_view without_mark(std::string_view head) {
  while (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
}

uint32_t take_number(std::string_view& text) {
  uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<size_t>(read.ptr - text.data()));
  return read.ec == std::errc() ? number : 0;
}

MemberRole role(XFile file, uint32_t part = 0) { return {static_cast<uint8_t>(file), part}; }

// Behind "window.YTD.": "tweets.part0 = [".
MemberRole role_of_named(std::string_view rest) {
  const size_t dot = rest.find('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view name = rest.substr(0, dot);
  const auto* const known = std::find_if(std::begin(kFiles), std::end(kFiles),
                                         [name](const NamedFile& f) { return f.name == name; });
  rest.remove_prefix(dot + 1);
  take_beginning(rest, "part");
  return known == std::end(kFiles) ? MemberRole() : role(known->file, take_number(rest));
}

// Behind "Grailbird.data.tweets_": "2014_07 =". By month.
MemberRole role_of_month(std::string_view rest) {
  const uint32_t year = take_number(rest);
  take_beginning(rest, "_");
  return role(XFile::kGrailbirdPosts, year * 100 + take_number(rest));
}

// People take the beginning away to make JSON of it, or put another one there.
bool holds_posts(std::string_view head) {
  const bool is_list = head.starts_with('[') || head.substr(0, head.find('[')).ends_with("= ") ||
                       head.substr(0, head.find('[')).ends_with('=');
  const auto has = [head](std::string_view name) { return head.find(name) != std::string_view::npos; };
  return is_list && has("\"full_text\"") && has("\"retweet_count\"") && !has("\"retweeted_status\"");
}

}  // namespace

NameUse use_of_x_name(std::string_view path) {
  const std::string name = lower_ascii(path);
  const size_t slash = name.rfind('/');
  const std::string_view folder = slash == std::string::npos ? "" : std::string_view(name).substr(0, slash);
  const std::string_view file = std::string_view(name).substr(slash == std::string::npos ? 0 : slash + 1);
  if (file.empty() || file.starts_with("._")) return NameUse::kNone;
  const std::string_view inner = folder.substr(folder.rfind('/') + 1);
  if (std::find(std::begin(kMediaFolders), std::end(kMediaFolders), inner) != std::end(kMediaFolders))
    return NameUse::kMedia;
  if (!file.ends_with(".js") && !file.ends_with(".json")) return NameUse::kNone;
  const std::string_view stem = without_part(file.substr(0, file.rfind('.')));
  const bool is_known = std::find(std::begin(kFileNames), std::end(kFileNames), stem) != std::end(kFileNames);
  return is_known || is_month(stem) ? NameUse::kOpen : NameUse::kNone;
}

MemberRole role_of_x_file(std::string_view head) {
  head = without_mark(head);
  if (take_beginning(head, "window.__THAR_CONFIG")) return role(XFile::kManifest);
  if (take_beginning(head, "window.YTD.")) return role_of_named(head);
  if (take_beginning(head, "Grailbird.data.tweets_")) return role_of_month(head);
  if (take_beginning(head, "var user_details")) return role(XFile::kUserDetails);
  if (take_beginning(head, "var payload_details")) return role(XFile::kPayload);
  return holds_posts(head) ? role(XFile::kPosts) : MemberRole();
}

std::string_view base_name(std::string_view path) {
  path = path.substr(0, path.find('?'));
  return path.substr(path.rfind('/') + 1);
}

void XFileNames::add(std::string_view path) { paths_.emplace(base_name(path), path); }

std::string_view XFileNames::find(std::string_view owner_id, std::string_view name) const {
  if (name.empty()) return {};
  const auto found = paths_.find(std::string(owner_id) + "-" + std::string(name));
  return found == paths_.end() ? std::string_view() : found->second;
}

std::string_view XFileNames::find_beginning(std::string_view owner_id, std::string_view name) const {
  for (const std::string_view ending : {"", ".jpg", ".jpeg", ".png", ".gif", ".webp"}) {
    const std::string_view found = find(owner_id, std::string(name) + std::string(ending));
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace backscroll
