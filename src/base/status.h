// status: errors as values that cannot be dropped. One enum, one sentence per code, a detail added by the caller.
// Nothing in the core throws, prints or aborts on input.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace backscroll {

enum class ErrorCode {
#define BACKSCROLL_ERROR(name, id, sentence) name,
#include "base/error_codes.def"
#undef BACKSCROLL_ERROR
};

// A stable identifier such as "not_json", for programs.
std::string_view id_of(ErrorCode code);

class [[nodiscard]] Status {
 public:
  Status() = default;
  explicit Status(ErrorCode code, std::string detail = {}) : code_(code), detail_(std::move(detail)) {}

  bool ok() const { return code_ == ErrorCode::kOk; }
  ErrorCode code() const { return code_; }
  const std::string& detail() const { return detail_; }
  // The sentence of the code, then the detail: "This file is not valid JSON: line 3, column 7: ...".
  std::string message() const;

 private:
  ErrorCode code_ = ErrorCode::kOk;
  std::string detail_;
};

// A value or the reason why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Status status) : content_(std::move(status)) {}

  bool ok() const { return std::holds_alternative<T>(content_); }
  const Status& status() const { return std::get<Status>(content_); }  // only when not ok()
  T& value() { return std::get<T>(content_); }                         // only when ok()
  const T& value() const { return std::get<T>(content_); }

 private:
  std::variant<T, Status> content_;
};

}  // namespace backscroll
