// x_text: see the header.
#include "import/x/x_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr size_t kLongestEscape = 10;  // "&#x10FFFF;"
constexpr char32_t kReplacement = 0xFFFD;

struct NamedEscape {
  std::string_view name;
  char32_t letter;
};
constexpr NamedEscape kNamed[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

// "#39", "#x27"
std::optional<char32_t> numbered(std::string_view name) {
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x') || name.starts_with('X');
  if (is_hex) name.remove_prefix(1);
  uint32_t code = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), code, is_hex ? 16 : 10);
  if (name.empty() || read.ec == std::errc::invalid_argument || read.ptr != name.data() + name.size())
    return std::nullopt;
  const bool is_half = code >= 0xD800 && code <= 0xDFFF;
  const bool is_usable = read.ec == std::errc() && code != 0 && code <= 0x10FFFF && !is_half;
  return is_usable ? char32_t{code} : kReplacement;
}

// The name is between "&" and ";".
std::optional<char32_t> letter_of(std::string_view name) {
  if (name.starts_with('#')) return numbered(name);
  const auto* const found = std::find_if(std::begin(kNamed), std::end(kNamed),
                                         [name](const NamedEscape& e) { return e.name == name; });
  return found == std::end(kNamed) ? std::nullopt : std::optional<char32_t>(found->letter);
}

}  // namespace

PlainText::PlainText(std::string_view escaped, bool is_escaped) {
  if (!is_escaped) {
    text_ = escaped;
    code_points_ = static_cast<uint32_t>(count_code_points(escaped));
    return;
  }
  text_.reserve(escaped.size());
  uint32_t position = 0;
  const auto add_plain = [&](std::string_view plain) {
    const auto letters = static_cast<uint32_t>(count_code_points(plain));
    text_ += plain;
    code_points_ += letters;
    position += letters;
  };
  for (size_t at = 0; at < escaped.size();) {
    const size_t next = std::min(escaped.find('&', at), escaped.size());
    add_plain(escaped.substr(at, next - at));
    at = next;
    if (at == escaped.size()) return;
    const size_t end = escaped.substr(at, kLongestEscape).find(';');
    const auto letter =
        end == std::string_view::npos ? std::nullopt : letter_of(escaped.substr(at + 1, end - 1));
    if (letter) {
      const auto size = static_cast<uint32_t>(end + 1);
      escapes_.push_back({position, position + size, code_points_});
      append_utf8(text_, *letter);
      ++code_points_;
      position += size;
    } else {
      add_plain("&");
    }
    at += letter ? end + 1 : 1;
  }
}

uint32_t PlainText::position_of(uint32_t escaped) const {
  const auto after = std::upper_bound(escapes_.begin(), escapes_.end(), escaped,
                                      [](uint32_t at, const Escape& escape) { return at < escape.begin; });
  if (after == escapes_.begin()) return escaped;
  const Escape& last = *std::prev(after);
  return escaped < last.end ? last.plain : last.plain + 1 + (escaped - last.end);
}

}  // namespace backscroll
