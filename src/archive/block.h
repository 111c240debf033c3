// block: how the bytes of an archive are laid out. Private to src/archive: it is not a file format, the writer and
// the reader of a block always come from the same build.
//
// header | section | section | ...   each section begins on a multiple of 8 bytes, numbers are little-endian.
// "n" is the number of rows, "e" of entities, "m" of media, "d" of details, "p" of polls, "o" of their options.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace backscroll::block {

static_assert(std::endian::native == std::endian::little);

enum class Section : uint32_t {
  kKinds,             // u8[n], PostKind
  kFlags,             // u8[n], see flag constants
  kCountPrecisions,   // u8[n], three CountPrecision of two bits: replies, reposts, likes
  kAuthorsOfRows,     // u32[n]
  kQuotes,            // u32[n]
  kTimeBegins,        // i64[n]
  kTimeEnds,          // i64[n]
  kReplies,           // i64[n]
  kReposts,           // i64[n]
  kLikes,             // i64[n]
  kIds,               // strings, n
  kTexts,             // strings, n
  kEntityEnds,        // u32[n + 2], the entities of row r: [ends[r], ends[r + 1]); row n is the profile's bio
  kEntityKinds,       // u8[e]
  kEntityBegins,      // u32[e], bytes in the text
  kEntityStops,       // u32[e]
  kEntityStrings,     // strings, EntityString of each entity
  kMediaEnds,         // u32[n + 1]
  kMediaKinds,        // u8[m], MediaKind, with kMediaHasAlt
  kMediaWidths,       // u32[m]
  kMediaHeights,      // u32[m]
  kMediaDurations,    // u32[m], milliseconds
  kMediaStrings,      // strings, MediaString of each media
  kAuthorStrings,     // strings, AuthorString of each author
  kDetailRows,        // u32[d], ascending
  kDetailKinds,       // u8[d], ascending within a row
  kDetailStrings,     // strings, d
  kPollRows,          // u32[p], ascending, each row at most once
  kPollOptionEnds,    // u32[p + 1]
  kPollNumbers,       // i64, PollNumber of each poll
  kPollCodes,         // u8, PollCode of each poll
  kPollStrings,       // strings, PollString of each poll
  kOptionVotes,       // i64[o]
  kOptionPrecisions,  // u8[o], CountPrecision
  kOptionStrings,     // strings, OptionString of each option
  kProfileStrings,    // strings, ProfileString
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
  uint32_t row_count;
  SectionPlace sections[kSectionCount];
};

constexpr char kMagic[8] = {'B', 'S', 'C', 'R', 'O', 'L', 'L', '\n'};
constexpr uint32_t kVersion = 2;
constexpr size_t kAlignment = 8;
static_assert(sizeof(Header) % kAlignment == 0);

// kFlags: two bits of TimePrecision, then one bit each.
constexpr uint8_t kTimePrecisionMask = 3;
constexpr uint8_t kIsSummary = 4;
constexpr uint8_t kIsThreadMarked = 8;
constexpr uint8_t kIsSensitive = 16;
constexpr uint8_t kAllFlags = kTimePrecisionMask | kIsSummary | kIsThreadMarked | kIsSensitive;

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
  kProfileName,
  kProfileHandle,
  kProfileBadge,
  kProfileBio,
  kProfilePlace,
  kProfileAvatar,
  kProfileBanner,
  kProfileSourceName,
  kProfileSourceUrl,
  kProfileSourceFormat,
  kProfileExtra,
  kProfileExtraCounts,
  kProfileExtraFollowers,
  kProfileExtraFollowing,
  kProfileExtraMedia,
  kProfileExtraPosts,
  kProfileExtraBio,
  kProfileExtraSource,
  kProfileExtraJoined,
  kProfileExtraCaptured,
  kProfileExtraArchive,
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
