// mastodon_files: see the header. The first members of a file say what it is; its name says only whether it may be
// looked into.
#include "import/mastodon/mastodon_files.h"

#include <algorithm>

#include "base/utf8.h"
#include "import/json/json_cursor.h"

namespace backscroll {
namespace {

constexpr std::string_view kMediaFolder = "media_attachments/";
constexpr size_t kFewestStatusNames = 3;

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "media_attachments/files/1/original/a.png" of any path that has it.
std::string_view media_part(std::string_view path) {
  const size_t folder = path.rfind(kMediaFolder);
  const bool is_folder = folder == 0 || (folder != std::string_view::npos && path[folder - 1] == '/');
  return is_folder ? path.substr(folder) : std::string_view();
}

MemberRole role(MastodonFile file) { return {static_cast<uint8_t>(file), 0}; }

// What the beginning of an object says of it.
struct Head {
  bool has_context = false;
  bool has_total = false;
  bool has_list = false;
  bool has_objects = false;  // the list
  bool has_texts = false;
  std::string type, id;
};

// False: the list has entries, behind which nothing more can be read.
bool look_into_list(JsonCursor& cursor, Head& head) {
  head.has_list = true;
  cursor.enter();
  if (!cursor.next_element()) return true;
  head.has_objects = cursor.is_object();
  head.has_texts = cursor.is_text();
  return false;
}

Head head_of(JsonCursor& cursor) {
  Head head;
  std::string_view name;
  for (cursor.enter(); cursor.next_member(name);) {
    std::string* const text = name == "type" ? &head.type : name == "id" ? &head.id : nullptr;
    if (text != nullptr && cursor.is_text()) {
      *text = cursor.text();
    } else if (name == "orderedItems" && cursor.is_array()) {
      if (!look_into_list(cursor, head)) break;
    } else {
      head.has_context |= name == "@context";
      head.has_total |= name == "totalItems";
      cursor.skip();
    }
  }
  return head;
}

MemberRole role_of_object(JsonCursor& cursor) {
  constexpr std::string_view kActors[] = {"Person", "Service", "Group", "Organization", "Application"};
  const Head head = head_of(cursor);
  const bool is_actor = std::find(std::begin(kActors), std::end(kActors), head.type) != std::end(kActors);
  if (is_actor) return head.has_context ? role(MastodonFile::kActor) : MemberRole();
  const bool is_collection = head.type.starts_with("OrderedCollection");  // or a page of one
  // What says so may come after the list.
  const bool is_list = head.type.empty() && head.has_list && (head.has_context || head.has_objects);
  if (!is_collection && !is_list) return {};
  // Only the outbox counts its entries; that tells of an empty list which one it is.
  const bool is_outbox =
      head.has_objects || (!head.has_texts && (head.has_total || last_part(head.id).starts_with("outbox")));
  return role(is_outbox ? MastodonFile::kOutbox : MastodonFile::kAddresses);
}

// By names that only posts of this API have together.
MemberRole role_of_list(JsonCursor& cursor) {
  constexpr std::string_view kNames[] = {"visibility",    "spoiler_text",           "favourites_count",
                                         "reblogs_count", "in_reply_to_account_id", "media_attachments"};
  cursor.enter();
  if (!cursor.next_element() || !cursor.is_object()) return {};
  size_t known = 0;
  std::string_view name;
  for (cursor.enter(); cursor.next_member(name); cursor.skip())
    known +=
        std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames) ? size_t{1} : size_t{0};
  return known >= kFewestStatusNames ? role(MastodonFile::kStatuses) : MemberRole();
}

}  // namespace

NameUse use_of_mastodon_name(std::string_view path) {
  const std::string name = lower_ascii(path);
  const std::string_view file = last_part(name);
  if (file.empty() || file.starts_with("._")) return NameUse::kNone;
  if (file == "outbox.json" || file == "actor.json") return NameUse::kOpen;
  const bool is_media =
      !media_part(name).empty() || file.starts_with("avatar.") || file.starts_with("header.");
  return is_media ? NameUse::kMedia : NameUse::kNone;
}

MemberRole role_of_mastodon_file(std::string_view head) {
  take_beginning(head, "\xEF\xBB\xBF");
  JsonCursor cursor(head);
  if (cursor.is_object()) return role_of_object(cursor);
  return cursor.is_array() ? role_of_list(cursor) : MemberRole();
}

void MastodonFileNames::add(std::string_view path) {
  const std::string_view media = media_part(path);
  paths_.emplace(media.empty() ? last_part(path) : media, path);
  files_.emplace(path);
}

std::string MastodonFileNames::find(std::string_view address) const {
  const std::string_view media = media_part(address.substr(0, address.find('?')));
  const bool is_remote = address.find("://") != std::string_view::npos;
  const std::string_view name = media.empty() && !is_remote ? last_part(address) : media;
  const auto found = name.empty() ? paths_.end() : paths_.find(std::string(name));
  if (found != paths_.end()) return found->second;
  return std::string(is_remote || media.empty() ? address : media);
}

}  // namespace backscroll
