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

// A row that is a post and is not shown, unless the reader wants it.
enum class HideReason : uint8_t {
#define BACKSCROLL_HIDE(name, id, option, sentence) name,
#include "import/report/hide_reasons.def"
#undef BACKSCROLL_HIDE
};

// What else is worth knowing of the files.
enum class Remark : uint8_t {
#define BACKSCROLL_REMARK(name, id, sentence) name,
#include "import/report/remarks.def"
#undef BACKSCROLL_REMARK
};

// A reason for programs and for people.
struct ReasonText {
  std::string_view id;
  std::string_view sentence;
  std::string_view option = {};  // shows what is hidden; empty: there is none
};

struct ReportPlace {
  uint64_t row = 0;   // from 1, in file order; 0: no row, the profile for example
  uint64_t line = 0;  // from 1; 0: a whole file
  std::string id;     // of the post, when it has one
  std::string file;   // where there are several
};

template <typename Reason>
struct ReasonCount {
  Reason reason;
  ReasonText text;  // here, so that a program which never counts under a reason does not carry its sentence
  uint64_t count = 0;
  std::vector<ReportPlace> first_places;  // one a row, at most ImportReport::kPlacesKept
};
using SkipCount = ReasonCount<SkipReason>;
using RepairCount = ReasonCount<RepairReason>;
using HideCount = ReasonCount<HideReason>;
using RemarkCount = ReasonCount<Remark>;

class ImportReport {
 public:
  static constexpr size_t kPlacesKept = 5;

  void add_row() { ++rows_; }
  void skip(SkipReason reason, ReportPlace place);
  void repair(RepairReason reason, ReportPlace place);
  // So many rows at once where nobody looks at them: those of a file that is not opened.
  void hide(HideReason reason, ReportPlace place, uint64_t rows = 1);
  void remark(Remark remark, ReportPlace place);
  void clear();  // the list of posts starts anew

  uint64_t rows() const { return rows_; }
  uint64_t skipped() const;                                       // rows that became no post
  uint64_t hidden() const;                                        // rows that are posts and are not shown
  uint64_t repaired() const;                                      // things left out of posts and profile
  const std::vector<SkipCount>& skips() const { return skips_; }  // by reason
  const std::vector<RepairCount>& repairs() const { return repairs_; }  // by reason
  const std::vector<HideCount>& hides() const { return hides_; }        // by reason
  const std::vector<RemarkCount>& remarks() const { return remarks_; }

 private:
  uint64_t rows_ = 0;
  std::vector<SkipCount> skips_;
  std::vector<RepairCount> repairs_;
  std::vector<HideCount> hides_;
  std::vector<RemarkCount> remarks_;
};

}  // namespace backscroll
