// action_events: see the header.
#include "view/action_events.h"

#include "base/percent.h"
#include "view/card_layout.h"
#include "view/lightbox_layout.h"

namespace backscroll {
namespace {

std::string opening(std::string_view address) {
  return address.empty() ? std::string() : "open\t" + std::string(address) + "\n";
}

struct EventWriter {
  const Archive& archive;

  std::string operator()(const OpenLink& open) const { return opening(open.address); }

  std::string operator()(const OpenFile& open) const {
    if (is_safe_address(open.address)) return opening(open.address);
    return is_openable(open.address) ? "open-file\t" + percent_encoded(open.address) + "\n" : std::string();
  }

  std::string operator()(const OpenOriginal& open) const {
    return opening(original_address(archive, open.post));
  }

  std::string operator()(const CopyText& copy) const {
    if (copy.post >= archive.row_count() || archive.text(copy.post).empty()) return {};
    return "copy-text\t" + percent_encoded(archive.text(copy.post)) + "\n";
  }

  std::string operator()(const CopyLink& copy) const {
    if (copy.post >= archive.post_count()) return {};
    const std::string_view address = original_address(archive, copy.post);
    if (!address.empty()) return "copy-link\t" + percent_encoded(address) + "\n";
    return "copy-link\t\t" + percent_encoded(archive.id(copy.post)) + "\n";
  }

  template <typename Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

}  // namespace

std::string event_of(const Action& action, const Archive& archive) {
  return std::visit(EventWriter{archive}, action);
}

std::string_view original_address(const Archive& archive, PostIndex post) {
  if (post >= archive.row_count()) return {};
  const std::string_view address = archive.detail(post, Detail::kSourceUrl);
  return is_safe_address(address) ? address : std::string_view();
}

}  // namespace backscroll
