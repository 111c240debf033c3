// mastodon_post: what becomes of an entry, and whose it is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/builder.h"
#include "import/mastodon/mastodon_files.h"
#include "import/mastodon/mastodon_item.h"

namespace backscroll {

struct MastodonAccount {
  std::string id, user, name, html, address, created, avatar, banner, followers;
  std::vector<std::pair<std::string, std::string>> fields;  // a name and HTML
  std::string handle;  // "robin@ex.social"; empty: nobody has said it yet

  // A member of actor.json.
  void read_member(std::string_view member, std::string_view json, FieldNotes& notes);
  // What an entry tells, where there is no actor.json.
  void learn_from(const MastodonItem& item);
  ProfileInput profile(const MastodonFileNames& files) const;
};

// What is known beside the entry itself.
struct MastodonContext {
  const MastodonAccount& account;
  const MastodonFileNames& files;
};

// `post` is empty before.
void make_post(const MastodonItem& from, Audience audience, const MastodonContext& context, PostInput& post,
               FieldNotes& notes);

}  // namespace backscroll
