// mastodon_text: accounts by their addresses, and the words of a post with its links, mentions and tags.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "import/mastodon/mastodon_item.h"

namespace backscroll {

// "ex.social" of "https://ex.social/@robin".
std::string_view host_of(std::string_view address);
// "robin@ex.social" of the address of an account or of a post, where it is one that says whose it is. Others have
// numbers only.
std::string handle_of_account(std::string_view address);
std::string handle_of_post(std::string_view address);
// "robin" of "robin@ex.social".
std::string_view user_of(std::string_view handle);

struct MastodonText {
  std::string text;
  std::vector<EntityInput> entities;
};

// `tags`: what the post says of the accounts in it.
MastodonText text_from_mastodon(std::string_view html, const std::vector<MastodonTag>& tags,
                                std::string_view left_out_class = {});
// Behind what is there already.
void append_text(MastodonText more, MastodonText& text);

}  // namespace backscroll
