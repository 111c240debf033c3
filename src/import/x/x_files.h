// x_files: the files of an X archive: which may be opened, what each is by its first bytes, and where a picture is.
// Archives of 2018 to 2026 and the "tweet archive" of 2013 to 2018 (Grailbird).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "import/members/format.h"

namespace backscroll {

// In the order of reading: what the posts need comes before them.
enum class XFile : uint8_t {
  kNone,
  kManifest,     // window.__THAR_CONFIG
  kPayload,      // of Grailbird: how many posts there are
  kAccount,      // window.YTD.account.part0
  kUserDetails,  // the account, of Grailbird
  kProfile,
  kLongPosts,  // note-tweet.js
  kPosts,
  kGrailbirdPosts,
  kCommunityPosts,
  kCirclePosts,   // only when they are asked for
  kDeletedPosts,  // only when they are asked for
};

// Of names in a folder or a container. Everything else in the archive is private, or no post.
NameUse use_of_x_name(std::string_view path);
// By the first bytes; kNone: no file of an X archive, or one that is never read.
MemberRole role_of_x_file(std::string_view head);

// The last part of a path, without what follows "?".
std::string_view base_name(std::string_view path);

// All files of an archive by the last part of their path. Pictures and films are called "<id of the post>-<name>".
class XFileNames {
 public:
  void add(std::string_view path);
  bool has(std::string_view path) const { return paths_.contains(std::string(base_name(path))); }
  // A picture or a film. Empty: it is not there.
  std::string_view find(std::string_view owner_id, std::string_view name) const;
  // Of the profile: the banner's address has no ending, its file does.
  std::string_view find_beginning(std::string_view owner_id, std::string_view name) const;

 private:
  std::unordered_map<std::string, std::string> paths_;
};

}  // namespace backscroll
