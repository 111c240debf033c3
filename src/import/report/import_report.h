// import_report: what an import read, skipped and repaired, and why. Nothing is dropped in silence: everything is
// counted under a reason, with the first places where it happened.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backscroll {

// A row that became no post.
enum class SkipReason : uint8_t {
#define BACKSCROLL_SKIP(name, id, sentence) name,
#include "import/report/skip_reasons.def"
#undef BACKSCROLL_SKIP
};

// Something left out of what was kept.
enum class RepairReason : uint8_t {
#define BACKSCROLL_REPAIR(name, id, sentence) name,
#include "import/report/repair_reasons.def"
#undef BACKSCROLL_REPAIR
};

std::string_view id_of(SkipReason reason);
std::string_view sentence_of(SkipReason reason);
std::string_view id_of(RepairReason reason);
std::string_view sentence_of(RepairReason reason);

struct ReportPlace {
  uint64_t row = 0;   // from 1, in file order; 0: the profile
  uint64_t line = 0;  // from 1
  std::string id;     // of the post, when it has one
};

template <typename Reason>
struct ReasonCount {
  Reason reason;
  uint64_t count = 0;
  std::vector<ReportPlace> first_places;  // one a row, at most ImportReport::kPlacesKept
};
using SkipCount = ReasonCount<SkipReason>;
using RepairCount = ReasonCount<RepairReason>;

class ImportReport {
 public:
  static constexpr size_t kPlacesKept = 5;

  void add_row() { ++rows_; }
  void skip(SkipReason reason, ReportPlace place);
  void repair(RepairReason reason, ReportPlace place);
  void clear();  // the list of posts starts anew

  uint64_t rows() const { return rows_; }
  uint64_t skipped() const;                                       // rows that became no post
  uint64_t repaired() const;                                      // things left out of posts and profile
  const std::vector<SkipCount>& skips() const { return skips_; }  // by reason
  const std::vector<RepairCount>& repairs() const { return repairs_; }  // by reason

 private:
  uint64_t rows_ = 0;
  std::vector<SkipCount> skips_;
  std::vector<RepairCount> repairs_;
};

}  // namespace backscroll
