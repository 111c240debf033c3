// viewer: one archive and its reader, without a window: the indexes, the view state, the lists and the layouts, and
// what becomes of everything that pointer, keys, fingers and the host page do. The widget gives it frames and draws
// what it shows; tests do the same without anything to draw on.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "base/time_zone.h"
#include "index/finder.h"
#include "index/name_index.h"
#include "index/numbers.h"
#include "index/post_order.h"
#include "index/relevance.h"
#include "view/feed/feed_layout.h"
#include "view/input/input.h"
#include "view/pictures/lightbox_layout.h"
#include "view/pictures/picture_store.h"
#include "view/state/update.h"
#include "view/timeline/mark_cards.h"
#include "view/words/words.h"

namespace backscroll {

// What lies under a point; the numbers cross the boundary.
enum class Region { kNone, kTimeline, kFeed, kOverview, kLightbox, kScrollBar };

// Of searching or counting, in one frame: some four milliseconds.
constexpr size_t kStepsInFrame = 16;

// What a frame is laid out for.
struct Surface {
  float width_px;
  float height_px;
  float pixel_ratio;
  uint32_t longest_texture_side;
  const TextMeasurer& measure;
};

// The card of the post under the pointer, beside its mark.
struct HoverCard {
  Card card;
  Rect place;
};

class Viewer {
 public:
  // Shows another archive. First memory for its block, which the caller fills from its beginning (empty: there is not
  // enough). As far as that is done it is checked, step by step: false when more of it is needed, or when all is
  // checked, and then load_status() says how it went. One that is right takes the place of what was shown, in the same
  // way. `is_kept`: until then that stays; else it goes before the memory is taken, so that two archives never need
  // memory at once.
  std::span<std::byte> begin_load(size_t size_bytes, bool is_kept);
  void have_arrived(size_t bytes) { arrival_.bytes = bytes; }
  bool step_check();
  bool is_checked() const { return checking_.is_done(); }
  bool step_load();
  bool is_opened() const { return opening_.is_done(); }
  const Status& load_status() const { return load_status_; }
  bool is_loaded() const { return is_loaded_; }

  // Takes what happened since the last frame and lays out the next one. Milliseconds until another frame is wanted: 0
  // at once, negative: never.
  double frame(const Input& input, double now_millis, const Surface& surface);

  // A step of what takes longer than a frame, such as a search; frames go on with it, too. False: there is nothing to
  // be done before the next frame.
  bool step_between();

  void set_clock(double now_millis, std::string_view zone);  // see base/time_zone
  void set_motion_reduced(bool is_reduced) { state_.is_motion_reduced = is_reduced; }
  void forget_layouts();  // with the texts that were measured for them
  void reword();          // the language or its words are others

  Region region_at(Point point) const;
  bool wheel(Point at, float delta_x, float delta_y, bool is_zoom);
  bool can_pan(Point at, float delta_x, float delta_y);
  void pan(float delta_x, float delta_y);
  void fling(float velocity_x, float velocity_y);
  void pinch(Point at, float factor);
  bool command(std::string_view text);

  std::string state_text() const;
  void set_state(std::string_view text);
  std::string take_events();
  // What follows from the pictures that the last frame showed: textures to delete. The rest went to the events.
  std::vector<uint32_t> take_dead_textures() { return std::exchange(dead_textures_, {}); }

  // What is to be drawn.
  const Archive& archive() const { return archive_; }
  const ArchiveFacts& facts() const { return facts_; }
  const ViewState& state() const { return state_; }
  const TimelineFrame& timeline() const { return timeline_; }
  const MarkCards& mark_cards() const { return mark_cards_; }
  const FeedFrame& feed() const { return feed_; }
  const std::vector<FeedTab>& tabs() const { return tabs_; }
  const std::optional<HoverCard>& hover_card() const { return hover_card_; }
  const LightboxFrame& lightbox() const { return lightbox_; }
  PictureStore& pictures() { return pictures_; }
  const Pointer& pointer() const { return pointer_; }
  const Gesture& gesture() const { return gesture_; }
  // For the thing under the pointer; empty: nothing is to be said at this moment.
  std::string_view hint() const;

