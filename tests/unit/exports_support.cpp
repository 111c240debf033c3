// exports_support: see the header.
#include "exports_support.h"

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "archive_support.h"
#include "import/formats.h"

namespace backscroll::testing {
namespace {

Status read_member(MembersImporter& importer, std::string_view bytes, size_t piece_bytes) {
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, piece_bytes);
    std::memcpy(importer.space(piece.size()), piece.data(), piece.size());
    const Status status = importer.take(piece.size());
    if (!status.ok()) return status;
    bytes.remove_prefix(piece.size());
  }
  return importer.end();
}

}  // namespace

std::vector<NamedFile> files_below(const std::string& folder) {
  std::vector<NamedFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = std::filesystem::relative(entry.path(), folder).generic_string();
    files.push_back({path, read_file(entry.path().string())});
  }
  std::sort(files.begin(), files.end(),
            [](const NamedFile& a, const NamedFile& b) { return a.path < b.path; });
  return files;
}

Result<Imported> import_files(const std::vector<NamedFile>& files, const ImportOptions& options,
                              size_t piece_bytes) {
  MemorySink memory;
  MembersImporter importer(memory, all_formats(), options);
  uint32_t member = 0;
  for (const NamedFile& file : files) {
    const bool is_chosen = files.size() == 1;
    if (importer.add(file.path, file.bytes.size(), is_chosen) == NameUse::kOpen)
      importer.look(member, std::string_view(file.bytes).substr(0, kSniffedBytes));
    ++member;
  }
  Status status = importer.plan();
  if (!status.ok()) return status;
  for (const uint32_t index : importer.order()) {
    importer.begin_member(index);
    status = read_member(importer, files[index].bytes, piece_bytes);
    if (!status.ok()) return status;
  }
  status = importer.finish();
  if (!status.ok()) return status;
  Result<Archive> archive = Archive::from_bytes(memory.take_block());
  if (!archive.ok()) return archive.status();
  Collector& collector = importer.collector();
  return Imported{std::move(archive.value()), collector.report(), collector.totals(), importer.format()};
}

}  // namespace backscroll::testing
