// backscroll_attachments: what a post carries besides its text: media, a poll, the card of a link.
#pragma once

#include "archive/builder.h"
#include "import/report/json_fields.h"

namespace backscroll {

// To be used as fields of a post: false when the value is of the wrong sort. Parts of it that are bad are noted.
bool read_media(JsonCursor& value, PostInput& post, FieldNotes& notes);
bool read_poll(JsonCursor& value, PostInput& post, FieldNotes& notes);
bool read_card(JsonCursor& value, PostInput& post, FieldNotes& notes);

}  // namespace backscroll