 private:
  void forget_archive();
  Steps check_block();
  Steps open_archive();
  void show_archive();
  bool handle(const Input& input, double now_millis);
  void apply_all(const Actions& actions);
  void act(const Action& action);
  void refresh_list();
  void make_list();
  bool tend_order();
  bool tend_search();
  bool search_command(std::string_view text);
  void begin_finding();
  void stop_finding();
  bool has_found();
  void show_hits();
  bool is_by_relevance() const;
  bool has_order();
  void stop_ranking();
  Steps rank();
  const Hits* hits() const { return search_.is_empty() ? nullptr : &hits_; }
  void layout(const Surface& surface);
  void layout_lightbox(const Surface& surface);
  void layout_hover_card(const Surface& surface);
  std::optional<Rect> place_in_feed() const;
  bool has_hover_card() const;
  void tend_pictures(const Surface& surface);
  void want_pictures(const Surface& surface);
  void note_changes();
  void note_found();
  void note_feed();
  void note_way();
  bool tend_chips();
  bool tend_names();
  void begin_spelling();
  bool tend_spelling();
  bool tend_numbers();
  void stop_counting();
  void note_numbers();
  std::string lines_of_numbers() const;
  PostSet posts_in(TimeRange range) const;
  void note_chips();
  void know_state();
  double wait_for_hint() const;
  void ask_for_date();
  bool can_scroll(float delta_y) const;
  bool is_on_thumb(Point at) const;
  void pan_scroll_bar(float delta_y);
  void pinch_lightbox(Point at, float factor);

  BlockMemory block_;  // on its way to the archive
  Arrival arrival_;
  Result<Archive> checked_ = Status(ErrorCode::kNoArchive);
  Steps checking_;
  Steps opening_;
  Status load_status_;
  bool is_loaded_ = false;
  Archive archive_;
  ArchiveFacts facts_;
  TimeIndex index_;
  Threads threads_;
  TimelineData timeline_data_;
  TimeZone zone_;  // of the reader
  ViewState state_;
  Search search_;  // of the list
  Hits hits_;
  Search asked_;  // what is being searched, until the list is of it
  Hits found_;
  FeedScroll asked_scroll_;  // where that list is to begin
  std::unique_ptr<Finder> finder_;
  bool is_finding_ = false;  // until the list is of what was asked
  Steps finding_;
  Steps preparing_;
  Steps spelling_;  // of what nothing was found of
  std::optional<NameIndex> names_;
  Steps naming_;                           // finds them
  std::optional<std::string> asked_name_;  // how it begins; nothing: none is asked for
  PostSet numbered_;                       // whose numbers these are
  Numbers numbers_;
  Steps numbering_;
  FeedList list_;
  std::optional<PostOrder> order_;  // of the count that the feed was sorted by last
  std::optional<CountKind> order_kind_;
  Relevance relevance_;              // of the hits
  std::optional<PostOrder> ranked_;  // by it
  bool is_ranking_ = false;          // until the list is in that order
  Steps ranking_;
  FeedChoice listed_{};
  FeedLayout feed_layout_;
  LightboxLayout lightbox_layout_;
  PictureStore pictures_;
  std::vector<uint32_t> dead_textures_;
  // As of the last frame: what input is judged by, and what is drawn.
  FeedFrame feed_;
  std::vector<FeedTab> tabs_;
  TimelineFrame timeline_;
  MarkCards mark_cards_;
  std::optional<HoverCard> hover_card_;
  LightboxFrame lightbox_;
  Pointer pointer_;
  double moved_millis_ = 0;  // when the pointer last did
  Gesture gesture_;
  std::string hint_;
  std::string cursor_;
  Region touched_ = Region::kNone;  // what the fingers hold
  bool is_pinching_ = false;
  // What the page was told, and what it is still to be told.
  struct Found {
    FeedChoice choice{};
    PostIndex post = kNoPost;
    size_t items = 0;
    bool is_done = true;
    bool is_covered = false;
    bool is_spelled = true;
    friend bool operator==(const Found&, const Found&) = default;
  };
  Found told_found_;
  struct Shown {
    std::string search;
    TimeRange range;
    friend bool operator==(const Shown&, const Shown&) = default;
  };
  std::optional<Shown> told_chips_;
  std::optional<Shown> counted_;  // what the numbers are of
  std::string told_numbers_place_;
  bool numbers_are_new_ = false;
  bool is_read_ = false;  // somebody wants to hear what the feed shows
  std::vector<std::string> told_feed_;
  std::vector<std::pair<ItemIndex, float>> told_edges_;  // of its cards: their place and their y
  std::optional<float> told_way_px_ = 0;                 // that they have gone since; empty: out of sight
  std::string told_search_;
  TimeRange told_range_;
  PostIndex told_post_ = kNoPost;
  std::string events_;
};

}  // namespace backscroll
