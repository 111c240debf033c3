// page_header: what stands on top of a saved page: whose profile it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "import/profile_page/page_grammar.h"
#include "import/profile_page/page_lines.h"
#include "import/report/json_fields.h"

namespace backscroll {

class PageHeader {
 public:
  // The first line of the page, from where the name begins.
  void begin(std::string_view line);
  // The lines after it, up to the last one of the header.
  void add(const PageLine& line);
  // That were all.
  ProfileInput profile(FieldNotes& notes) const;

  const std::string& handle() const { return handle_; }  // without "@"; empty: none yet
  // As printed.
  const std::string& name() const { return name_; }

 private:
  // A count comes with its label in the line after it.
  bool add_count(const std::string& line);

  std::string name_, handle_;
  PageCount next_count_;
  bool has_next_count_ = false;
  bool has_counts_ = false;
  bool are_counts_over_ = false;
  Count followers_, following_, media_, posts_;
  // What comes behind the counts: lines with none between them.
  std::vector<std::vector<std::string>> paragraphs_;
  bool is_in_paragraph_ = false;
  size_t kept_bytes_ = 0;
  bool has_huge_count_ = false;
  bool has_zero_ = false;
};

}  // namespace backscroll
