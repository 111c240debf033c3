// import_api: what the import module can do beside the calls of core_api.h: make archives up, and answer for one that
// is given back to it. A page loads it only when it is asked for a sample; the command line always does.
#pragma once

#include <cstdint>

extern "C" {

// Makes an archive up, see sample_archive.h; is_brief: short texts. Its block goes out, and the answer is that of
// bs_core_finish().
int bs_import_sample(uint32_t posts, uint32_t seed, int is_brief);

// Many files, one archive: of a folder, a container, or chosen by a person.
//   bs_import_members(); for each file: bs_import_add(), and if that says so bs_import_look(); bs_import_plan();
//   for each that the plan names: bs_import_begin(), bs_core_space() and bs_core_take() for its bytes,
//   bs_import_end(); bs_core_finish()
// `json`: {"include": ["deleted", "circle", "followers"], "captured": "2025-03"}, or nothing. Answer: nothing.
int bs_import_members(const uint8_t* json, uint32_t size_bytes);
// What may be done with a file of that name, as bs_import_add() says.
uint32_t bs_import_use(const uint8_t* path, uint32_t path_bytes);
// A file is there; they are numbered as they come. `path`: in the folder or container. `is_chosen`: a person named this
// very file. Returns 0: it is never opened; 1: look into it; 2: it is a picture or a film.
uint32_t bs_import_add(const uint8_t* path, uint32_t path_bytes, double file_bytes, int is_chosen);
// Its first bytes, up to 4096, or all if it has less.
void bs_import_look(uint32_t member, const uint8_t* head, uint32_t size_bytes);
// Answer: {"format": "x", "order": [2, 0, 1]}, the files to be read.
int bs_import_plan();
// Answers: nothing.
int bs_import_begin(uint32_t member);
int bs_import_end();
// Entries that were read until now.
uint32_t bs_import_rows();

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
