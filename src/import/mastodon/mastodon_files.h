// mastodon_files: the files of a Mastodon export: which may be opened, what each is by its first bytes, and where a
// picture is. Pixelfed writes the same outbox, and a list of statuses besides.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "import/members/format.h"

namespace backscroll {

// In the order of reading.
enum class MastodonFile : uint8_t {
  kNone,
  kActor,      // who it is of
  kStatuses,   // a list as the client API has it
  kOutbox,     // what was posted and boosted
  kAddresses,  // likes or bookmarks: other people's posts, by address only
};

// Of names in a folder or a container.
NameUse use_of_mastodon_name(std::string_view path);
// By the first bytes.
MemberRole role_of_mastodon_file(std::string_view head);

// The pictures of an export by their path. In the outbox it has the server's own folders before it.
class MastodonFileNames {
 public:
  void add(std::string_view path);
  // The file of the address, or the address itself where it is of another place.
  std::string find(std::string_view address) const;
  // Whether that is a file that is there: what add() was told.
  bool has(const std::string& file) const { return files_.contains(file); }

 private:
  std::unordered_map<std::string, std::string>
      paths_;  // from "media_attachments/" on; of others the last part
  std::unordered_set<std::string> files_;
};

}  // namespace backscroll
