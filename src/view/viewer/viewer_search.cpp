// viewer: what is searched and found, what it can be narrowed by, and what the page hears of that.
#include <algorithm>

#include "view/host/action_events.h"
#include "view/viewer/viewer.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

// A line of the event: a term; how many posts have it; how many choosing it would leave, or leaves; "on", "not" or
// nothing. Or, of the range of time that is shown, its words and "range".
void add_line(std::string_view term, size_t all, size_t posts, std::string_view state, std::string& lines) {
  lines += term;
  for (const size_t number : {all, posts}) lines += '\t' + std::to_string(number);
  lines += '\t';
  lines += state;
  lines += '\n';
}

std::string_view state_of(const Facet& facet, const Query& query) {
  for (const QueryTerm& term : query.terms) {
    if (std::string_view(term.spelling).substr(term.is_negated ? 1 : 0) == facet.term)
      return term.is_negated ? "not" : "on";
  }
  return "";
}

// What of the query was not understood, a line each: which kind, and the place in it.
std::string lines_of_notes(const Query& query) {
  std::string lines;
  for (const QueryNote& note : query.notes) {
    lines += std::to_string(static_cast<int>(note.kind)) + '\t';
    lines += query.text.substr(note.begin_bytes, note.end_bytes - note.begin_bytes) + '\n';
  }
  return lines;
}

// The query with all that may have been meant, and without what is nowhere however it is spelled. Empty: none of it may
// have been.
std::string respelled(std::string query, const std::vector<Finder::Missing>& missing) {
  bool is_spelled = false;
  for (auto word = missing.rbegin(); word != missing.rend(); ++word) {
    query.replace(word->at_bytes, word->term.size(), word->spelling);
    is_spelled |= !word->spelling.empty();
  }
  return is_spelled ? query : std::string();
}

}  // namespace

// "search WORDS": what the reader has typed until now. "chips on", "chips off": whether they are offered. "chip TERM":
// was pressed. "term TERM": is to be in the search, too. "names TEXT": a name that is being typed. "show-all": no
// search, and all of the time.
bool Viewer::search_command(std::string_view text) {
  constexpr std::string_view kSearch = "search ";
  constexpr std::string_view kChip = "chip ";
  constexpr std::string_view kTerm = "term ";
  constexpr std::string_view kNames = "names ";
  if (text.starts_with(kSearch)) {
    act(SearchFor{std::string(text.substr(kSearch.size()))});
  } else if (text.starts_with(kChip)) {
    act(SearchFor{turned_term(state_.search, text.substr(kChip.size()))});
  } else if (text.starts_with(kTerm)) {
    const std::string_view term = text.substr(kTerm.size());
    if (!has_term(state_.search, term)) act(SearchFor{turned_term(state_.search, term)});
  } else if (text.starts_with(kNames)) {
    asked_name_ = text.substr(kNames.size());
  } else if (text == "chips on" || text == "chips off") {
    state_.has_chips = text == "chips on";
    told_chips_.reset();
  } else if (text == "show-all") {
    act(SearchFor{});
    act(FitAll{});
  } else {
    return false;
  }
  return true;
}

bool Viewer::step_between() {
  if (is_finding_) return finding_.step();
  if (is_ranking_) return ranking_.step();
  return spelling_.step() || preparing_.step() || naming_.step() || numbering_.step();
}

// A slice of searching, or of sorting what was found. True while there is more.
bool Viewer::tend_search() {
  if (is_finding_ || is_ranking_) refresh_list();
  return is_finding_ || is_ranking_;
}

bool Viewer::is_by_relevance() const {
  return state_.view == FeedView::kPosts && state_.sort == PostSort::kRelevance && has_words(search_.query());
}

// Whether the list can be made in the order that is wanted, after another slice.
bool Viewer::has_order() {
  if (is_by_relevance() && !(ranked_ && ranked_->is_done())) {
    if (!is_ranking_) ranking_ = rank();
    is_ranking_ = ranking_.step(kStepsInFrame);
    return !is_ranking_;
  }
  stop_ranking();
  return true;
}

void Viewer::stop_ranking() {
  ranking_ = Steps();
  is_ranking_ = false;
}

Steps Viewer::rank() {
  co_await Relevance::find(archive_, search_.query(), hits_.posts(), relevance_);
  ranked_.emplace(archive_, [this](PostIndex post) { return relevance_.order_key(archive_, post); });
  while (ranked_->step()) co_await Steps::pause;
}

void Viewer::begin_finding() {
  stop_finding();  // it looks at the two below
  spelling_ = Steps();
  asked_ = Search(state_.search);
  asked_scroll_ = state_.scroll;
  found_ = {};
  is_finding_ = true;
  if (asked_.is_empty())
    finder_->end_search();
  else
    finding_ = finder_->find(asked_, found_);
}

void Viewer::stop_finding() {
  finding_ = Steps();
  is_finding_ = false;
}

// Whether what is searched is found, after another slice: at once in an archive of some thousand posts.
bool Viewer::has_found() {
  if (is_finding_ && finding_.is_done())
    show_hits();  // also what nobody waits for any more: the finder knows it
  if (search_.text() == state_.search) {
    if (is_finding_) begin_spelling();  // it was dropped for the other search
    stop_finding();
    return true;
  }
  if (!is_finding_ || asked_.text() != state_.search) begin_finding();
  finding_.step(kStepsInFrame);
  if (finding_.is_done()) show_hits();
  return !is_finding_;
}

