// action_events: see the header.
#include "view/host/action_events.h"

#include "view/card/card_layout.h"
#include "view/pictures/lightbox_layout.h"
#include "view/words/display_text.h"

namespace backscroll {
namespace {

void add_number(size_t number, std::string& events) {
  for (int shift = 0; shift < 32; shift += 8) events.push_back(static_cast<char>(number >> shift & 0xFF));
}

struct ActionEvents {
  const Archive& archive;
  std::string& events;

  void open(std::string_view address) const {
    if (!address.empty()) add_event({"open", address}, events);
  }

  void operator()(const OpenLink& link) const { open(link.address); }

  void operator()(const OpenFile& file) const {
    if (is_safe_address(file.address)) return open(file.address);
    if (is_openable(file.address)) add_event({"open-file", file.address}, events);
  }

  void operator()(const OpenOriginal& original) const { open(original_address(archive, original.post)); }

  void operator()(const CopyText& copy) const {
    if (!archive.rows().contains(copy.post) || archive.text(copy.post).empty()) return;
    add_event({"copy-text", archive.text(copy.post)}, events);
  }

  void operator()(const CopyLink& copy) const {
    if (!archive.posts().contains(copy.post)) return;
    add_event({"copy-link", original_address(archive, copy.post), archive.id(copy.post)}, events);
  }

  template <typename Other>
  void operator()(const Other&) const {}
};

}  // namespace

void add_event(std::span<const std::string_view> fields, std::string& events) {
  add_number(fields.size(), events);
  for (const std::string_view field : fields) {
    add_number(field.size(), events);
    events += field;
  }
}

void add_event_of(const Action& action, const Archive& archive, std::string& events) {
  std::visit(ActionEvents{archive, events}, action);
}

}  // namespace backscroll
