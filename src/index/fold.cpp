// fold: a table of pages, unpacked once from fold_data, and the few rules that look at the letter before.
#include "index/fold.h"

#include <array>

#include "base/utf8.h"
#include "index/fold_data.h"

namespace backscroll {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kVoiced = 0x3099;
constexpr char32_t kHalfVoiced = 0x309A;
constexpr uint32_t kPageBits = 7;
constexpr uint32_t kPage = 1u << kPageBits;
constexpr char32_t kEnd = 0x110000;

// What each code point becomes. In a page: 0 as it is; below kEnd that letter; else kEnd plus where in the sequences
// its letters begin: their number, then they themselves.
class FoldTable {
 public:
  FoldTable() {
    pages_.resize(kPage);  // page 0: all as they are
    sequences_.push_back(0);
    for (const uint8_t* const end = at_ + kFoldDataSize; at_ < end;) read_run();
  }

  uint32_t operator[](char32_t code) const {
    return pages_[size_t{page_of_[code >> kPageBits]} * kPage + code % kPage];
  }
  const char32_t* sequence(uint32_t value) const { return &sequences_[value - kEnd]; }

 private:
  // See KINDS in tools/make_fold_table.py.
  enum class Run : uint8_t { kShift, kPairs, kDrop, kLetters, kPairLetters, kSame, kSequence };

  uint32_t number() {
    uint32_t value = 0;
    for (uint32_t shift = 0;; shift += 7) {
      value |= (*at_ & 0x7Fu) << shift;
      if (*at_++ < 0x80) return value;
    }
  }

  uint32_t signed_number() {
    const uint32_t value = number();
    return value % 2 == 0 ? value / 2 : 0 - (value + 1) / 2;
  }

  void set(uint32_t value) {
    uint8_t& page = page_of_[code_ >> kPageBits];
    if (page == 0) {
      page = static_cast<uint8_t>(pages_.size() / kPage);
      pages_.resize(pages_.size() + kPage);
    }
    pages_[size_t{page} * kPage + code_ % kPage] = value;
    ++code_;
  }

  void read_run() {
    code_ += number();
    const uint32_t head = number();
    const auto run = static_cast<Run>(head % 8);
    uint32_t count = head / 8 + 1;
    if (run == Run::kSequence) return read_sequence(count);
    const uint32_t shift = run == Run::kShift ? signed_number() : 0;
    if (run == Run::kSame) target_ += signed_number();
    for (; count > 0; --count) {
      switch (run) {
        case Run::kShift: set(code_ + shift); break;
        case Run::kPairs: set(code_ + 1), ++code_; break;
        case Run::kDrop: set(kEnd); break;  // sequence 0 has no letters
        case Run::kLetters: set(*at_++); break;
        case Run::kPairLetters: set(*at_), set(*at_++); break;
        default: set(target_); break;
      }
    }
  }

  void read_sequence(uint32_t count) {
    set(kEnd + static_cast<uint32_t>(sequences_.size()));
    sequences_.push_back(count);
    for (; count > 0; --count) sequences_.push_back(target_ += signed_number());
  }

