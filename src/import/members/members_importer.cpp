// members_importer: see the header.
#include "import/members/members_importer.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "import/members/unknown_file.h"

namespace backscroll {

NameUse MembersImporter::use_of_name(std::string_view path) const {
  NameUse use = NameUse::kNone;
  for (const Format* format : formats_) use = std::max(use, format->use_of_name(path));
  return use;
}

NameUse MembersImporter::add(std::string path, uint64_t size_bytes, bool is_chosen) {
  Candidate& candidate = candidates_.emplace_back();
  candidate.member.path = std::move(path);
  candidate.member.size_bytes = size_bytes;
  candidate.use = use_of_name(candidate.member.path);
  if (is_chosen && candidate.use == NameUse::kNone) candidate.use = NameUse::kOpen;
  return candidate.use;
}

void MembersImporter::look(uint32_t member, std::string_view head) {
  if (member >= candidates_.size()) return;
  if (!has_head_) first_head_ = head;
  has_head_ = true;
  std::vector<MemberRole>& roles = candidates_[member].roles;
  roles.clear();
  for (const Format* format : formats_) roles.push_back(format->role_of(head));
}

// The first in the table that knows any of the files.
const Format* MembersImporter::chosen() const {
  for (size_t i = 0; i < formats_.size(); ++i) {
    const bool is_it = std::any_of(candidates_.begin(), candidates_.end(), [i](const Candidate& c) {
      return !c.roles.empty() && c.roles[i].role != 0;
    });
    if (is_it) return formats_[i];
  }
  return nullptr;
}

// "an X archive, a Mastodon export, a saved profile page or a Backscroll archive"
std::string MembersImporter::names_of_formats() const {
  std::string names;
  for (size_t i = 0; i < formats_.size(); ++i) {
    if (i > 0) names += i + 1 < formats_.size() ? ", " : " or ";
    names += formats_[i]->name;
  }
  return names;
}

Status MembersImporter::unknown() const {
  const bool is_looked_into = candidates_.size() == 1 && has_head_;  // else it is the only one of a folder
  if (is_looked_into && is_meant_to_be_json(first_head_)) return unknown_file(first_head_);
  if (candidates_.size() == 1) return Status(ErrorCode::kNotAnArchive, "it is not " + names_of_formats());
  return Status(ErrorCode::kNotAnArchive, candidates_.empty()
                                              ? "there are no files in it"
                                              : "none of the " + std::to_string(candidates_.size()) +
                                                    " files is part of an archive that can be read");
}

Status MembersImporter::plan() {
  order_.clear();
  format_ = chosen();
  if (format_ == nullptr) return unknown();
  const size_t index =
      static_cast<size_t>(std::find(formats_.begin(), formats_.end(), format_) - formats_.begin());
  reader_ = format_->make(sink_, options_);
  for (Candidate& candidate : candidates_) {
    if (!candidate.roles.empty()) candidate.member.role = candidate.roles[index];
    reader_->add_name(candidate.member.path);
  }
  put_in_order();
  first_head_ = {};
  return Status();
}

void MembersImporter::put_in_order() {
  ImportReport& report = reader_->collector().report();
  std::vector<uint32_t> unwanted;
  for (uint32_t i = 0; i < candidates_.size(); ++i) {
    const Member& member = candidates_[i].member;
    if (member.role.role != 0) {
      (reader_->wants(member) ? order_ : unwanted).push_back(i);
    } else if (candidates_[i].use != NameUse::kMedia) {
      report.remark(Remark::kNotOpened, {});  // their names alone say much about a person
    }
  }
  // Never by the order in which they came, and by the name only where all else is the same.
  std::sort(order_.begin(), order_.end(), [this](uint32_t a, uint32_t b) {
    const Member& first = candidates_[a].member;
    const Member& second = candidates_[b].member;
    if (first.role.role != second.role.role) return first.role.role < second.role.role;
    if (first.role.part != second.role.part) return first.role.part < second.role.part;
    return first.path < second.path;
  });
  std::unordered_set<std::string_view> kept;  // two files of one name are of two archives as well
  const auto is_of_other = [&, folder = folder_of_archive()](uint32_t member) {
    const std::string& path = candidates_[member].member.path;
    if (!folder || (path.starts_with(*folder) && kept.insert(path).second)) return false;
    report.remark(Remark::kOtherArchive, {0, 0, {}, path});
    return true;
  };
  std::erase_if(order_, is_of_other);
  std::erase_if(unwanted, is_of_other);
  for (const uint32_t member : unwanted) reader_->leave(candidates_[member].member);
}

// Where two files are the same part of an archive, they are of two archives, each in a folder of its own: that of the
// first one. Nothing: there is only one archive.
std::optional<std::string> MembersImporter::folder_of_archive() const {
  const auto is_same_part = [this](uint32_t a, uint32_t b) {
    const MemberRole& first = candidates_[a].member.role;
    const MemberRole& second = candidates_[b].member.role;
    return first.role == second.role && (format_->is_one_file || first.part == second.part);
  };
  const auto twice = std::adjacent_find(order_.begin(), order_.end(), is_same_part);
  if (twice == order_.end()) return std::nullopt;
  const std::string& path = candidates_[*twice].member.path;
  return format_->is_one_file ? path : path.substr(0, path.rfind('/') + 1);
}

void MembersImporter::begin_member(uint32_t member) {
  is_reading_ = is_planned() && member < candidates_.size() && candidates_[member].member.role.role != 0;
  if (!is_reading_) return;
  const Member& next = candidates_[member].member;
  path_ = next.path;
  reader_->begin(next);
}

Status MembersImporter::named(Status status) const {
  if (status.ok() || candidates_.size() < 2) return status;
  return Status(status.code(), path_ + ", " + status.detail());
}

}  // namespace backscroll
