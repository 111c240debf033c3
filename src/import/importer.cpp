// importer: the table of readers, and what is said about a file that none of them takes.
#include "import/importer.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "import/backscroll/backscroll_reader.h"
#include "import/members/unknown_file.h"

namespace backscroll {
namespace {

struct Reader {
  bool (*sniff)(std::string_view bytes);
  std::unique_ptr<FileReader> (*make)(BlockSink& sink);
};

constexpr Reader kReaders[] = {
    {sniff_backscroll, make_backscroll_reader},
};

bool is_utf16(std::string_view bytes) { return bytes.size() > 1 && (bytes[0] == '\0' || bytes[1] == '\0'); }

// What a sniff wants to see, unless the file is smaller.
constexpr size_t kSniffed = 512;

}  // namespace

char* Importer::space(size_t size_bytes) {
  if (reader_ != nullptr) return reader_->space(size_bytes);
  if (head_.size() < head_size_ + size_bytes) head_.resize(head_size_ + size_bytes);
  return head_.data() + head_size_;
}

Status Importer::take(size_t size_bytes) {
  if (reader_ != nullptr) return reader_->take(size_bytes);
  const std::string_view head(head_.data(), head_size_ += size_bytes);
  const size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");  // however much of these there is
  const bool is_enough = begin != std::string_view::npos && head.size() - begin >= kSniffed;
  return is_enough ? choose() : Status();
}

Status Importer::finish() {
  const Status status = reader_ == nullptr ? choose() : Status();
  return status.ok() ? reader_->finish() : status;
}

Status Importer::choose() {
  const std::string_view head = std::string_view(head_).substr(0, head_size_);
  const auto* const reader = std::find_if(std::begin(kReaders), std::end(kReaders),
                                          [head](const Reader& r) { return r.sniff(head); });
  if (is_utf16(head) || reader == std::end(kReaders)) return unknown_file(head);
  reader_ = reader->make(sink_);
  std::memcpy(reader_->space(head.size()), head.data(), head.size());
  const Status status = reader_->take(head.size());
  head_ = std::string();
  return status;
}

Result<Imported> import_bytes(std::string_view bytes, size_t piece_bytes) {
  MemorySink memory;
  Importer importer(memory);
  Status status;
  for (std::string_view rest = bytes; !rest.empty() && status.ok();) {
    const std::string_view piece = rest.substr(0, piece_bytes);
    std::memcpy(importer.space(piece.size()), piece.data(), piece.size());
    status = importer.take(piece.size());
    rest.remove_prefix(piece.size());
  }
  if (status.ok()) status = importer.finish();
  if (!status.ok()) return status;
  Result<Archive> archive = Archive::from_bytes(memory.take_block());
  if (!archive.ok()) return archive.status();
  Collector& collector = importer.collector();
  return Imported{std::move(archive.value()), collector.report(), collector.totals(), importer.format()};
}

}  // namespace backscroll
