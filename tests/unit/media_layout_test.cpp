// The grid of pictures in a card, in a column 400 px wide.
#include "view/card/media_layout.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace backscroll;

namespace {

MediaGrid grid_of(const std::vector<MediaSize>& sizes, float width_px = 400) {
  return layout_media(sizes, width_px);
}

// "x,y widthxheight" of every cell.
std::string places(const MediaGrid& grid) {
  std::string text;
  const auto number = [](float value) { return std::to_string(static_cast<int>(value)); };
  for (uint32_t i = 0; i < grid.count; ++i) {
    const Rect& r = grid.cells[i].rect;
    if (i > 0) text += " | ";
    text += number(r.x) + "," + number(r.y) + " " + number(r.width) + "x" + number(r.height);
  }
  return text;
}

}  // namespace

TEST_CASE("a single picture keeps its shape") {
  CHECK(places(grid_of({{1200, 800}})) == "0,0 400x267");
  CHECK(places(grid_of({{1000, 1000}})) == "0,0 400x400");
}

TEST_CASE("a panorama is cropped to three to one, and a tall picture to five by four") {
  CHECK(places(grid_of({{6000, 500}})) == "0,0 400x133");
  CHECK(places(grid_of({{600, 800}})) == "0,0 400x480");
}

TEST_CASE("a picture of a phone's screen is narrower than the column instead of being cut in half") {
  CHECK(places(grid_of({{1080, 1920}})) == "0,0 270x480");
  CHECK(places(grid_of({{200, 4000}})) == "0,0 200x356");
}

TEST_CASE("in a wide column no single picture is taller than a screen") {
  const MediaGrid grid = grid_of({{1000, 1000}}, 600);
  CHECK(places(grid) == "0,0 480x480");
}

TEST_CASE("a small picture is not blown up, and one that nearly fills the column fills it") {
  CHECK(places(grid_of({{200, 150}})) == "0,0 200x150");
  CHECK(places(grid_of({{340, 170}})) == "0,0 400x200");
  CHECK(places(grid_of({{16, 16}})) == "0,0 96x96");
}

TEST_CASE("a picture of unknown size gets a calm place, the same for all") {
  CHECK(places(grid_of({{}})) == "0,0 400x225");
  CHECK(places(grid_of({{500, 0}})) == "0,0 400x225");
}

TEST_CASE("two pictures stand side by side, as tall as their shapes ask for") {
  CHECK(places(grid_of({{1000, 1000}, {500, 500}})) == "0,0 199x199 | 201,0 199x199");
  CHECK(places(grid_of({{1600, 900}, {1600, 900}})) == "0,0 199x124 | 201,0 199x124");
  CHECK(places(grid_of({{900, 1600}, {900, 1600}})) == "0,0 199x265 | 201,0 199x265");
  CHECK(places(grid_of({{}, {}})) == "0,0 199x199 | 201,0 199x199");
}

TEST_CASE("three are a tall one beside two, four are two by two") {
  CHECK(places(grid_of({{}, {}, {}})) == "0,0 199x250 | 201,0 199x124 | 201,126 199x124");
  CHECK(places(grid_of({{}, {}, {}, {}})) == "0,0 199x124 | 201,0 199x124 | 0,126 199x124 | 201,126 199x124");
}

TEST_CASE("the fourth cell says how many more there are") {
  const MediaGrid grid = grid_of({{}, {}, {}, {}, {}, {}});
  CHECK(grid.count == 4);
  CHECK(grid.more == 2);
  CHECK(grid_of({{}, {}, {}}).more == 0);
}

TEST_CASE("only the corners of the whole are rounded") {
  const auto all_of = [](const MediaGrid& grid) {
    int sum = 0;
    for (uint32_t i = 0; i < grid.count; ++i) sum += grid.cells[i].corners;
    return sum;
  };
  for (size_t count = 1; count <= 4; ++count)
    CHECK(all_of(grid_of(std::vector<MediaSize>(count))) == kAllCorners);
  CHECK(grid_of({{}, {}, {}}).cells[0].corners == (kCornerTopLeft | kCornerBottomLeft));
}

TEST_CASE("cells fill the column and never overlap, whatever its width") {
  for (float width = 120; width < 640; width += 7.5f) {
    for (size_t count = 2; count <= 4; ++count) {
      const MediaGrid grid = grid_of(std::vector<MediaSize>(count, {800, 600}), width);
      CHECK(grid.cells[1].rect.right() == static_cast<float>(static_cast<int>(width)));
      CHECK(grid.cells[1].rect.x == grid.cells[0].rect.right() + 2);
      CHECK(grid.cells[count - 1].rect.bottom() == grid.height_px);
    }
  }
}

TEST_CASE("nothing attached takes no room") {
  CHECK(grid_of({}).count == 0);
  CHECK(grid_of({}).height_px == 0);
}