  const uint8_t* at_ = kFoldData;
  char32_t code_ = 0;
  char32_t target_ = 0;
  std::array<uint8_t, (kEnd >> kPageBits)> page_of_ = {};
  std::vector<uint32_t> pages_;
  std::vector<char32_t> sequences_;
};

const FoldTable& fold_table() {
  static const FoldTable table;
  return table;
}

// The one letter that two make; 0: they make none. Both Hangul and the voicing of kana are arithmetic.
char32_t joined(char32_t before, char32_t mark) {
  constexpr char32_t kHangul = 0xAC00;
  constexpr char32_t kVowels = 21;
  constexpr char32_t kFinals = 28;  // with none
  if (mark >= 0x1161 && mark < 0x1161 + kVowels && before >= 0x1100 && before < 0x1113)
    return kHangul + ((before - 0x1100) * kVowels + (mark - 0x1161)) * kFinals;
  if (mark > 0x11A7 && mark < 0x11A7 + kFinals && before >= kHangul && before < 0xD7A4)
    return (before - kHangul) % kFinals == 0 ? before + mark - 0x11A7 : 0;
  if (mark == 0x0306) return before == 0x0438 ? 0x0439 : before == 0x0443 ? 0x045E : 0;
  if (mark == 0x0308) return before == 0x0456 ? 0x0457 : 0;
  if (mark != kVoiced && mark != kHalfVoiced) return 0;
  const bool is_h = before >= 0x306F && before <= 0x307B && (before - 0x306F) % 3 == 0;
  if (is_h) return before + (mark - kVoiced) + 1;
  if (mark == kHalfVoiced) return 0;
  if (before == 0x3046) return 0x3094;
  if (before == 0x309D) return 0x309E;
  const bool is_k_or_s = before >= 0x304B && before <= 0x3061 && before % 2 == 1;
  const bool is_t = before >= 0x3064 && before <= 0x3068 && before % 2 == 0;
  return is_k_or_s || is_t ? before + 1 : 0;
}

// Signs that a joiner makes one picture of.
bool is_picture(char32_t c) { return (c >= 0x2190 && c < 0x2E80) || c >= 0x1F000; }

class Folder {
 public:
  explicit Folder(std::string& to) : to_(to) {}

  void add(char32_t code) {
    const uint32_t value = table_[code];
    if (value == 0) return put(code);
    if (value < kEnd) return put(value);
    const char32_t* letters = table_.sequence(value);
    for (char32_t count = *letters; count > 0; --count) put(*++letters);
  }
  // A text of ASCII was appended meanwhile.
  void skip() { last_ = 0; }

 private:
  void put(char32_t c) {
    if (c >= 0x300 && can_join(c)) {
      if (const char32_t letter = joined(last_, c)) {
        to_.resize(to_.size() - bytes_);
        return append(letter);
      }
      if (c < 0x370 || c == kJoiner) return;
    }
    append(c);
  }

  // Whether the letter may be one with the letter before, or vanishes.
  bool can_join(char32_t c) const {
    if (c == kJoiner) return !is_picture(last_);
    return c < 0x370 || (c >= 0x1161 && c < 0x11C3) || c == kVoiced || c == kHalfVoiced;
  }

  void append(char32_t c) {
    last_ = c;
    const size_t before = to_.size();
    append_utf8(to_, c);
    bytes_ = to_.size() - before;
  }

  std::string& to_;
  const FoldTable& table_ = fold_table();
  char32_t last_ = 0;
  size_t bytes_ = 0;  // of the last one
};

char folded_ascii(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c | 0x20);
  return c >= 0 && c < ' ' ? ' ' : c;
}

}  // namespace

void append_folded(std::string& to, std::string_view text) {
  Folder folder(to);
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    while (at < text.size() && static_cast<uint8_t>(text[at]) < 0x80) ++at;
    if (at > begin) {
      const size_t end = to.size();
      to += text.substr(begin, at - begin);  // at once: appending letter by letter is what took the time
      for (size_t i = end; i < to.size(); ++i) to[i] = folded_ascii(to[i]);
      folder.skip();
      if (at == text.size()) return;
    }
    const DecodedCodePoint decoded = decode_utf8(text, at);
    folder.add(decoded.value);
    at += decoded.size_bytes;
  }
}

std::string folded(std::string_view text) {
  std::string letters;
  append_folded(letters, text);
  return letters;
}

TracedText::TracedText(std::string_view text) {
  Folder folder(letters);
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    folder.add(decoded.value);
    origins.resize(letters.size(), static_cast<uint32_t>(at));
    at += decoded.size_bytes;
  }
  origins.push_back(static_cast<uint32_t>(text.size()));
}

}  // namespace backscroll
