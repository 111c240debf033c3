// What is asked for, what is kept and what goes. A picture here is 1 KB (16 x 16 texels) unless it says otherwise.
#include "view/pictures/picture_store.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace backscroll;

namespace {

constexpr Texels kSmall = {16, 16};
constexpr size_t kSmallBytes = 16 * 16 * 4 * 4 / 3;  // with its smaller levels

const std::string kCat = "cat.png";
const std::string kDog = "dog.png";
const std::string kHen = "hen.png";

// A page that answers at once, and gives textures the numbers 1, 2, 3 ...
struct Page {
  PictureStore store;
  uint32_t textures = 0;
  std::string asked;  // in the last frame, by their first letters
  std::string gone;   // textures deleted in the last frame

  explicit Page(size_t most_pictures = 100) : store(most_pictures * kSmallBytes + 1) {}

  struct Want {
    const std::string& address;
    bool is_seen = true;
    Texels size = kSmall;
    PictureUse use = PictureUse::kCover;
  };

  PictureOrders frame(std::initializer_list<Want> wants) {
    for (const Want& want : wants) store.want(want.address, want.use, want.size, want.is_seen);
    PictureOrders orders = store.take_orders();
    asked.clear();
    gone.clear();
    for (const PictureRequest& request : orders.requests) asked += request.address[0];
    for (const uint32_t texture : orders.dead_textures) gone += std::to_string(texture);
    return orders;
  }

  void frame_with_answers(std::initializer_list<Want> wants, double now_millis = 0) {
    for (const PictureRequest& request : frame(wants).requests)
      store.arrived(request.ticket, {++textures, request.size, request.size, {}, now_millis});
  }

  uint32_t texture_of(const std::string& address) const {
    const Picture* picture = store.find(address, PictureUse::kCover);
    return picture ? picture->texture : 0;
  }
};

}  // namespace

TEST_CASE("a picture is asked for once, with the size it is drawn at") {
  Page page;
  const PictureOrders orders = page.frame({{kCat, true, {300, 200}}});
  REQUIRE(orders.requests.size() == 1);
  CHECK(orders.requests[0].address == "cat.png");
  CHECK(orders.requests[0].size == Texels{300, 200});
  page.frame({{kCat, true, {300, 200}}});
  CHECK(page.asked == "");
}

TEST_CASE("what is seen is asked for before what is only near") {
  Page page;
  page.frame({{kCat, false}, {kDog, true}, {kHen, false}});
  CHECK(page.asked == "dch");
}

TEST_CASE("one picture in several places is one request, for the largest of them") {
  Page page;
  const PictureOrders orders =
      page.frame({{kCat, true, {40, 40}}, {kCat, true, {68, 68}}, {kCat, true, {36, 36}}});
  REQUIRE(orders.requests.size() == 1);
  CHECK(orders.requests[0].size == Texels{68, 68});
}

TEST_CASE("a picture that is not wanted any more is dropped, and its late answer is not awaited") {
  Page page;
  const uint32_t ticket = page.frame({{kCat}}).requests[0].ticket;
  const PictureOrders orders = page.frame({});
  CHECK(orders.dropped_tickets == std::vector<uint32_t>{ticket});
  CHECK_FALSE(page.store.is_awaited(ticket));
  page.frame({{kCat}});
  CHECK(page.asked == "c");
}

TEST_CASE("a failure is remembered: no second request") {
  Page page;
  const uint32_t ticket = page.frame({{kCat}}).requests[0].ticket;
  page.store.failed(ticket, PictureTrouble::kBroken);
  for (int i = 0; i < 3; ++i) {
    page.frame({{kCat}});
    CHECK(page.asked == "");
  }
  CHECK(page.store.find(kCat, PictureUse::kCover)->trouble == PictureTrouble::kBroken);
}

TEST_CASE("what a new request can change is asked for again: not what is broken or too large") {
  for (const PictureTrouble trouble : {PictureTrouble::kRemote, PictureTrouble::kNowhere,
                                       PictureTrouble::kOutside, PictureTrouble::kUnreachable}) {
    for (const PictureTrouble lasting : {PictureTrouble::kBroken, PictureTrouble::kTooLarge}) {
      Page page;
      const PictureOrders orders = page.frame({{kCat}, {kDog}});
      page.store.failed(orders.requests[0].ticket, trouble);
      page.store.failed(orders.requests[1].ticket, lasting);
      page.store.forget_refusals();
      page.frame({{kCat}, {kDog}});
      CHECK(page.asked == "c");
    }
  }
}

TEST_CASE("an address with control characters is never asked for") {
  const std::string odd = "cat.png\tselect\tp1";
  Page page;
  page.frame({{odd}});
  CHECK(page.asked == "");
  CHECK(page.store.find(odd, PictureUse::kCover)->trouble == PictureTrouble::kBroken);
}

