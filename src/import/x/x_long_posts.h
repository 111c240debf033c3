// x_long_posts: posts of more than 280 characters. tweets.js has only their beginning; the whole text is in
// note-tweet.js, under an id of its own that leads nowhere: what they have in common is the second they were made in,
// and how they begin.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "import/report/json_fields.h"
#include "import/x/x_post.h"

namespace backscroll {

struct XLongPost {
  std::string id;
  std::string created;  // RFC 3339
  std::string text;     // not escaped
  std::vector<XEntity> entities;
  int64_t second = 0;   // since 1970
  uint64_t number = 0;  // the id
};

class XLongPosts {
 public:
  // An entry of note-tweet.js. Notes why it is none.
  void read_row(JsonCursor& value, XLongPost& row, FieldNotes& notes) const;
  void add(XLongPost row);
  // Gives the post its whole text when it is the beginning of one.
  void complete(XPost& post);

 private:
  void sort();

  std::vector<XLongPost> rows_;  // by second, when sorted
  bool is_sorted_ = true;
};

}  // namespace backscroll
