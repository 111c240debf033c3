// page_text: see the header.
#include "import/profile_page/page_text.h"

#include "base/utf8.h"
#include "import/profile_page/page_grammar.h"

namespace backscroll {
namespace {

// The beginning of the text that a name may be made of.
std::string_view name_at(std::string_view text) {
  size_t size = 0;
  while (size < text.size() && is_handle_letter(text[size])) ++size;
  return text.substr(0, size);
}

}  // namespace

std::vector<EntityInput> mentions_in(std::string_view text) {
  std::vector<EntityInput> mentions;
  size_t counted = 0;
  uint32_t code_points = 0;  // before counted
  for (size_t at = 0; (at = text.find('@', at)) != std::string_view::npos; ++at) {
    const std::string_view name = name_at(text.substr(at + 1));
    const bool is_inside = at > 0 && (is_handle_letter(text[at - 1]) || text[at - 1] == '@');
    if (is_inside || name.empty() || name.size() > kLongestHandle) continue;
    code_points += static_cast<uint32_t>(count_code_points(text.substr(counted, at - counted)));
    counted = at;
    EntityInput& mention = mentions.emplace_back();
    mention.kind = EntityKind::kMention;
    mention.begin_code_points = code_points;
    mention.end_code_points = code_points + static_cast<uint32_t>(name.size()) + 1;
    mention.target = name;
  }
  return mentions;
}

bool has_thread_sign(std::string_view text) {
  return text.find("\xF0\x9F\xA7\xB5") != std::string_view::npos;  // U+1F9F5
}

}  // namespace backscroll
