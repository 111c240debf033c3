// browser_locale: see the header.
#include "platform/browser/browser_locale.h"

#include <algorithm>

extern "C" {  // locale.lib.js
void locale_use(const char* tags, uint32_t size_bytes);
uint32_t locale_number(double number, int form, char* out, uint32_t most);
uint32_t locale_time(double millis, int form, int is_reader_zone, char* out, uint32_t most);
uint32_t locale_range(double from, double to, int form, char* out, uint32_t most);
uint32_t locale_ago(double amount, int unit, char* out, uint32_t most);
int locale_plural(double number);
}

namespace backscroll {
namespace {

enum Kind : uint32_t { kNumber = 1, kTime, kReaderTime, kRange, kAgo };  // 0 marks an empty place

template <typename Form>
uint32_t what(Kind kind, Form form) {
  return kind << 8 | static_cast<uint32_t>(form);
}

size_t place_of(uint32_t what, int64_t first, int64_t second, size_t places) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // of Fibonacci hashing
  uint64_t hash = (static_cast<uint64_t>(first) + what) * kMultiplier;
  hash = ((hash ^ hash >> 32) + static_cast<uint64_t>(second)) * kMultiplier;
  return static_cast<size_t>(hash >> 40) % places;
}

std::string ask(uint32_t question, int64_t first, int64_t second) {
  char text[160];
  const auto form = static_cast<int>(question & 0xFF);
  const auto a = static_cast<double>(first);
  const auto b = static_cast<double>(second);
  uint32_t size = 0;
  switch (question >> 8) {
    case kNumber: size = locale_number(a, form, text, sizeof text); break;
    case kTime: size = locale_time(a, form, 0, text, sizeof text); break;
    case kReaderTime: size = locale_time(a, form, 1, text, sizeof text); break;
    case kRange: size = locale_range(a, b, form, text, sizeof text); break;
    case kAgo: size = locale_ago(a, form, text, sizeof text); break;
    default: break;
  }
  return std::string(text, size);
}

}  // namespace

void BrowserLocale::use(std::string_view tags) {
  locale_use(tags.data(), static_cast<uint32_t>(tags.size()));
  answers_.fill({});
}

const std::string& BrowserLocale::answer(const Question& question) const {
  const size_t group = place_of(question.what, question.first, question.second, kPlaces / kPlacesOfOne);
  Answer* const first = &answers_[group * kPlacesOfOne];
  Answer* const end = first + kPlacesOfOne;
  Answer* kept = std::find_if(first, end, [&](const Answer& a) { return a.question == question; });
  if (kept == end) *--kept = {question, ask(question.what, question.first, question.second)};
  std::rotate(first, kept, kept + 1);  // the one not asked for longest goes first
  return first->text;
}

std::string BrowserLocale::number(int64_t number, NumberForm form) const {
  return answer({what(kNumber, form), number, 0});
}

std::string BrowserLocale::time(UtcMillis time, TimeForm form, Zone zone) const {
  return answer({what(zone == Zone::kReader ? kReaderTime : kTime, form), time.value, 0});
}

std::string BrowserLocale::range(UtcMillis from, UtcMillis to, TimeForm form) const {
  return answer({what(kRange, form), from.value, to.value});
}

std::string BrowserLocale::ago(int64_t amount, AgoUnit unit) const {
  return answer({what(kAgo, unit), amount, 0});
}

PluralForm BrowserLocale::plural_form(int64_t number) const {
  const int form = locale_plural(static_cast<double>(number));
  return form < 0 ? PluralForm::kOther : static_cast<PluralForm>(form);
}

}  // namespace backscroll
