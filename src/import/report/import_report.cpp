// import_report: counting under reasons, kept sorted by reason so that a report reads the same each time.
#include "import/report/import_report.h"

#include <algorithm>
#include <utility>

namespace backscroll {
namespace {

constexpr ReasonText kSkipTexts[] = {
#define BACKSCROLL_SKIP(name, id, sentence) {id, sentence},
#include "import/report/skip_reasons.def"
#undef BACKSCROLL_SKIP
};

constexpr ReasonText kRepairTexts[] = {
#define BACKSCROLL_REPAIR(name, id, sentence) {id, sentence},
#include "import/report/repair_reasons.def"
#undef BACKSCROLL_REPAIR
};

constexpr ReasonText kHideTexts[] = {
#define BACKSCROLL_HIDE(name, id, option, sentence) {id, sentence, option},
#include "import/report/hide_reasons.def"
#undef BACKSCROLL_HIDE
};

constexpr ReasonText kRemarkTexts[] = {
#define BACKSCROLL_REMARK(name, id, sentence) {id, sentence},
#include "import/report/remarks.def"
#undef BACKSCROLL_REMARK
};

// Once and not in each caller: the module is smaller by thousands of bytes.
template <typename Reason>
[[gnu::noinline]] void count(std::vector<ReasonCount<Reason>>& counts, Reason reason, const ReasonText* texts,
                             ReportPlace place, uint64_t times = 1) {
  const auto is_before = [](const ReasonCount<Reason>& entry, Reason wanted) {
    return entry.reason < wanted;
  };
  auto entry = std::lower_bound(counts.begin(), counts.end(), reason, is_before);
  if (entry == counts.end() || entry->reason != reason)
    entry = counts.insert(entry, {reason, texts[static_cast<size_t>(reason)], 0, {}});
  entry->count += times;
  std::vector<ReportPlace>& places = entry->first_places;
  const bool is_same_row =
      !places.empty() && places.back().row == place.row && places.back().file == place.file;
  const bool is_place = place.row > 0 || place.line > 0 || !place.file.empty();
  if (is_place && !is_same_row && places.size() < ImportReport::kPlacesKept)
    places.push_back(std::move(place));
}

template <typename Reason>
uint64_t total(const std::vector<ReasonCount<Reason>>& counts) {
  uint64_t sum = 0;
  for (const ReasonCount<Reason>& entry : counts) sum += entry.count;
  return sum;
}

}  // namespace

void ImportReport::skip(SkipReason reason, ReportPlace place) {
  count(skips_, reason, kSkipTexts, std::move(place));
}

void ImportReport::repair(RepairReason reason, ReportPlace place) {
  count(repairs_, reason, kRepairTexts, std::move(place));
}

void ImportReport::hide(HideReason reason, ReportPlace place, uint64_t rows) {
  count(hides_, reason, kHideTexts, std::move(place), rows);
}

void ImportReport::remark(Remark remark, ReportPlace place) {
  count(remarks_, remark, kRemarkTexts, std::move(place));
}

void ImportReport::clear() { *this = ImportReport(); }

uint64_t ImportReport::skipped() const { return total(skips_); }

uint64_t ImportReport::hidden() const { return total(hides_); }

uint64_t ImportReport::repaired() const { return total(repairs_); }

}  // namespace backscroll
