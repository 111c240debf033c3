// status: the ids and sentences of the error codes, read from error_codes.def.
#include "base/status.h"

#include <cstddef>

namespace backscroll {
namespace {

struct ErrorText {
  std::string_view id;
  std::string_view sentence;
};

constexpr ErrorText kErrorTexts[] = {
#define BACKSCROLL_ERROR(name, id, sentence) {id, sentence},
#include "base/error_codes.def"
#undef BACKSCROLL_ERROR
};

}  // namespace

std::string_view id_of(ErrorCode code) { return kErrorTexts[static_cast<size_t>(code)].id; }

std::string Status::message() const {
  std::string message(kErrorTexts[static_cast<size_t>(code_)].sentence);
  if (!message.empty() && !detail_.empty()) message += ": ";
  return message += detail_;
}

}  // namespace backscroll
