// mastodon_text: see the header. An account is written "@kit" in the text, and whole only in the tags of the post.
#include "import/mastodon/mastodon_text.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "import/html/html_text.h"

namespace backscroll {
namespace {

std::string_view path_of(std::string_view address) {
  const size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  return address.substr(std::min(address.find('/'), address.size()));
}

std::string_view take_part(std::string_view& path) {
  const std::string_view part = path.substr(0, path.find_first_of("/?#"));
  path.remove_prefix(std::min(part.size() + 1, path.size()));
  return part;
}

bool is_user(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

std::string at_host(std::string_view user, std::string_view address) {
  const std::string_view host = host_of(address);
  return is_user(user) && !host.empty() ? std::string(user) + "@" + std::string(host) : std::string();
}

// "/@robin" and "/@robin@ex.social"
std::string handle_of_part(std::string_view part, std::string_view address) {
  if (!take_beginning(part, "@")) return {};
  const size_t sign = part.find('@');
  if (sign == std::string_view::npos) return at_host(part, address);
  const bool is_whole = is_user(part.substr(0, sign)) && is_user(part.substr(sign + 1));
  return is_whole ? std::string(part) : std::string();
}

class Mentions {
 public:
  explicit Mentions(const std::vector<MastodonTag>& tags) {
    for (const MastodonTag& tag : tags) {
      if (tag.type != "Mention") continue;
      std::string_view name = tag.name;
      take_beginning(name, "@");
      const bool is_whole = name.find('@') != std::string_view::npos;
      const std::string handle = is_whole ? std::string(name) : at_host(name, tag.address);
      if (handle.empty()) continue;
      handles_.emplace(tag.address, handle);
      handles_.emplace(key(user_of(handle), tag.address), handle);
    }
  }

  // `text`: "@kit", or whole.
  std::string handle_of(std::string_view text, std::string_view address) const {
    take_beginning(text, "@");
    if (text.find('@') != std::string_view::npos) return std::string(text);
    for (const std::string& name : {std::string(address), key(text, address)}) {
      const auto found = handles_.find(name);
      if (found != handles_.end()) return found->second;
    }
    const std::string handle = at_host(text, address);
    return handle.empty() ? std::string(text) : handle;
  }

 private:
  static std::string key(std::string_view user, std::string_view address) {
    return lower_ascii(std::string(user) + "@" + std::string(host_of(address)));
  }

  std::unordered_map<std::string, std::string> handles_;
};

EntityInput entity_from(HtmlLink& link, const Mentions& mentions) {
  EntityInput entity;
  entity.begin_code_points = link.begin_code_points;
  entity.end_code_points = link.end_code_points;
  const bool has_name = link.is_named && link.text.size() > 1;
  if (has_name && link.text[0] == '#') {
    entity.kind = EntityKind::kHashtag;
    entity.target = link.text.substr(1);
  } else if (has_name && link.text[0] == '@') {
    entity.kind = EntityKind::kMention;
    entity.target = mentions.handle_of(link.text, link.address);
  } else {
    entity.target = std::move(link.address);
    entity.display = std::move(link.display);
  }
  return entity;
}

}  // namespace

std::string_view host_of(std::string_view address) {
  const size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  return address.substr(0, address.find_first_of("/?#"));
}

std::string_view user_of(std::string_view handle) { return handle.substr(0, handle.find('@')); }

std::string handle_of_account(std::string_view address) {
  std::string_view path = path_of(address);
  take_beginning(path, "/");
  const std::string_view first = take_part(path);
  if (first == "users") return at_host(take_part(path), address);
  return handle_of_part(first, address);
}

std::string handle_of_post(std::string_view address) {
  std::string_view path = path_of(address);
  take_beginning(path, "/");
  const std::string_view first = take_part(path);
  if (first.starts_with('@')) return handle_of_part(first, address);
  const std::string_view user = take_part(path);
  const std::string_view next = take_part(path);
  const bool is_post = (first == "users" && next == "statuses") || (first == "p" && !next.empty());
  return is_post ? at_host(user, address) : std::string();
}

MastodonText text_from_mastodon(std::string_view html, const std::vector<MastodonTag>& tags,
                                std::string_view left_out_class) {
  HtmlText read = text_from_html(html, left_out_class);
  const Mentions mentions(tags);
  MastodonText text;
  for (HtmlLink& link : read.links) text.entities.push_back(entity_from(link, mentions));
  text.text = std::move(read.text);
  return text;
}

void append_text(MastodonText more, MastodonText& text) {
  const auto shift = static_cast<uint32_t>(count_code_points(text.text));
  text.text += more.text;
  for (EntityInput& entity : more.entities) {
    entity.begin_code_points += shift;
    entity.end_code_points += shift;
    text.entities.push_back(std::move(entity));
  }
}

}  // namespace backscroll
