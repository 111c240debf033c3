// backscroll_profile: the profile of an archive, in format 1.
#pragma once

#include "archive/builder.h"
#include "import/report/json_fields.h"

namespace backscroll {

// Whatever cannot be read is left out and noted.
void read_profile(JsonCursor& value, ProfileInput& profile, FieldNotes& notes);

}  // namespace backscroll
