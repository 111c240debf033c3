// x_account: who the archive is of, and what its manifest says: account.js, profile.js, manifest.js, and what stood for
// them until 2018. An e-mail address is never read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "import/report/json_fields.h"
#include "import/x/x_files.h"

namespace backscroll {

// A file that the manifest names.
struct XListedFile {
  std::string path;
  int64_t rows = 0;
};

struct XAccount {
  std::string id, handle, name, created;
  std::string bio, website, place, avatar_url, banner_url;
  std::string captured;            // when the archive was made
  std::optional<int64_t> posts;    // of Grailbird: how many there are
  std::vector<XListedFile> files;  // by the manifest

  // Takes a row of a file of that kind: what it says and was not known yet.
  void read_row(XFile file, JsonCursor& value, FieldNotes& notes);
  ProfileInput profile(const XFileNames& media) const;
};

}  // namespace backscroll
