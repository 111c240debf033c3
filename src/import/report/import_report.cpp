// import_report: counting under reasons, kept sorted by reason so that a report reads the same each time.
#include "import/report/import_report.h"

#include <algorithm>
#include <utility>

namespace backscroll {
namespace {

struct ReasonText {
  std::string_view id;
  std::string_view sentence;
};

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

struct HideText {
  std::string_view id;
  std::string_view option;
  std::string_view sentence;
};

constexpr HideText kHideTexts[] = {
#define BACKSCROLL_HIDE(name, id, option, sentence) {id, option, sentence},
#include "import/report/hide_reasons.def"
#undef BACKSCROLL_HIDE
};

constexpr ReasonText kRemarkTexts[] = {
#define BACKSCROLL_REMARK(name, id, sentence) {id, sentence},
#include "import/report/remarks.def"
#undef BACKSCROLL_REMARK
};

template <typename Reason>
void count(std::vector<ReasonCount<Reason>>& counts, Reason reason, ReportPlace place, uint64_t times = 1) {
  const auto is_before = [](const ReasonCount<Reason>& entry, Reason wanted) {
    return entry.reason < wanted;
  };
  auto entry = std::lower_bound(counts.begin(), counts.end(), reason, is_before);
  if (entry == counts.end() || entry->reason != reason) entry = counts.insert(entry, {reason, 0, {}});
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

std::string_view id_of(SkipReason reason) { return kSkipTexts[static_cast<size_t>(reason)].id; }

std::string_view sentence_of(SkipReason reason) { return kSkipTexts[static_cast<size_t>(reason)].sentence; }

std::string_view id_of(RepairReason reason) { return kRepairTexts[static_cast<size_t>(reason)].id; }

std::string_view sentence_of(RepairReason reason) {
  return kRepairTexts[static_cast<size_t>(reason)].sentence;
}

std::string_view id_of(HideReason reason) { return kHideTexts[static_cast<size_t>(reason)].id; }

std::string_view sentence_of(HideReason reason) { return kHideTexts[static_cast<size_t>(reason)].sentence; }

std::string_view option_of(HideReason reason) { return kHideTexts[static_cast<size_t>(reason)].option; }

std::string_view id_of(Remark remark) { return kRemarkTexts[static_cast<size_t>(remark)].id; }

std::string_view sentence_of(Remark remark) { return kRemarkTexts[static_cast<size_t>(remark)].sentence; }

void ImportReport::skip(SkipReason reason, ReportPlace place) { count(skips_, reason, std::move(place)); }

void ImportReport::repair(RepairReason reason, ReportPlace place) {
  count(repairs_, reason, std::move(place));
}

void ImportReport::hide(HideReason reason, ReportPlace place, uint64_t rows) {
  count(hides_, reason, std::move(place), rows);
}

void ImportReport::remark(Remark remark, ReportPlace place) { count(remarks_, remark, std::move(place)); }

void ImportReport::clear() { *this = ImportReport(); }

uint64_t ImportReport::skipped() const { return total(skips_); }

uint64_t ImportReport::hidden() const { return total(hides_); }

uint64_t ImportReport::repaired() const { return total(repairs_); }

}  // namespace backscroll
