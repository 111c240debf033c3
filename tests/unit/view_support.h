// view_support: small archives written as a list of posts, and a measurer whose every character is 10 px wide.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "archive/builder.h"
#include "base/time.h"
#include "view/text_style.h"

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

class FixedMeasurer final : public TextMeasurer {
 public:
  float advance_px(std::string_view, TextStyle) const override { return 10; }
};

}  // namespace backscroll::testing
