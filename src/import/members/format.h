// format: what the plan knows of a format of archives, and the options that change what is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/block_sink.h"
#include "base/time.h"
#include "import/report/file_reader.h"

namespace backscroll {

// The first bytes of a file that say what it is.
constexpr size_t kSniffedBytes = 4096;

// What may be done with a file in a folder or a container, by its name alone. Names that no format asks for are never
// opened.
enum class NameUse : uint8_t { kNone, kOpen, kMedia };

struct ImportOptions {
  bool with_deleted = false;
  bool with_circle = false;
  bool with_followers = false;
  std::optional<KnownTime> captured;  // when the source was saved, where only people know
};

// For Format::make.
template <typename Reader>
std::unique_ptr<FileReader> make_reader(BlockSink& sink, const ImportOptions& options) {
  return std::make_unique<Reader>(sink, options);
}

struct Format {
  std::string_view id;    // "x"
  std::string_view name;  // "an X archive"
  NameUse (*use_of_name)(std::string_view path);
  MemberRole (*role_of)(std::string_view head);
  std::unique_ptr<FileReader> (*make)(BlockSink& sink, const ImportOptions& options);
  // Whether a second file of a role is a second archive, and not more of the first one.
  bool is_one_file;
};

}  // namespace backscroll
