// display_text: see the header.
#include "view/words/display_text.h"

#include <algorithm>

#include "view/text/text_layout.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr size_t kMostCharacters = 30;

bool begins_with(std::string_view text, std::string_view lower_case) {
  const auto same_letter = [](char expected, char c) {
    return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  };
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), same_letter);
}

bool is_bare_address(std::string_view text) {
  return begins_with(text, "https://") || begins_with(text, "http://") || begins_with(text, "www.");
}

// What stands in the place of an entity's part of the text.
std::string shown_part(const Entity& entity, std::string_view covered) {
  if (!entity.display.empty()) return shortened(entity.display, kMostBriefBytes);
  if (entity.kind == EntityKind::kLink && is_bare_address(covered)) return short_address(covered);
  return std::string(covered);
}

// What a post without words is: its pictures, or the page that it leads to.
std::string brief_rest(const Archive& archive, PostIndex row) {
  if (archive.media_count(row) > 0) return std::string(say(Phrase::kMedia));
  const std::string_view title = archive.detail(row, Detail::kCardTitle);
  if (!title.empty()) return std::string(beginning_of(title, kMostBriefBytes));
  return short_address(beginning_of(archive.detail(row, Detail::kCardUrl), kMostBriefBytes));
}

}  // namespace

DisplayText display_text(std::string_view text, std::vector<Entity> entities) {
  DisplayText shown;
  uint32_t copied = 0;
  for (Entity& entity : entities) {
    shown.text += text.substr(copied, entity.begin_bytes - copied);
    const std::string_view covered = text.substr(entity.begin_bytes, entity.end_bytes - entity.begin_bytes);
    copied = entity.end_bytes;
    entity.begin_bytes = static_cast<uint32_t>(shown.text.size());
    shown.text += shown_part(entity, covered);
    entity.end_bytes = static_cast<uint32_t>(shown.text.size());
  }
  shown.text += text.substr(copied);
  shown.entities = std::move(entities);
  return shown;
}

std::string short_address(std::string_view address) {
  std::string_view shown = address;
  for (const std::string_view part : {"https://", "http://", "www."}) {
    if (begins_with(shown, part)) shown.remove_prefix(part.size());
  }
  if (shown.empty()) return std::string(address);
  if (shown.size() > 1 && shown.ends_with('/')) shown.remove_suffix(1);
  size_t kept = 0;
  size_t characters = 0;
  for (size_t at = 0; at < shown.size(); at += next_cluster(shown, at)) {
    if (++characters == kMostCharacters) kept = at;
    if (characters > kMostCharacters) return std::string(shown.substr(0, kept)) + "\xE2\x80\xA6";
  }
  return std::string(shown);
}

std::string brief_text(const Archive& archive, PostIndex row) {
  const std::string_view warning = archive.detail(row, Detail::kWarning);
  if (!warning.empty())
    return say(Phrase::kContentWarning, {{"text", beginning_of(warning, kMostBriefBytes)}});
  const std::string_view text = beginning_of(archive.text(row), kMostBriefBytes);
  if (text.empty()) return brief_rest(archive, row);
  std::vector<Entity> entities = archive.entities(row);
  std::erase_if(entities, [&](const Entity& entity) { return entity.end_bytes > text.size(); });
  return display_text(text, std::move(entities)).text;
}

bool is_safe_address(std::string_view address) {
  const auto begins = [&](std::string_view scheme) {
    return address.size() > scheme.size() && begins_with(address, scheme);
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
