// addresses: see the header.
#include "view/words/addresses.h"

#include <algorithm>

namespace backscroll {

bool is_safe_address(std::string_view address) {
  const auto begins = [&](std::string_view scheme) {
    const auto same_letter = [](char expected, char c) {
      return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    };
    return address.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), address.begin(), same_letter);
  };
  for (const char c : address) {
    if (static_cast<unsigned char>(c) < 0x21)
      return false;  // a control character or space hides what follows
  }
  return begins("https://") || begins("http://") || begins("mailto:");
}

bool is_openable(std::string_view address) {
  if (is_safe_address(address)) return true;
  const bool has_odd = std::any_of(address.begin(), address.end(),
                                   [](char c) { return static_cast<uint8_t>(c) < 0x20 || c == '\\'; });
  const size_t colon = address.find(':');
  const bool has_scheme = colon != std::string_view::npos && colon < address.find_first_of("/?#");
  return !address.empty() && !has_odd && !has_scheme;
}

std::string_view original_address(const Archive& archive, PostIndex post) {
  if (!archive.rows().contains(post)) return {};
  const std::string_view address = archive.detail(post, Detail::kSourceUrl);
  return is_safe_address(address) ? address : std::string_view();
}

}  // namespace backscroll
