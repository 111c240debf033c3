// Threads: what belongs together, in which order, and what is missing.
#include "index/threads.h"

#include <doctest/doctest.h>

#include "archive_support.h"
#include "index_literals.h"

using namespace backscroll;
using backscroll::testing::archive_with_posts;

namespace {

// "a b (2) c (?)": posts by id, gaps by their count; threads separated by " | ".
std::string words_of(const Archive& archive) {
  const Threads threads = Threads::from_archive(archive);
  std::string words;
  for (const Thread& thread : threads.all()) {
    if (!words.empty()) words += " |";
    for (const ThreadPart& part : thread.parts) {
      if (!words.empty()) words += ' ';
      if (part.is_gap())
        words += "(" + (part.missing ? std::to_string(*part.missing) : "?") + ")";
      else
        words += archive.id(part.post);
    }
  }
  return words;
}

std::string threads_in(const std::string& posts) { return words_of(archive_with_posts(posts)); }

// "b after a on day 3" as a post that replies to a post of robinvale, who owns the archive.
std::string post(const std::string& id, int day, const std::string& reply_to = {},
                 const std::string& handle = "robinvale") {
  std::string text =
      R"({"id":")" + id + R"(","text":"Text","time":"2019-03-0)" + std::to_string(day) + R"(T12:00:00Z")";
  if (!reply_to.empty()) {
    text += R"(,"kind":"reply","replyTo":{"id":")" + reply_to + R"(")";
    if (!handle.empty()) text += R"(,"handle":")" + handle + R"(")";
    text += "}";
  }
  return text + "}";
}

std::string in_thread(const std::string& id, const std::string& thread) {
  return R"({"id":")" + id + R"(","text":"Text","time":"2019-03-01T12:00:00Z","thread":)" + thread + "}";
}

}  // namespace

TEST_CASE("a chain of own replies is a thread, in whatever order the file has it") {
  CHECK(threads_in(post("a", 1) + "," + post("b", 2, "a") + "," + post("c", 3, "b")) == "a b c");
  CHECK(threads_in(post("c", 3, "b") + "," + post("a", 1) + "," + post("b", 2, "a")) == "a b c");
}

TEST_CASE("posts of one second are ordered by what they reply to, then by id") {
  CHECK(threads_in(post("9", 1, "10") + "," + post("10", 1) + "," + post("11", 1, "10")) == "10 9 11");
  CHECK(threads_in(post("11", 1, "10") + "," + post("9", 1, "10") + "," + post("10", 1)) == "10 9 11");
}

// a - b - d and later a second branch a - c.
TEST_CASE("a branch follows after all that hangs on the earlier one") {
  CHECK(threads_in(post("a", 1) + "," + post("b", 2, "a") + "," + post("c", 3, "a") + "," +
                   post("d", 4, "b")) == "a b d c");
}

TEST_CASE("a reply to somebody else begins a thread, and their posts are in none") {
  CHECK(threads_in(post("a", 1, "elsewhere", "kimoda") + "," + post("b", 2, "a")) == "a b");
  CHECK(threads_in(post("a", 1) + "," +
                   R"({"id":"b","text":"T","time":"2019-03-02T00:00:00Z","author":{"handle":"kimoda"},)"
                   R"("replyTo":{"id":"a","handle":"robinvale"}})") == "");
}

TEST_CASE("a missing post that own posts reply to is a gap of unknown size") {
  CHECK(threads_in(post("b", 2, "gone") + "," + post("c", 3, "b")) == "(?) b c");
  CHECK(threads_in(post("b", 2, "gone") + "," + post("c", 3, "gone")) == "(?) b c");
  CHECK(threads_in(post("b", 2, "gone", "RobinVale") + "," + post("c", 3, "gone")) == "(?) b c");
}

TEST_CASE("a missing post of an unknown author is a gap, but joins nothing") {
  CHECK(threads_in(post("b", 2, "gone", "") + "," + post("c", 3, "b")) == "(?) b c");
  CHECK(threads_in(post("b", 2, "gone", "") + "," + post("c", 3, "gone", "")) == "");
}

