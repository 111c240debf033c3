// fuzz_support: what the targets share. A target ends the program where something is not as it should be; the input is
// then a file that the next run begins with when it is put beside the seeds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace backscroll::fuzz {

[[noreturn]] inline void fail(const std::string& what) {
  std::fprintf(stderr, "Wrong: %s\n", what.c_str());
  std::abort();
}

inline void require(bool is_right, const char* what) {
  if (!is_right) fail(what);
}

inline std::string_view text_of(const uint8_t* bytes, size_t size_bytes) {
  return {reinterpret_cast<const char*>(bytes), size_bytes};
}

}  // namespace backscroll::fuzz
