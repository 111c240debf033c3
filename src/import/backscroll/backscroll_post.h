// backscroll_post: one entry of the list of posts, in format 1.
#pragma once

#include "archive/builder.h"
#include "import/report/json_fields.h"

namespace backscroll {

// Notes why the entry is no post, if it is none, and what had to be left out. An id that came before is the caller's
// affair.
void read_post(JsonCursor& value, PostInput& post, FieldNotes& notes);

}  // namespace backscroll
