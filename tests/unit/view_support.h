// view_support: small archives written as a list of posts, and a measurer whose every character is 10 px wide.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "archive/builder.h"
#include "base/time.h"
#include "view/text/text_layout.h"
#include "view/words/words.h"

namespace backscroll::testing {

struct SamplePost {
  std::string_view id;
  std::string_view begin;     // RFC 3339; empty: unknown
  std::string_view end = {};  // empty: exact
  int64_t likes = 0;
  PostKind kind = PostKind::kOriginal;
  std::string_view text = "Text";
  std::string_view quoted_id = {};
};

inline KnownTime known_time(std::string_view begin, std::string_view end = {}) {
  if (begin.empty()) return {};
  const UtcMillis from = *utc_from_rfc3339(begin);
  if (end.empty()) return {from, from, TimePrecision::kExact};
  return {from, *utc_from_rfc3339(end), TimePrecision::kInterval};
}

inline Archive archive_of(std::initializer_list<SamplePost> posts) {
  ArchiveBuilder builder;
  ProfileInput profile;
  profile.name = "Robin Vale";
  profile.handle = "robinvale";
  builder.set_profile(std::move(profile));
  for (const SamplePost& sample : posts) {
    PostInput post;
    post.id = sample.id;
    post.kind = sample.kind;
    post.time = known_time(sample.begin, sample.end);
    post.text = sample.text;
    post.likes = {sample.likes, CountPrecision::kExact};
    if (!sample.quoted_id.empty()) {
      post.quote = std::make_unique<PostInput>();
      post.quote->id = sample.quoted_id;
    }
    builder.add_post(post);
  }
  Result<Archive> archive = builder.finish();
  return archive.ok() ? std::move(archive.value()) : Archive();
}

inline std::string extent_of(const Archive& archive) { return words_of_extent(archive, facts_of(archive)); }

// Every cluster is 10 px wide, and knows no dictionary. In a line of both directions each range is one piece.
class FixedMeasurer : public TextMeasurer {
 public:
  float width_px(std::string_view text, TextStyle) const override {
    float width = 0;
    for (size_t at = 0; at < text.size(); at += next_cluster(text, at)) width += 10;
    return width;
  }
  float baseline_px(TextStyle style) const override { return type_size(style).line_px * 0.75f; }
  std::vector<Extent> extents_px(std::string_view line, TextStyle style, bool,
                                 LineRange range) const override {
    return {{width_px(line.substr(0, range.begin_bytes), style),
             width_px(line.substr(0, range.end_bytes), style)}};
  }
  void add_word_ends(std::string_view, std::vector<uint32_t>&) const override {}
};

}  // namespace backscroll::testing
