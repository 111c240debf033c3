// import_api: what the import module can do beside the calls of core_api.h: make archives up, and answer for one that
// is given back to it. A page loads it only when it is asked for a sample; the command line always does.
#pragma once

#include <cstdint>

extern "C" {

// Makes an archive up, see sample_archive.h; is_brief: short texts. Its block goes out, and the answer is that of
// bs_core_finish().
int bs_import_sample(uint32_t posts, uint32_t seed, int is_brief);

// Opens an archive: first the address of memory for its block, which JavaScript fills; null: there is not enough. Then
// bs_import_open(). The archive stays until the next one, or bs_import_close(). Answer: nothing.
uint8_t* bs_import_space(uint32_t size_bytes);
int bs_import_open();
void bs_import_close();

// Of the archive that is open:
uint32_t bs_import_threads();  // how many there are, as index/threads finds them
// Answer: it in format 1.
int bs_import_export();
// Takes a query as JSON, see query_json.h. Answer: a JSON list of posts, one a line.
int bs_import_query(const uint8_t* json, uint32_t size_bytes);
}
