// finder: searches one archive again and again, while a reader types and chooses. What it needs for that it makes when
// it is first asked, and keeps what the last search found of each part of the query, so that the next one, which is
// mostly the same with a letter more, looks only where it has to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/facets.h"
#include "index/search.h"
#include "index/term_test.h"
#include "index/text_arena.h"
#include "index/threads.h"
#include "index/time_index.h"

namespace backscroll {

class Finder {
 public:
  // All of them outlive it.
  Finder(const Archive& archive, const TimeIndex& index, const Threads& threads);
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;

  // Makes the facets, unless they are there.
  Steps prepare();
  bool is_prepared() const { return is_prepared_; }
  const Facets& facets() const { return facets_; }

  // What a search finds; `hits` holds it when that is done. Dropped before, it leaves what the last one found.
  Steps find(const Search& search, Hits& hits);

  // A term as it is written, and the query without it. Of a word spell() finds the nearest one that some post has.
  struct Missing {
    std::string term, rest;
    size_t at_bytes = 0;       // where it stands in the query
    std::string letters = {};  // of a word
    std::string spelling = {};
  };
  // Where the last search found nothing: what of it no post has.
  const std::vector<Missing>& missing() const { return missing_; }
  // Looks for the spellings. Dropped before it is done, and with another search, it finds none.
  Steps spell();

  // Nothing is looked for any more: all posts count again.
  void end_search();

  // How many of these posts a facet would leave of the search that was found last: of what all of it but the terms that
  // the facet would join has found. Within: only those count; nullptr: all do.
  size_t count_with(const Facet& facet, const PostSet* within) const;

 private:
  // What one part of a query has found: terms of which one has to hold, or all terms of text.
  struct Part {
    uint32_t group;
    std::string spelling;
    PostSet posts;
  };

  Steps find_text(const Query& query, Part& part);
  Steps find_letters_in(const PostSet& posts, const QueryTerm& term, PostSet& found) const;
  Steps narrow(const QueryTerm& term, PostSet& posts) const;
  Steps find_group(const TermGroup& group, Part& part) const;
  Steps find_term(const QueryTerm& term, PostSet& posts) const;
  Steps find_missing(const Query& query, std::vector<Missing>& missing) const;
  bool is_narrower(const Query& query) const;

  const Archive& archive_;
  const TimeIndex& index_;
  TermTest test_;
  const Threads& threads_;
  bool is_prepared_ = false;
  Facets facets_;
  bool has_arena_ = false;
  TextArena arena_;
  Query query_;  // that was found last
  std::vector<Part> parts_;
  std::vector<Missing> missing_;
};

}  // namespace backscroll
