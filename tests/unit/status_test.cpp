// Errors as values.
#include "base/status.h"

#include <doctest/doctest.h>

#include <set>

namespace backscroll {

TEST_CASE("a message is the sentence of the code and then the detail") {
  CHECK(Status().ok());
  CHECK_EQ(Status().message(), "");
  CHECK_EQ(Status(ErrorCode::kNotJson).message(), "This file is not valid JSON");
  CHECK_EQ(Status(ErrorCode::kNotJson, "line 3").message(), "This file is not valid JSON: line 3");
}

TEST_CASE("every error has an id of its own and a sentence without a full stop") {
  std::set<std::string_view> ids;
  size_t count = 0;
#define BACKSCROLL_ERROR(name, id, sentence)                                              \
  ++count;                                                                                \
  ids.insert(id_of(ErrorCode::name));                                                     \
  CHECK_EQ(Status(ErrorCode::name).message().empty(), ErrorCode::name == ErrorCode::kOk); \
  CHECK_FALSE(Status(ErrorCode::name).message().ends_with('.'));
#include "base/error_codes.def"
#undef BACKSCROLL_ERROR
  CHECK_EQ(ids.size(), count);
}

TEST_CASE("a result holds a value or the reason why there is none") {
  const Result<int> seven = 7;
  const Result<int> none = Status(ErrorCode::kDamaged);
  CHECK(seven.ok());
  CHECK_EQ(seven.value(), 7);
  CHECK_FALSE(none.ok());
  CHECK(none.status().code() == ErrorCode::kDamaged);
}

}  // namespace backscroll
