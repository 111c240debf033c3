// members_importer: many files, one archive. Is told the names of all that there is, asks to look into those that may
// be part of an archive, and then says which to read, as what, and in which order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/members/format.h"

namespace backscroll {

class MembersImporter final : public FileReader {
 public:
  MembersImporter(BlockSink& sink, std::span<const Format* const> formats, const ImportOptions& options)
      : sink_(sink), formats_(formats), options_(options) {}

  // What may be done with a file of that name in a folder or container.
  NameUse use_of_name(std::string_view path) const;
  // `is_chosen`: a person named this very file, and did not just find it in a folder or container. Says what to do with
  // it; members are numbered as they come.
  NameUse add(std::string path, uint64_t size_bytes, bool is_chosen);
  // Of one that is to be opened: its first bytes, up to kSniffedBytes.
  void look(uint32_t member, std::string_view head);
  // When all are known: chooses the format. Not ok: none of the files is part of an archive.
  Status plan();
  // To be read in this order.
  std::span<const uint32_t> order() const { return order_; }

  // Each of them: begin_member(), space() and take() for its bytes, end(); then finish().
  void begin_member(uint32_t member);
  char* space(size_t size_bytes) override { return is_reading_ ? reader_->space(size_bytes) : nullptr; }
  Status take(size_t size_bytes) override {
    return is_reading_ ? named(reader_->take(size_bytes)) : Status(ErrorCode::kNoArchive);
  }
  Status end() override {
    if (!is_reading_) return Status(ErrorCode::kNoArchive);
    is_reading_ = false;
    return named(reader_->end());
  }
  Status finish() override { return is_planned() ? reader_->finish() : unknown(); }

  // When it is planned.
  bool is_planned() const { return reader_ != nullptr; }
  Collector& collector() override { return reader_->collector(); }
  std::string_view format() const override { return reader_->format(); }

 private:
  struct Candidate {
    Member member;
    std::vector<MemberRole> roles;  // of each format; empty: nobody looked into it
    NameUse use = NameUse::kNone;
  };

  const Format* chosen() const;
  std::string names_of_formats() const;
  Status unknown() const;
  void put_in_order();
  std::optional<std::string> folder_of_archive() const;
  // An error with the file it is about.
  Status named(Status status) const;

  BlockSink& sink_;
  std::span<const Format* const> formats_;
  ImportOptions options_;
  std::vector<Candidate> candidates_;
  std::string first_head_;  // of the first one that somebody looked into
  std::vector<uint32_t> order_;
  const Format* format_ = nullptr;
  std::unique_ptr<FileReader> reader_;
  bool has_head_ = false;
  bool is_reading_ = false;  // a file has begun
  std::string path_;         // of it
};

}  // namespace backscroll
