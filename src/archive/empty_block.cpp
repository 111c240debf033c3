// empty_block: the block of an archive without anything in it. Written here and not by the builder, so that a program
// that only reads archives does not carry what builds them.
#include "archive/archive.h"
#include "archive/block_sink.h"

namespace backscroll {

using block::Section;

Archive::Archive() {
  MemorySink memory;
  BlockWriter writer(memory);
  for (const Section column :
       {Section::kIds, Section::kTexts, Section::kLanguageNames, Section::kEntityStrings,
        Section::kMediaStrings, Section::kAuthorStrings, Section::kDetailStrings, Section::kPollStrings,
        Section::kOptionStrings, Section::kProfileStrings})
    writer.begin_strings(column);
  for (const Section ends :
       {Section::kEntityEnds, Section::kEntityEnds, Section::kMediaEnds, Section::kPollOptionEnds})
    writer.add<uint32_t>(ends, 0);
  for (uint32_t i = 0; i < block::kProfileStringCount; ++i) writer.add_string(Section::kProfileStrings, {});
  for (uint32_t i = 0; i < block::kProfileNumberCount; ++i) writer.add<int64_t>(Section::kProfileNumbers, 0);
  static_assert(static_cast<int>(CountPrecision::kUnknown) == static_cast<int>(TimePrecision::kUnknown));
  for (uint32_t i = 0; i < block::kProfileCodeCount; ++i) {
    const CountPrecision unknown = CountPrecision::kUnknown;
    writer.add(Section::kProfileCodes, i == block::kBioKind ? uint8_t{0} : static_cast<uint8_t>(unknown));
  }
  writer.finish(0, 0, 0);
  vector_ = memory.take_block();
  block_ = vector_;
  open();
}

}  // namespace backscroll
