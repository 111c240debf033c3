// unknown_file: files that people try, and what helps.
#include "import/members/unknown_file.h"

#include "import/json/json_error.h"
#include "import/json/text_place.h"

namespace backscroll {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

// Files that people try, and what helps.
constexpr Signature kSignatures[] = {
    {"PK\x03\x04", "it is a zip file; unpack it and open the archive inside"},
    {"\x1F\x8B", "it is a gzip file; unpack it and open the archive inside"},
    {"\xFF\xFE", "it is text in UTF-16; save it as UTF-8"},
    {"\xFE\xFF", "it is text in UTF-16; save it as UTF-8"},
    {std::string_view("{\0", 2), "it is text in UTF-16; save it as UTF-8"},
    {std::string_view("\0{", 2), "it is text in UTF-16; save it as UTF-8"},
    {"%PDF", "it is a PDF file"},
};

Status not_an_archive(std::string_view bytes, size_t offset, std::string_view what) {
  return Status(ErrorCode::kNotAnArchive, located(place_of(bytes, offset), what));
}

}  // namespace

Status unknown_file(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return not_an_archive(bytes, 0, signature.what);
  }
  size_t mark = 0;
  while (bytes.substr(mark).starts_with("\xEF\xBB\xBF")) mark += 3;
  const size_t first = bytes.find_first_not_of(" \t\r\n", mark);
  if (first == std::string_view::npos) return not_an_archive(bytes, bytes.size(), "the file is empty");
  if (bytes[first] == '[')
    return not_an_archive(bytes, first, "it is a list; an archive is an object, \"{\"");
  if (bytes[first] == '"')
    return not_an_archive(bytes, first, "it is a text; an archive is an object, \"{\"");
  return unexpected_error(bytes, first, "\"{\"", place_of(bytes, first));
}

}  // namespace backscroll
