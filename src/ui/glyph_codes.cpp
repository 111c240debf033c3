// glyph_codes: see the header. The table is shared by all fonts and only grows: 6,400 clusters, then a box.
#include "ui/glyph_codes.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr char32_t kFirstCode = 0xE000;
constexpr size_t kMostCodes = 6400;
constexpr ImWchar kFull = 0x25A1;  // white square

struct Table {
  std::vector<const std::string*> clusters;
  std::unordered_map<std::string, ImWchar> codes;
};

Table& table() {
  static Table instance;
  return instance;
}

bool is_invisible(char32_t c) {  // controls, joiners, direction marks, selectors
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF;
}

bool is_private(char32_t c) { return c >= kFirstCode && c < kFirstCode + kMostCodes; }

ImWchar code_for_new(std::string_view cluster) {
  Table& t = table();
  if (t.clusters.size() == kMostCodes) return kFull;
  const auto code = static_cast<ImWchar>(kFirstCode + t.clusters.size());
  const auto [at, is_new] = t.codes.emplace(std::string(cluster), code);
  t.clusters.push_back(&at->first);
  return code;
}

}  // namespace

ImWchar glyph_code_of_cluster(std::string_view cluster) {
  if (cluster.empty()) return 0;
  const DecodedCodePoint first = decode_utf8(cluster, 0);
  const bool is_plain =
      first.size_bytes == cluster.size() && first.value <= 0xFFFF && !is_private(first.value);
  if (is_plain) return static_cast<ImWchar>(first.value);
  const auto found = table().codes.find(std::string(cluster));
  return found != table().codes.end() ? found->second : code_for_new(cluster);
}

std::string_view text_of_glyph_code(ImWchar code) {
  if (is_private(code)) {
    const size_t index = code - kFirstCode;
    return index < table().clusters.size() ? std::string_view(*table().clusters[index]) : std::string_view();
  }
  static std::string plain;
  plain.clear();
  if (!is_invisible(code)) append_utf8(plain, code);
  return plain;
}

}  // namespace backscroll
