// card_preview: what the source shows of a page that a post links to: picture, site, title and description.
#pragma once

#include "view/card_parts.h"

namespace backscroll {

// Returns the y below. The whole preview is a control when its address may be opened.
float write_preview(const LinkPreview& preview, bool has_control, Point at, float width_px,
                    CardWriter& writer);

}  // namespace backscroll
