// post_details: fields of a post that are kept as details, that is, sparsely and as text.
#pragma once

#include <string>
#include <utility>

#include "archive/builder.h"
#include "import/report/json_fields.h"

namespace backscroll {

inline void add_detail(PostInput& post, Detail which, std::string text) {
  if (!text.empty()) post.details.emplace_back(which, std::move(text));
}

inline void set_visibility(PostInput& post, Visibility visibility) {
  add_detail(post, Detail::kVisibility, std::string(id_in(kVisibilityIds, visibility)));
}

template <Detail kWhich>
bool read_text_detail(JsonCursor& value, PostInput& post, FieldNotes&) {
  if (!value.is_text()) return false;
  add_detail(post, kWhich, std::string(value.text()));
  return true;
}

// Places and sizes: whole numbers from 1.
template <Detail kWhich>
bool read_ordinal_detail(JsonCursor& value, PostInput& post, FieldNotes&) {
  const int64_t ordinal = value.integer();
  if (ordinal < 1) return false;
  add_detail(post, kWhich, std::to_string(ordinal));
  return true;
}

// An object whose fields are those of the post, and whose unknown ones are kept under `extra`.
template <size_t kCount>
bool read_part(JsonCursor& value, const JsonField<PostInput> (&fields)[kCount], PostInput& post, Detail extra,
               FieldNotes& notes) {
  if (!value.is_object()) return false;
  std::string kept;
  read_members(value, fields, post, kept, notes);
  add_detail(post, extra, std::move(kept));
  return true;
}

}  // namespace backscroll
