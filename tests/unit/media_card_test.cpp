// What is attached to a post, as parts of its card, and which pictures the feed asks for.
#include "view/card/card_parts.h"

#include <doctest/doctest.h>

#include "archive_support.h"
#include "index_literals.h"
#include "view/feed/feed_layout.h"
#include "view/pictures/picture_wants.h"
#include "view/state/feed_list.h"
#include "view/state/update.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_with_posts;
using backscroll::testing::FixedMeasurer;

namespace {

Archive with_media(const std::string& media, const std::string& more = "") {
  return archive_with_posts(R"({"id": "p", "text": "Text", "media": [)" + media + "]" + more + "}");
}

// The media of the only post, in a column 400 px wide.
Card card_of(const Archive& archive) {
  Card card;
  card.height_px = write_media(archive, 0_post, {0, 0}, 400, FixedMeasurer(), card);
  return card;
}

Card card_with(const std::string& media, const std::string& more = "") {
  return card_of(with_media(media, more));
}

std::string caption_of(const Card& card, const CardPicture& picture) {
  std::string text;
  for (uint32_t i = picture.caption_begin; i < picture.caption_end; ++i)
    text += (text.empty() ? "" : " / ") + card.captions[i].text;
  return text;
}

}  // namespace

TEST_CASE("media without any address stay one compact box with words") {
  const Card card = card_with(R"({"kind": "unknown"}, {"kind": "unknown"})");
  CHECK(card.pictures.empty());
  CHECK(card.height_px == 96);
  REQUIRE(card.texts.size() == 1);
  CHECK(card.hints[0].text == "Media 1 of 2 \xC2\xB7 not described in the source");
}

TEST_CASE("an image is drawn from its file, a video from its poster, a sound from nothing") {
  const Archive archive = with_media(R"({"kind": "image", "source": "a.png"},
      {"kind": "video", "source": "b.mp4", "poster": "b.jpg", "duration": 42.4},
      {"kind": "video", "source": "c.mp4"}, {"kind": "audio", "source": "d.mp3", "alt": "Rain"})");
  const Card card = card_of(archive);
  REQUIRE(card.pictures.size() == 4);
  CHECK(card.pictures[0].address == "a.png");
  CHECK(card.pictures[1].address == "b.jpg");
  CHECK(card.pictures[1].badge == "0:42");
  CHECK(card.pictures[2].address == "");
  CHECK(card.pictures[3].address == "");
  CHECK(card.pictures[3].rect.y == 250 + 4);  // a row below the grid of three
  CHECK(card.height_px == 250 + 4 + 52);
  CHECK(caption_of(card, card.pictures[3]) == "Audio \xC2\xB7 Rain");
}

TEST_CASE("a moving GIF is drawn from its poster, or from itself when it is a picture and no film") {
  const Archive archive =
      with_media(R"({"kind": "gif", "source": "a.GIF?v=1"}, {"kind": "gif", "source": "b.mp4"},
      {"kind": "gif", "source": "c.mp4", "poster": "c.png"})");
  const Card card = card_of(archive);
  CHECK(card.pictures[0].address == "a.GIF?v=1");
  CHECK(card.pictures[1].address == "");
  CHECK(card.pictures[2].address == "c.png");
  CHECK(card.pictures[0].badge == "GIF");
}

TEST_CASE("the fourth of six pictures says that there are two more") {
  std::string media = R"({"kind": "image", "source": "a.png"})";
  for (int i = 0; i < 5; ++i) media += R"(, {"kind": "image", "source": "a.png"})";
  const Card card = card_with(media);
  REQUIRE(card.pictures.size() == 4);
  CHECK(card.pictures[3].more == "+2");
  CHECK(card.pictures[2].more == "");
}

TEST_CASE("the description is in full on hover, and in lines that fit for a picture that cannot be shown") {
  const std::string alt = "A harbour at dusk, seen from the hill behind the old church of the town";
  const Card card = card_with(
      R"({"kind": "image", "source": "a.png", "width": 400, "height": 200, "alt": ")" + alt + "\"}");
  const CardPicture& picture = card.pictures[0];
  CHECK(picture.has_alt);
  CHECK(picture.hint == "Image \xC2\xB7 " + alt);
  CHECK(caption_of(card, picture) ==
        "Image \xC2\xB7 A harbour at dusk, seen from / the hill behind the old church of the / town");
  CHECK(card.captions.back().at.y + 18 <= 200);
}

TEST_CASE("durations are written as players write them") {
  CHECK(words_of_duration(42'400) == "0:42");
  CHECK(words_of_duration(754'000) == "12:34");
  CHECK(words_of_duration(3'723'000) == "1:02:03");
}

TEST_CASE("sensitive pictures are not asked for while they are covered") {
  const Archive archive = with_media(R"({"kind": "image", "source": "a.png"})",
                                     R"(, "sensitive": true, "time": "2020-01-01T00:00:00Z")");
  const TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  const FeedList list = {post_item(0_post)};
  const Threads threads;
  const auto asked = [&] {
    FeedLayout layout;
    layout.clear(threads);
    const FeedFrame frame = layout.layout(archive, list, state, {0, 0, 400, 600}, 20, FixedMeasurer());
    PictureStore store;
    want_feed_pictures({archive, list, frame, 20, 1}, store);
    return store.take_orders().requests.size();
  };
  CHECK(asked() == 0);
  apply(ToggleWarning{0_post}, list, state);
  CHECK(asked() == 1);
}

namespace {

// Fifty posts, each with a picture named after it; the feed is 400 x 600.
struct PictureFeed {
  Archive archive = archive_with_posts(posts());
  TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  const FeedList list = feed_list({archive, index, Threads()}, state);
  FeedLayout layout;

  static std::string posts() {
    std::string text;
    for (int i = 10; i < 60; ++i) {
      const std::string n = std::to_string(i);
      text += (i > 10 ? ", " : "") + std::string(R"({"id": "p)") + n + R"(", "time": "2020-01-01T00:00:)" +
              n + R"(Z", "text": "Text", "media": [{"kind": "image", "source": ")" + n +
              R"(.png", "width": 400, "height": 300}]})";
    }
    return text;
  }

  std::vector<PictureRequest> requests(float pixel_ratio = 1) {
    const FeedFrame frame = layout.layout(archive, list, state, {0, 0, 400, 600}, 20, FixedMeasurer());
    PictureStore store;
    want_feed_pictures({archive, list, frame, 20, pixel_ratio}, store);
    return store.take_orders().requests;
  }
};

}  // namespace

TEST_CASE("the feed asks for the pictures of its screen and of one screen around it, not for the rest") {
  PictureFeed feed;
  CHECK(feed.requests().front().address == "59.png");  // the newest
  feed.state.scroll = {25_item, 0};
  std::vector<PictureRequest> asked = feed.requests();
  CHECK(asked.front().address == "35.png");
  CHECK(asked.size() >= 6);
  CHECK(asked.size() <= 12);
  for (const PictureRequest& request : asked) {
    const int number = std::stoi(std::string(request.address));
    CHECK(number >= 35 - 10);
    CHECK(number <= 35 + 6);
  }
}

TEST_CASE("pictures are asked for in device pixels of their place") {
  PictureFeed feed;
  const Texels at_one = feed.requests(1).front().size;
  const Texels at_two = feed.requests(2).front().size;
  CHECK(at_one == Texels{308, 231});  // the column of a card 400 px wide
  CHECK(at_two == Texels{616, 462});
}