void Viewer::show_hits() {
  stop_finding();
  stop_ranking();
  ranked_.reset();  // it is of what was found before
  search_ = std::move(asked_);
  hits_ = std::move(found_);
  state_.scroll = asked_scroll_;  // what was scrolled since was another list
  forget_layouts();
  begin_spelling();
}

void Viewer::begin_spelling() { spelling_ = finder_->missing().empty() ? Steps() : finder_->spell(); }

// A slice of looking for other spellings. True while there is more.
bool Viewer::tend_spelling() { return !is_finding_ && spelling_.step(kStepsInFrame); }

// A slice of what the chips and the numbers need, which a search makes, too. True while there is more.
bool Viewer::tend_chips() {
  const bool is_wanted = state_.has_chips || state_.view == FeedView::kNumbers;
  if (!is_wanted || finder_->is_prepared() || is_finding_) {
    preparing_ = Steps();
    return false;
  }
  if (preparing_.is_done()) preparing_ = finder_->prepare();
  return preparing_.step(kStepsInFrame);
}

// For the field that the reader types in: what is looked for, how many of the posts that are listed have it and which
// of them is chosen, from 1, or nothing while that is being found or nothing can be; and whether pictures lie over
// everything.
void Viewer::note_found() {
  const bool is_done = !is_finding_ && listed_.search == state_.search;
  const Found found{state_.feed_choice(),        state_.selected,    list_.size(), is_done,
                    state_.lightbox.is_active(), spelling_.is_done()};
  if (found == told_found_) return;
  const bool is_news = !found.choice.search.empty() || !told_found_.choice.search.empty() ||
                       found.is_covered != told_found_.is_covered;
  told_found_ = found;
  if (!is_news) return;
  const std::vector<FeedItem>& written = list_.items();  // the posts come after them
  const auto heading = std::find_if(written.begin(), written.end(),
                                    [](const FeedItem& item) { return item.kind == FeedItemKind::kFound; });
  const size_t count = heading == written.end() ? hits_.count() : heading->count;
  const bool has_place = is_done && state_.view == FeedView::kPosts && state_.selected != kNoPost;
  const std::optional<ItemIndex> chosen = has_place ? list_.find_post(state_.selected) : std::nullopt;
  const ItemIndex first = kFirstItem + written.size();
  const size_t place = chosen && *chosen >= first ? *chosen - first + 1 : 0;
  const std::string posts = is_done && hits() ? std::to_string(count) : std::string();
  std::string notes = is_done ? lines_of_notes(search_.query()) : std::string();
  if (is_done && hits() && count == 0) {
    if (const std::string near = respelled(search_.text(), finder_->missing()); !near.empty())
      notes += "near\t\t" + near + '\n';
    for (const Finder::Missing& missing : finder_->missing())
      notes += "none\t" + missing.term + '\t' + missing.rest + '\n';
    if (hits_.count() > 0) notes += "outside\t" + std::to_string(hits_.count()) + '\n';
  }
  add_event({"found", state_.search, posts, std::to_string(place), found.is_covered ? "covered" : "", notes},
            events_);
}

std::string Viewer::take_events() { return std::exchange(events_, {}); }

// A slice of finding all names, and then those that begin as it was asked. True while there is more.
bool Viewer::tend_names() {
  constexpr size_t kMostNames = 6;
  if (!asked_name_ || is_finding_) return false;
  if (!names_) naming_ = NameIndex::build(archive_, names_.emplace());
  if (naming_.step(kStepsInFrame)) return true;
  std::string lines;
  for (const NameCount& known : names_->beginning_with(*asked_name_, kMostNames))
    lines += std::string(known.name) + '\t' + std::to_string(known.posts) + '\n';
  add_event({"names", *asked_name_, lines}, events_);
  asked_name_.reset();
  return false;
}

PostSet Viewer::posts_in(TimeRange range) const {
  PostSet posts(archive_.post_count());
  for (const TimePlace place : index_.range(range.begin_millis, range.end_millis))
    posts.add(index_.post_at(place));
  return posts;
}

// For the chips under that field.
void Viewer::note_chips() {
  const bool is_still = state_.visible == state_.target && gesture_.grip == Grip::kNone;
  const bool is_known = finder_->is_prepared() && !is_finding_ && search_.text() == state_.search;
  if (!state_.has_chips || !is_still || !is_known) return;
  const Shown shown{state_.search, state_.target};
  if (told_chips_ == shown) return;
  told_chips_ = shown;
  const std::optional<PostSet> within =
      state_.is_fitted() ? std::nullopt : std::optional(posts_in(state_.target));
  std::string lines;
  if (within) {
    const size_t all = within->count();
    add_line(words_of_range(state_.target), all, hits() ? within->count_with(hits_.posts()) : all, "range",
             lines);
  }
  for (const Facet& facet : finder_->facets().all()) {
    const size_t posts = finder_->count_with(facet, within ? &*within : nullptr);
    add_line(facet.term, facet.posts.count(), posts, state_of(facet, search_.query()), lines);
  }
  add_event({"chips", lines, std::to_string(archive_.post_count())}, events_);
}

}  // namespace backscroll
