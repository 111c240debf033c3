// import_api: what the import module can do beside the calls of core_api.h. A page loads it only when it is asked for
// one of these; the command line always does.
#pragma once

#include <cstdint>

extern "C" {

// Keeps an archive that another module has read. Takes its block, answers with the same.
int bs_import_open(const uint8_t* block, uint32_t size_bytes);
// Keeps an invented archive, see sample_archive.h. Answer: the block, as for bs_core_import. is_brief: short texts.
int bs_import_sample(uint32_t posts, uint32_t seed, int is_brief);
// Answer: JSON, see info_json.h.
int bs_import_info();
// Answer: the archive in format 1.
int bs_import_export();
// Takes a query as JSON, see query_json.h. Answer: a JSON list of posts, one a line.
int bs_import_query(const uint8_t* json, uint32_t size_bytes);
}