TEST_CASE("over the budget the picture that was not seen for longest goes, and comes back when seen again") {
  Page page(2);
  page.frame_with_answers({{kCat}});
  page.frame_with_answers({{kDog}});
  page.frame_with_answers({{kHen}});
  page.frame({{kHen}});
  CHECK(page.gone == "1");
  CHECK(page.texture_of(kCat) == 0);
  CHECK(page.texture_of(kDog) == 2);
  page.frame_with_answers({{kCat}});
  CHECK(page.asked == "c");
  page.frame({{kCat}});
  CHECK(page.gone == "2");
}

TEST_CASE("what is on screen stays, also over the budget") {
  Page page(1);
  page.frame_with_answers({{kCat}, {kDog}, {kHen}});
  page.frame({{kCat}, {kDog}, {kHen}});
  CHECK(page.gone == "");
  CHECK(page.asked == "");
}

TEST_CASE("pictures that are only near are asked for as far as the budget goes, and do not take turns") {
  Page page(2);
  page.frame_with_answers({{kCat}, {kDog, false}, {kHen, false}});
  CHECK(page.asked == "cd");
  for (int i = 0; i < 3; ++i) {
    page.frame_with_answers({{kCat}, {kDog, false}, {kHen, false}});
    CHECK(page.asked == "");
    CHECK(page.gone == "");
  }
}

TEST_CASE("a picture that is needed much larger is asked for again, and the small one is shown until then") {
  Page page;
  page.frame_with_answers({{kCat}}, 1000);
  page.frame({{kCat, true, {18, 18}}});
  CHECK(page.asked == "");
  const PictureOrders orders = page.frame({{kCat, true, {32, 32}}});
  REQUIRE(orders.requests.size() == 1);
  CHECK(page.texture_of(kCat) == 1);
  page.store.arrived(orders.requests[0].ticket, {9, {32, 32}, {32, 32}, {}, 5000});
  CHECK(page.texture_of(kCat) == 9);
  CHECK(page.store.find(kCat, PictureUse::kCover)->arrived_millis == 1000);  // it does not fade in again
  page.frame({{kCat, true, {32, 32}}});
  CHECK(page.gone == "1");
  CHECK(page.asked == "");
}

TEST_CASE("a file that is smaller than its place is not asked for again and again") {
  Page page;
  const uint32_t ticket = page.frame({{kCat, true, {300, 300}}}).requests[0].ticket;
  page.store.arrived(ticket, {1, {20, 20}, {20, 20}, {}, 0});
  page.frame({{kCat, true, {300, 300}}});
  CHECK(page.asked == "");
}

TEST_CASE("after the context was lost, what is seen is asked for again") {
  Page page;
  page.frame_with_answers({{kCat}, {kDog}});
  page.store.forget_textures();
  CHECK(page.store.texture_bytes() == 0);
  page.frame({{kCat}});
  CHECK(page.asked == "c");
  CHECK(page.gone == "");  // a texture of a lost context is gone already
}

TEST_CASE("another archive: textures die, what is under way is dropped") {
  Page page;
  page.frame_with_answers({{kCat}});
  const uint32_t ticket = page.frame({{kCat}, {kDog}}).requests[0].ticket;
  page.store.clear();
  const PictureOrders orders = page.frame({});
  CHECK(orders.dropped_tickets == std::vector<uint32_t>{ticket});
  CHECK(page.gone == "1");
  CHECK(page.store.texture_bytes() == 0);
  CHECK(page.store.find(kCat, PictureUse::kCover) == nullptr);
}

TEST_CASE("a whole picture lives while it is looked at and costs the others nothing") {
  Page page(1);
  page.frame_with_answers({{kCat}});
  page.frame_with_answers({{kCat}, {kCat, true, {400, 400}, PictureUse::kWhole}});
  CHECK(page.asked == "c");
  CHECK(page.gone == "");
  page.frame({{kCat}});
  CHECK(page.gone == "2");
  CHECK(page.texture_of(kCat) == 1);
}

TEST_CASE("a picture fades in for 150 ms, and not at all when motion is reduced") {
  Page page;
  page.frame_with_answers({{kCat}}, 1000);
  page.frame({{kCat}});
  const Picture& picture = *page.store.find(kCat, PictureUse::kCover);
  CHECK(PictureStore::fade(picture, 1075, false) == doctest::Approx(0.5));
  CHECK(PictureStore::fade(picture, 1075, true) == 1);
  CHECK(page.store.is_fading(1100));
  CHECK_FALSE(page.store.is_fading(1150));
  page.frame({{kCat, false}});
  CHECK_FALSE(page.store.is_fading(1100));  // out of sight
}
