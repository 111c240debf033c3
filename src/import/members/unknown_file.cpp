// unknown_file: files that people try, and what helps.
#include "import/members/unknown_file.h"

#include <algorithm>

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

// Behind marks and white space; npos: there is none.
size_t first_letter(std::string_view bytes) {
  size_t mark = 0;
  while (bytes.substr(mark).starts_with("\xEF\xBB\xBF")) mark += 3;
  return bytes.find_first_not_of(" \t\r\n", mark);
}

}  // namespace

bool is_meant_to_be_json(std::string_view bytes) {
  const size_t first = first_letter(bytes);
  if (first == std::string_view::npos ||
      std::string_view("{[\"<").find(bytes[first]) != std::string_view::npos)
    return true;
  return std::any_of(std::begin(kSignatures), std::end(kSignatures),
                     [bytes](const Signature& s) { return bytes.starts_with(s.bytes); });
}

Status unknown_file(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return not_an_archive(bytes, 0, signature.what);
  }
  const size_t first = first_letter(bytes);
  if (first == std::string_view::npos) return not_an_archive(bytes, bytes.size(), "the file is empty");
  if (bytes[first] == '[')
    return not_an_archive(bytes, first, "it is a list; an archive is an object, \"{\"");
  if (bytes[first] == '"')
    return not_an_archive(bytes, first, "it is a text; an archive is an object, \"{\"");
  return unexpected_error(bytes, first, "\"{\"", place_of(bytes, first));
}

}  // namespace backscroll
