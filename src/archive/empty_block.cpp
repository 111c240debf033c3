// empty_block: the block of an archive without anything in it. Written here and not by the builder, so that a program
// that only reads archives does not carry what builds them.
#include "archive/archive.h"
#include "archive/block_writer.h"

namespace backscroll {
namespace {

using block::Section;

constexpr Section kStrings[] = {Section::kIds,          Section::kTexts,         Section::kEntityStrings,
                                Section::kMediaStrings, Section::kAuthorStrings, Section::kDetailStrings,
                                Section::kPollStrings,  Section::kOptionStrings};
constexpr Section kColumns[] = {
    Section::kKinds,          Section::kFlags,      Section::kCountPrecisions, Section::kAuthorsOfRows,
    Section::kQuotes,         Section::kTimeBegins, Section::kTimeEnds,        Section::kReplies,
    Section::kReposts,        Section::kLikes,      Section::kEntityKinds,     Section::kEntityBegins,
    Section::kEntityStops,    Section::kMediaKinds, Section::kMediaWidths,     Section::kMediaHeights,
    Section::kMediaDurations, Section::kDetailRows, Section::kDetailKinds,     Section::kPollRows,
    Section::kPollNumbers,    Section::kPollCodes,  Section::kOptionVotes,     Section::kOptionPrecisions};
constexpr size_t kTables = 3;   // of ends
constexpr size_t kProfile = 3;  // its strings, numbers and codes
static_assert(std::size(kStrings) + std::size(kColumns) + kTables + kProfile == block::kSectionCount);

void write_sections(BlockWriter& writer) {
  const auto no_text = [](size_t) { return std::string_view(); };
  const auto zero = [](size_t) { return uint8_t{0}; };
  const auto unknown = [](size_t i) {
    return i == block::kBioKind ? uint8_t{0} : static_cast<uint8_t>(CountPrecision::kUnknown);
  };
  static_assert(static_cast<int>(CountPrecision::kUnknown) == static_cast<int>(TimePrecision::kUnknown));
  for (const Section which : kStrings) writer.strings(which, 0, no_text);
  for (const Section which : kColumns) writer.column<uint8_t>(which, 0, zero);
  writer.column<uint32_t>(Section::kEntityEnds, 2, zero);
  writer.column<uint32_t>(Section::kMediaEnds, 1, zero);
  writer.column<uint32_t>(Section::kPollOptionEnds, 1, zero);
  writer.strings(Section::kProfileStrings, block::kProfileStringCount, no_text);
  writer.column<int64_t>(Section::kProfileNumbers, block::kProfileNumberCount, zero);
  writer.column<uint8_t>(Section::kProfileCodes, block::kProfileCodeCount, unknown);
}

}  // namespace

Archive::Archive() {
  BlockWriter writer(0, 0);
  write_sections(writer);
  writer.begin_writing();
  write_sections(writer);
  block_ = writer.take_block();
  open();
}

}  // namespace backscroll
