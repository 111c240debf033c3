// block: how the bytes of an archive are laid out. Private to src/archive. A block may come from a file that another
// version wrote: whatever is changed here makes a new kVersion, and older blocks are refused.
//
// header | section | section | ...   each section begins on a multiple of 8 bytes, numbers are little-endian. The bytes
// of ids and texts are the last ones, so that all the rest can be looked at while they are still on their way; no
// reader relies on that.
//
// Rows stand in the order of the file, so that an import can send them away as they come and never has to move a text.
// kOrder says where each row of the archive stands among them.
// "r" is the number of rows in the block, "e" of entities, "m" of media, "d" of details, "p" of polls, "o" of their
// options. A column of strings is two sections: where each ends, as u32 with a zero in front, and their bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace backscroll::block {

static_assert(std::endian::native == std::endian::little);

enum class Section : uint32_t {
  kOrder,            // u32, the place in the block of each row of the archive; empty: as they are
  kKinds,            // u8[r], PostKind
  kFlags,            // u8[r], see flag constants
  kCountPrecisions,  // u8[r], three CountPrecision of two bits: replies, reposts, likes
  kAuthorsOfRows,    // u32[r], kOwner, kUnknownAuthor or an index into kAuthorIndexes
  kLanguages,        // u8[r], a string of kLanguageNames, counted from 1; kOtherLanguage: a detail says it
  kLanguageNames,    // strings
  kLanguageBytes,    //
  kTimes,            // i64[r], where an interval begins
  kReplies,          // u32[r], kLargeCount: see kLargeCountSlots
  kReposts,          // u32[r]
  kLikes,            // u32[r]
  kIds,              // strings, r
  kIdBytes,          //
  kTexts,            // strings, r
  kTextBytes,        //
  kIntervalRows,     // u32, ascending
  kIntervalEnds,     // i64 of each
  kLargeCountSlots,  // u64, ascending: place of the row * 4 + LargeCount
  kLargeCounts,      // i64 of each
  kQuotingPosts,     // u32, ascending, rows of the archive
  kQuotedRows,       // u32 of each
  kEntityEnds,  // u32[r + 2], entities of place r: [ends[r], ends[r + 1]); the last ones are the profile's bio
  kEntityKinds,     // u8[e]
  kEntityBegins,    // u32[e], bytes in the text
  kEntityStops,     // u32[e]
  kEntityStrings,   // strings, EntityString of each entity
  kEntityBytes,     //
  kMediaEnds,       // u32[r + 1]
  kMediaKinds,      // u8[m], MediaKind, with kMediaHasAlt
  kMediaWidths,     // u32[m]
  kMediaHeights,    // u32[m]
  kMediaDurations,  // u32[m], milliseconds
  kMediaStrings,    // strings, MediaString of each media
  kMediaBytes,      //
  kAuthorIndexes,  // u32 of each author: kOwner when written exactly like the profile, else where its strings are
  kAuthorStrings,     // strings, AuthorString of each author
  kAuthorBytes,       //
  kDetailRows,        // u32[d], places, ascending
  kDetailKinds,       // u8[d], ascending within a row
  kDetailStrings,     // strings, d
  kDetailBytes,       //
  kPollRows,          // u32[p], places, ascending, each at most once
  kPollOptionEnds,    // u32[p + 1]
  kPollNumbers,       // i64, PollNumber of each poll
  kPollCodes,         // u8, PollCode of each poll
  kPollStrings,       // strings, PollString of each poll
  kPollBytes,         //
  kOptionVotes,       // i64[o]
  kOptionPrecisions,  // u8[o], CountPrecision
  kOptionStrings,     // strings, OptionString of each option
  kOptionBytes,       //
  kProfileStrings,    // strings, ProfileString
  kProfileBytes,      //
  kProfileNumbers,    // i64, ProfileNumber
  kProfileCodes,      // u8, ProfileCode
  kSectionCount,
};
constexpr size_t kSectionCount = static_cast<size_t>(Section::kSectionCount);

struct SectionPlace {
  uint32_t offset_bytes;  // from the start of the block
  uint32_t size_bytes;    // without the padding
};

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t size_bytes;  // of the whole block
  uint32_t post_count;
  uint32_t row_count;    // of the archive
  uint32_t place_count;  // rows in the block; a quote that is a post of the archive itself is in no use there
  uint32_t reserved;
  SectionPlace sections[kSectionCount];
};

constexpr char kMagic[8] = {'B', 'S', 'C', 'R', 'O', 'L', 'L', '\n'};
constexpr uint32_t kVersion = 5;
constexpr size_t kAlignment = 8;
static_assert(sizeof(Header) % kAlignment == 0);

// kFlags: two bits of TimePrecision, then one bit each.
constexpr uint8_t kTimePrecisionMask = 3;
constexpr uint8_t kIsSummary = 4;
constexpr uint8_t kIsThreadMarked = 8;
constexpr uint8_t kIsSensitive = 16;
constexpr uint8_t kHasQuote = 32;
constexpr uint8_t kAllFlags = 63;

constexpr uint8_t kOtherLanguage = 255;

constexpr uint32_t kLargeCount = 0xFFFFFFFF;  // too large for a column of u32
enum LargeCount : uint32_t { kLargeReplies, kLargeReposts, kLargeLikes };

constexpr uint8_t kMediaHasAlt = 0x80;

enum EntityString : uint32_t { kEntityTarget, kEntityDisplay, kEntityExtra, kEntityStringCount };
enum MediaString : uint32_t { kMediaAlt, kMediaSource, kMediaPoster, kMediaExtra, kMediaStringCount };
enum AuthorString : uint32_t {
  kAuthorName,
  kAuthorHandle,
  kAuthorBadge,
  kAuthorAvatar,
  kAuthorExtra,
  kAuthorStringCount,
};
enum PollNumber : uint32_t { kPollEndsBegin, kPollEndsEnd, kPollVoters, kPollNumberCount };
enum PollCode : uint32_t { kPollEndsPrecision, kPollVotersPrecision, kPollCodeCount };
enum PollString : uint32_t { kPollExtra, kPollExtraEnds, kPollExtraVoters, kPollStringCount };
enum OptionString : uint32_t { kOptionText, kOptionExtra, kOptionExtraVotes, kOptionStringCount };

enum ProfileString : uint32_t {
#define BACKSCROLL_PROFILE_STRING(member, name) name,
#include "archive/profile_strings.def"
#undef BACKSCROLL_PROFILE_STRING
  kProfileStringCount,
};

enum ProfileNumber : uint32_t {
  kJoinedBegin,
  kJoinedEnd,
  kCapturedBegin,
  kCapturedEnd,
  kFollowers,
  kFollowing,
  kMediaTotal,
  kPostsTotal,
  kSkippedCount,
  kProfileNumberCount,
};

enum ProfileCode : uint32_t {
  kBioKind,
  kJoinedPrecision,
  kCapturedPrecision,
  kFollowersPrecision,
  kFollowingPrecision,
  kMediaPrecision,
  kPostsPrecision,
  kProfileCodeCount,
};

}  // namespace backscroll::block