TEST_CASE("a single reply to a missing post is no thread, a single part that the source counts is") {
  CHECK(threads_in(post("b", 2, "gone")) == "");
  CHECK(threads_in(post("a", 1)) == "");
  CHECK(threads_in(in_thread("a", R"({"position":1,"size":9})")) == "a (8)");
  CHECK(threads_in(in_thread("a", R"({"position":1,"size":1})")) == "");
  CHECK(threads_in(in_thread("a", R"({"id":"t"})")) == "");
}

TEST_CASE("stated positions decide the order and what is missing") {
  CHECK(threads_in(in_thread("a", R"({"id":"t","position":6,"size":9})") + "," +
                   in_thread("b", R"({"id":"t","position":2,"size":9})") + "," +
                   in_thread("c", R"({"id":"t","position":3,"size":9})")) == "(1) b c (2) a (3)");
}

TEST_CASE("a stated size without positions fills the only open gap, or the end") {
  CHECK(threads_in(in_thread("a", R"({"id":"t","size":5})") + "," +
                   in_thread("b", R"({"id":"t","size":5})")) == "a b (3)");
  CHECK(threads_in(in_thread("a", R"({"id":"t","size":5})") + "," + post("b", 2, "gone", "") + "," +
                   post("c", 3, "b") + "," + post("d", 4, "c")) == "a (4) | (?) b c d");
}

TEST_CASE("a reply between two stated threads keeps them apart") {
  const auto in_thread_after = [](const std::string& id, const std::string& thread, const std::string& to) {
    return R"({"id":")" + id + R"(","text":"T","time":"2019-03-02T12:00:00Z","thread":{"id":")" + thread +
           R"("},"replyTo":{"id":")" + to + R"("}})";
  };
  CHECK(threads_in(in_thread("a", R"({"id":"s"})") + "," + in_thread_after("b", "s", "a") + "," +
                   in_thread_after("c", "t", "b") + "," + in_thread_after("d", "t", "c")) == "a b | c d");
}

TEST_CASE("replies in a circle, and to oneself, come to an end") {
  CHECK(threads_in(post("a", 1, "c") + "," + post("b", 2, "a") + "," + post("c", 3, "b")) == "a b c");
  CHECK(threads_in(post("a", 1, "a")) == "");
  CHECK(threads_in(post("a", 1, "b") + "," + post("b", 2, "a") + "," + post("c", 3, "a")) == "a b c");
}

TEST_CASE("a post knows its number as far as nothing unknown stands before it") {
  const Archive archive = archive_with_posts(in_thread("a", R"({"id":"t","position":4,"size":9})") + "," +
                                             in_thread("b", R"({"id":"t","position":5})") + "," +
                                             post("c", 2, "gone") + "," + post("d", 3, "c"));
  const Threads threads = Threads::from_archive(archive);
  REQUIRE(threads.all().size() == 2);
  CHECK(threads.all()[0].size == 9);
  CHECK(threads.all()[0].post_count == 2);
  CHECK_FALSE(threads.all()[1].size.has_value());
  CHECK(threads.position_of(1_post)->number == 5);
  CHECK(threads.position_of(1_post)->part == 2);
  CHECK(threads.thread_of(1_post) == &threads.all()[0]);
  CHECK_FALSE(threads.position_of(3_post)->number.has_value());
  CHECK_FALSE(threads.position_of(99_post).has_value());
}

TEST_CASE("a hundred thousand replies in one chain are one thread") {
  std::string posts = post("0", 1);
  for (int i = 1; i < 100'000; ++i) posts += "," + post(std::to_string(i), 1, std::to_string(i - 1));
  const Archive archive = archive_with_posts(posts);
  const Threads threads = Threads::from_archive(archive);
  REQUIRE(threads.all().size() == 1);
  CHECK(threads.all()[0].parts.size() == 100'000);
  CHECK(archive.id(threads.all()[0].parts.back().post) == "99999");
}
