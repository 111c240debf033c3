// backscroll_parts: what a file of format 1 is made of: the profile, the posts, and what a post carries besides its
// text. Each has a source of its own.
#pragma once

#include "archive/builder.h"
#include "import/report/json_fields.h"

namespace backscroll {

// Whatever cannot be read is left out and noted.
void read_profile(JsonCursor& value, ProfileInput& profile, FieldNotes& notes);

// Notes why the entry is no post, if it is none, and what had to be left out. An id that came before is the caller's
// affair.
void read_post(JsonCursor& value, PostInput& post, FieldNotes& notes);

// To be used as fields of a post: false when the value is of the wrong sort. Parts of it that are bad are noted.
bool read_media(JsonCursor& value, PostInput& post, FieldNotes& notes);
bool read_poll(JsonCursor& value, PostInput& post, FieldNotes& notes);
bool read_card(JsonCursor& value, PostInput& post, FieldNotes& notes);

}  // namespace backscroll
