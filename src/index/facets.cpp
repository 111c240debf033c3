// facets: see the header.
#include "index/facets.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/sort_indexes.h"
#include "base/time.h"
#include "index/term_test.h"

namespace backscroll {
namespace {

constexpr size_t kMostLanguages = 6;
constexpr size_t kMostYears = 40;
constexpr size_t kMostTallied = 256;  // languages
constexpr std::array<int64_t, 16> kLikes = {1,   2,     5,     10,    20,     50,      100,       200,
                                            500, 1'000, 2'000, 5'000, 10'000, 100'000, 1'000'000, 10'000'000};
constexpr size_t kFewTimes = 10;  // many likes are more than nine of ten posts have

struct YearSpan {
  int32_t first, last;
};

YearSpan years_of(const KnownTime& time) {
  const int32_t first = civil_from_utc(time.begin).year;
  if (time.precision == TimePrecision::kExact) return {first, first};
  return {first, civil_from_utc({time.end.value - 1}).year};
}

std::string_view main_part(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// What a post has takes longer to find out than a number of it.
constexpr bool is_due(PostIndex post) { return post.value() % 256 == 255; }

class FacetBuilder {
 public:
  FacetBuilder(const Archive& archive, const Threads& threads) : archive_(archive), threads_(threads) {}

  Steps run(std::vector<Facet>& facets) {
    co_await count();
    plan();
    co_await fill();
    std::erase_if(facets_, [](const Facet& facet) {  // also a language that nobody could ask for
      return facet.term.empty() || facet.posts.count() == 0;
    });
    facets = std::move(facets_);
  }

 private:
  struct Tally {
    int64_t what;
    size_t posts;
  };

  Steps count() {
    for (const PostIndex post : archive_.posts()) {
      if (is_due(post)) co_await Steps::pause;
      tally(language_tallies_, static_cast<int64_t>(language_place(post)));
      const Count likes = archive_.likes(post);
      for (size_t i = 0; likes.precision != CountPrecision::kUnknown && i < kLikes.size(); ++i) {
        if (likes.value > kLikes[i]) ++liked_[i];
      }
      const KnownTime time = archive_.time(post);
      if (time.precision != TimePrecision::kUnknown) tally(years_, years_of(time).first);
    }
  }

  // Its place in the list, which the first post in that language makes; kMostTallied: there are too many to tell.
  size_t language_place(PostIndex post) {
    const uint8_t code = archive_.language_code(post);
    uint32_t& known = places_of_codes_[code];
    if (known != 0 && code != Archive::kOtherLanguage) return known - 1;
    const std::string tag = language_of(archive_, post);
    const auto found = std::find(languages_.begin(), languages_.end(), main_part(tag));
    if (found == languages_.end() && languages_.size() == kMostTallied) return kMostTallied;
    known = static_cast<uint32_t>(found - languages_.begin()) + 1;
    if (found == languages_.end()) languages_.emplace_back(main_part(tag));
    return known - 1;
  }

  // Posts stand in the order of time: it is nearly always the one that was met last.
  static void tally(std::vector<Tally>& tallies, int64_t what) {
    auto known = std::find_if(tallies.rbegin(), tallies.rend(),
                              [what](const Tally& tally) { return tally.what == what; });
    if (known == tallies.rend()) {
      tallies.push_back({what, 0});
      known = tallies.rbegin();
    }
    ++known->posts;
  }

  void plan() {
    for (size_t i = 0; i < kPostTraitCount; ++i) {
      const PostTrait trait = static_cast<PostTrait>(i);
      add(FacetKind::kTrait, std::string(term_of(trait))).trait = trait;
    }
    const auto has_more = [](const Tally& a, const Tally& b) { return a.posts > b.posts; };
    sort_items(language_tallies_, has_more);
    for (size_t i = 0; i < std::min(kMostLanguages, language_tallies_.size()); ++i) {
      const auto place = static_cast<size_t>(language_tallies_[i].what);
      if (place == kMostTallied) continue;
      const std::string& tag = languages_[place];
      const Query query = parse_query("lang:" + tag);  // of a strange one anything may become
      const bool is_it = query.terms.size() == 1 && query.terms[0].kind == TermKind::kLanguage &&
                         query.terms[0].letters == tag;
      if (is_it) add(FacetKind::kLanguage, "lang:" + tag).language = tag;
    }
    plan_likes();
    sort_items(years_, [](const Tally& a, const Tally& b) { return a.what > b.what; });
    for (size_t i = 0; i < std::min(kMostYears, years_.size()); ++i) {
      const std::string digits = std::to_string(years_[i].what);
      const std::string zeros(4 - std::min<size_t>(4, digits.size()), '0');
      add(FacetKind::kYear, "year:" + zeros + digits).number = years_[i].what;
    }
  }

  // The lowest number that few posts are above.
  void plan_likes() {
    for (size_t i = 0; i < kLikes.size(); ++i) {
      if (liked_[i] == 0 || liked_[i] * kFewTimes > archive_.post_count()) continue;
      add(FacetKind::kLikes, "likes:>" + std::to_string(kLikes[i])).number = kLikes[i];
      return;
    }
  }

  Facet& add(FacetKind kind, const std::string& term) {
    Facet& facet = facets_.emplace_back();
    facet.kind = kind;
    facet.term = canonical_text(parse_query(term));
    facet.posts = PostSet(archive_.post_count());
    return facet;
  }

  Steps fill() {
    for (const PostIndex post : archive_.posts()) {
      if (is_due(post)) co_await Steps::pause;
      for (uint32_t traits = traits_of(archive_, threads_, post); traits != 0; traits &= traits - 1)
        facets_[static_cast<size_t>(std::countr_zero(traits))].posts.add(post);
      const size_t place = language_place(post);
      const std::string_view language = place < languages_.size() ? languages_[place] : std::string_view();
      const Count likes = archive_.likes(post);
      const KnownTime time = archive_.time(post);
      const bool has_time = time.precision != TimePrecision::kUnknown;
      const YearSpan years = has_time ? years_of(time) : YearSpan{1, 0};
      for (size_t i = kPostTraitCount; i < facets_.size(); ++i) {
        if (has(facets_[i], language, likes, years)) facets_[i].posts.add(post);
      }
    }
  }

  static bool has(const Facet& facet, std::string_view language, const Count& likes, YearSpan years) {
    switch (facet.kind) {
      case FacetKind::kTrait: return false;
      case FacetKind::kLanguage: return language == facet.language;
      case FacetKind::kLikes:
        return likes.precision != CountPrecision::kUnknown && likes.value > facet.number;
      case FacetKind::kYear: return facet.number >= years.first && facet.number <= years.last;
    }
    return false;
  }

  const Archive& archive_;
  const Threads& threads_;
  std::vector<std::string> languages_;
  std::array<uint32_t, 256> places_of_codes_{};  // in that list, from 1; 0: not known yet
  std::vector<Tally> language_tallies_;          // by place in the list
  std::vector<Tally> years_;
  std::array<size_t, kLikes.size()> liked_{};
  std::vector<Facet> facets_;
};

}  // namespace

Steps Facets::build(const Archive& archive, const Threads& threads, Facets& facets) {
  FacetBuilder builder(archive, threads);
  co_await builder.run(facets.facets_);
}

const Facet* Facets::find(std::string_view term) const {
  const auto found =
      std::find_if(facets_.begin(), facets_.end(), [term](const Facet& facet) { return facet.term == term; });
  return found == facets_.end() ? nullptr : &*found;
}

}  // namespace backscroll
