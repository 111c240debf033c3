// A whole viewer under the hands of a reader who has no window: frames at a steady pace, letters of 10 px each.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "view/viewer/viewer.h"
#include "view_support.h"

namespace backscroll::testing {

class Reader {
 public:
  explicit Reader(const Archive& archive) { open(archive); }

  void open(const Archive& archive) {
    check(archive.bytes(), false);
    while (viewer.step_load()) {
    }
    rest();
  }

  // Loads a block until it is known whether it is one.
  const Status& check(std::span<const std::byte> bytes, bool is_kept) {
    const std::span<std::byte> space = viewer.begin_load(bytes.size(), is_kept);
    std::copy(bytes.begin(), bytes.end(), space.begin());
    viewer.have_arrived(space.size());
    while (viewer.step_check()) {
    }
    return viewer.load_status();
  }

  // As a block comes from afar: as much as can be done with a piece is done before the next one is there.
  void open_in_pieces(const Archive& archive, size_t piece_bytes) {
    const std::span<const std::byte> bytes = archive.bytes();
    const std::span<std::byte> space = viewer.begin_load(bytes.size(), false);
    std::fill(space.begin(), space.end(), std::byte{0});
    for (size_t at = 0; at < bytes.size(); at += piece_bytes) {
      const size_t size = std::min(piece_bytes, bytes.size() - at);
      std::ranges::copy(bytes.subspan(at, size), space.subspan(at).begin());
      viewer.have_arrived(at + size);
      while (viewer.step_check() || viewer.step_load()) {
      }
    }
    rest();
  }

  // Frames until nothing moves.
  void rest() {
    for (int i = 0; i < 600 && (frame() == 0 || !input.is_empty()); ++i) {
    }
  }

  double frame() {
    now_millis += 16;
    const double next = viewer.frame(input.take(), now_millis, {width_px, 700, 1, 4096, measure});
    events += viewer.take_events();
    return next;
  }

  void move(Point to) {
    at = to;
    input.move(to);
    frame();
  }

  void click(Point to) {
    move(to);
    input.press(to, now_millis, false);
    input.release(to);
    rest();
  }

  void drag(Point from, Point to) {
    move(from);
    input.press(from, now_millis, false);
    frame();
    move(to);
    input.release(to);
    rest();
  }

  void press(Key key) {
    input.key({key});
    rest();
  }

  // The middle of the first card that shows a post.
  Point first_card() const {
    for (const PlacedCard& placed : viewer.feed().cards) {
      if (placed.card->post == kNoPost) continue;
      return {viewer.feed().area.x + 3, placed.y + placed.card->height_px / 2};
    }
    return {};
  }

  bool heard(std::string_view event) { return events.find(event) != std::string::npos; }

  Viewer viewer;
  FixedMeasurer measure;
  float width_px = 1100;
  double now_millis = 1'000;
  InputQueue input;
  Point at;  // where the pointer is
  std::string events;
};

inline Archive letters() {
  return archive_of({{.id = "a", .begin = "2019-03-03T10:00:00Z", .likes = 5, .text = "Tea and a boat"},
                     {.id = "b", .begin = "2020-06-01T10:00:00Z", .likes = 50, .text = "A boat"},
                     {.id = "c", .begin = "2021-09-09T10:00:00Z", .likes = 500, .text = "Tea"}});
}

}  // namespace backscroll::testing
