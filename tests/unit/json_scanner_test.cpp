// The fast scanner tells what the library tells, or gives up: on small files, on their mutations, on cut ones.
#include "import/json_scanner.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

namespace backscroll {
namespace {

// Writes down every call, with the offset of brackets.
class Recorder final : public JsonSink {
 public:
  bool null() override { return note("null"); }
  bool boolean(bool value) override { return note(value ? "true" : "false"); }
  bool integer(int64_t value) override { return note("i" + std::to_string(value)); }
  bool other_number(std::string_view token) override { return note("n" + std::string(token)); }
  bool text(std::string_view value) override { return note("\"" + std::string(value) + "\""); }
  bool begin_object() override { return note("{" + std::to_string(offset())); }
  bool key(std::string_view name) override { return note("k" + std::string(name)); }
  bool end_object() override { return note("}"); }
  bool begin_array() override { return note("[" + std::to_string(offset())); }
  bool end_array() override { return note("]"); }

  std::string calls;
  size_t stop_after = SIZE_MAX;

 private:
  bool note(std::string_view call) {
    calls.append(call).append(" ");
    return --stop_after > 0;
  }
};

const std::array<std::string, 12> kGood = {
    R"({"a": 1, "b": [true, false, null], "c": {"d": "e"}})",
    "[]",
    " {} ",
    "\xEF\xBB\xBF[1]",
    R"([0, -0, 7, -12, 9223372036854775807, -9223372036854775808])",
    R"([9223372036854775808, 18446744073709551615, 18446744073709551616, -9223372036854775809])",
    R"([1.5, 0.25, -3e2, 1E+9, 2e-7, 1.0e99])",
    R"(["", "plain", "\"\\\/\b\f\n\r\t", "\u00e9\u65E5\uD83D\uDE00", "after \n it"])",
    "[\"\u00E9t\u00E9 \u65E5\u672C\u8A9E \U0001F600 and a long tail of letters\", \"\x7F\"]",
    "\"a text alone\"",
    "{\"a\":{\"b\":{\"c\":[[[]]]}},\r\n\t\"a\":2}",
    "-17",
};

const std::array<std::string, 26> kBad = {"",
                                          " ",
                                          "[",
                                          "]",
                                          "[1",
                                          "[1,]",
                                          "{\"a\"}",
                                          "{\"a\":}",
                                          "{a: 1}",
                                          "[1 2]",
                                          "[01]",
                                          "[-]",
                                          "[1.]",
                                          "[.5]",
                                          "[1e]",
                                          "[1e999]",
                                          "tru",
                                          "[\"\x01\"]",
                                          "[\"\\x\"]",
                                          "[\"\\u12\"]",
                                          "[\"\\uD800\"]",
                                          "[\"\\uDC00\"]",
                                          "[\"\xC3\"]",
                                          "[\"\xED\xA0\x80\"]",
                                          "[1]]",
                                          "{\"a\":1]"};

// True when the scanner read it; then the library told the same.
bool agrees(const std::string& json) {
  Recorder fast;
  if (!scan_json(json, fast)) return false;
  Recorder slow;
  CHECK_MESSAGE(parse_json(json, slow).ok(), json);
  CHECK_MESSAGE(fast.calls == slow.calls, json);
  return true;
}

}  // namespace

TEST_CASE("good JSON is told as the library tells it") {
  for (const std::string& json : kGood) CHECK_MESSAGE(agrees(json), json);
}

TEST_CASE("bad JSON is left to the library") {
  for (const std::string& json : kBad) {
    Recorder sink;
    CHECK_MESSAGE(!scan_json(json, sink), json);
  }
}

TEST_CASE("texts of every length are read whole, whatever stands at their end") {
  for (size_t size = 0; size < 40; ++size) {
    for (const std::string tail : {"", "\\n", "\u00E9", "\\u0041", "\U0001F680"}) {
      CHECK(agrees("[\"" + std::string(size, 'x') + tail + "\",\"" + tail + std::string(size, 'y') + "\"]"));
    }
  }
}

TEST_CASE("the deepest JSON is read, a deeper one is left to the library") {
  const auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(agrees(nested(kDeepestJson)));
  Recorder sink;
  CHECK_FALSE(scan_json(nested(kDeepestJson + 1), sink));
}

TEST_CASE("a sink that has enough stops the scanner, which is no error") {
  for (size_t calls = 1; calls < 14; ++calls) {
    Recorder fast;
    Recorder slow;
    fast.stop_after = slow.stop_after = calls;
    CHECK(scan_json(kGood[0], fast));
    CHECK(parse_json(kGood[0], slow).ok());
    CHECK(fast.calls == slow.calls);
  }
}

TEST_CASE("mutations and cut files never make the two disagree") {
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "\"\\{}[],:0123456789.eE+-truefalsn \n\x01\x80\xC3\xA9\xED\xFF";
  size_t read = 0;
  for (const std::string& json : kGood) {
    for (size_t size = 0; size < json.size(); ++size) read += agrees(json.substr(0, size));
    for (int round = 0; round < 3000; ++round) {
      std::string changed = json;
      for (auto change = random() % 3 + 1; change > 0 && !changed.empty(); --change) {
        const size_t at = random() % changed.size();
        const char byte = kBytes[random() % kBytes.size()];
        if (random() % 3 == 0)
          changed.erase(at, 1);
        else if (random() % 2 == 0)
          changed.insert(at, 1, byte);
        else
          changed[at] = byte;
      }
      read += agrees(changed);
    }
  }
  CHECK(read > 1000);  // enough of them were still JSON
}

}  // namespace backscroll
