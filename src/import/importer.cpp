// importer: the table of readers, and what is said about a file that none of them takes.
#include "import/importer.h"

#include <algorithm>
#include <cstddef>

#include "import/backscroll_reader.h"
#include "import/json_error.h"
#include "import/text_place.h"

namespace backscroll {
namespace {

struct Reader {
  std::string_view id;
  bool (*sniff)(std::string_view bytes);
  Result<Imported> (*read)(std::string_view bytes);
};

constexpr Reader kReaders[] = {
    {"backscroll", sniff_backscroll, read_backscroll},
};

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

Status unknown_file(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return not_an_archive(bytes, 0, signature.what);
  }
  const size_t mark = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const size_t first = bytes.find_first_not_of(" \t\r\n", mark);
  if (first == std::string_view::npos) return not_an_archive(bytes, bytes.size(), "the file is empty");
  if (bytes[first] == '[')
    return not_an_archive(bytes, first, "it is a list; an archive is an object, \"{\"");
  if (bytes[first] == '"')
    return not_an_archive(bytes, first, "it is a text; an archive is an object, \"{\"");
  return unexpected_error(bytes, first, "\"{\"");
}

bool is_utf16(std::string_view bytes) { return bytes.size() > 1 && (bytes[0] == '\0' || bytes[1] == '\0'); }

}  // namespace

Result<Imported> import_bytes(std::string_view bytes) {
  if (is_utf16(bytes)) return unknown_file(bytes);
  for (const Reader& reader : kReaders) {
    if (reader.sniff(bytes)) return reader.read(bytes);
  }
  return unknown_file(bytes);
}

}  // namespace backscroll
