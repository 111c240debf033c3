// x_post: a post as an X archive has it, and what becomes of it. The same fields in all archives since 2013; numbers
// are texts since 2018.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "import/report/json_fields.h"
#include "import/x/x_files.h"

namespace backscroll {

// A link, mention or tag: code points of the text as it stands in the file, with its escapes.
struct XEntity {
  EntityKind kind = EntityKind::kLink;
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string url = {};     // of a link: what the text says
  std::string target = {};  // where it leads, the account, or the tag
  std::string display = {};
  std::string name = {};  // of an account
};

struct XMedium {
  uint32_t begin = 0;  // of the link in the text that stands for it
  uint32_t end = 0;
  std::string type;
  std::string url;
  std::string film_url;  // of the best one
  int64_t film_bitrate = -1;
  uint32_t width_px = 0;
  uint32_t height_px = 0;
  uint32_t duration_millis = 0;
  std::optional<std::string> alt;
};

struct XPost {
  std::string id;
  std::string created;
  std::string text;
  bool is_plain = false;  // without escapes
  std::string language;
  std::string reply_to_id, reply_to_user_id, reply_to_handle;
  std::string last_version_id;  // of its versions, when it could be edited
  std::optional<int64_t> likes, reposts;
  bool is_sensitive = false;
  bool has_bad_text = false;
  std::vector<XEntity> entities;
  std::vector<XMedium> first_medium;  // of "entities": only the first one, and a picture whatever it is
  std::vector<XMedium> media;
  std::string user_name, user_handle;
  std::unique_ptr<XPost> reposted;  // whole, until 2018

  void clear();  // keeps its memory for the next one
  bool is_older_version() const { return !last_version_id.empty() && last_version_id != id; }
};

// Takes an entry of the list, with or without {"tweet": ...} around it.
void read_x_post(JsonCursor& value, XPost& post, FieldNotes& notes);

// What is known beside the post itself.
struct XContext {
  const XFileNames& files;
  bool is_grailbird = false;
};

// `post` is empty before. The text of a repost is that of the original, without "RT @name: ".
void make_post(const XPost& from, const XContext& context, PostInput& post, FieldNotes& notes);

// "Tue Sep 05 11:00:00 +0000 2023". Empty when it is none.
std::optional<UtcMillis> utc_from_x_date(std::string_view text);

}  // namespace backscroll
