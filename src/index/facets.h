// facets: by what the posts of an archive can be told apart, as a set of posts each: kinds, what a post is and has,
// languages, years, and many likes. Made once, when a reader begins to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/post_set.h"
#include "index/query_language.h"
#include "index/threads.h"

namespace backscroll {

enum class FacetKind : uint8_t { kTrait, kLanguage, kLikes, kYear };

struct Facet {
  FacetKind kind = FacetKind::kTrait;
  PostTrait trait = PostTrait::kOriginal;
  int64_t number = 0;    // the year, or how many likes there are more than
  std::string language;  // a tag in small letters; "und": none is stated
  std::string term;      // what a search for it says: canonical_text()
  PostSet posts;
};

class Facets {
 public:
  static Steps build(const Archive& archive, const Threads& threads, Facets& facets);

  // Those that some posts have, in the order of FacetKind; traits in the order of PostTrait, languages with the most
  // posts first, and the latest years first, of both no more than a reader would look through.
  const std::vector<Facet>& all() const { return facets_; }
  // nullptr: there is none with that term.
  const Facet* find(std::string_view term) const;

 private:
  std::vector<Facet> facets_;
};

}  // namespace backscroll
