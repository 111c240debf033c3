// mastodon_reader: the reader of Mastodon exports, and of Pixelfed's: who they are of, then what was posted.
#pragma once

#include "import/members/format.h"

namespace backscroll {

extern const Format kMastodonFormat;

}  // namespace backscroll
