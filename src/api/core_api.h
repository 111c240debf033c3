// core_api: everything that crosses between the core module and JavaScript. Flat C: bytes go in as pointer and length,
// and each call fills one reply, which JavaScript copies out at once: the next call overwrites it.
// The module reads files and keeps none of them: the block of an archive goes out while it is made. The import module
// has these calls too, and those of import_api.h.
#pragma once

#include <cstdint>

extern "C" {

struct BsCoreReply {
  uint32_t ok;    // 1: data is the answer; 0: data is {"code": "not_json", "message": "..."}
  uint32_t code;  // backscroll::ErrorCode
  const uint8_t* data;
  uint32_t size_bytes;
};

const BsCoreReply* bs_core_reply();

// Newest version of the archive format that is read, and the one that is written.
uint32_t bs_core_version();

// The calls below return what the reply's `ok` says.

// A file of any supported format is read in pieces of any size, and never held whole:
//   bs_core_begin(); for each piece: copy it to bs_core_space(size), then bs_core_take(size); bs_core_finish();
void bs_core_begin();
// Where the next bytes are to be put: so many fit. Null: no file has begun, or it cannot be read.
uint8_t* bs_core_space(uint32_t size_bytes);
// So many bytes were put there. Answer: nothing.
int bs_core_take(uint32_t size_bytes);
// That was all. Answer: JSON, see info_json.h; the whole block has gone out then.
int bs_core_finish();
// Forgets the file that is being read, and the last answer.
void bs_core_reset();
}
