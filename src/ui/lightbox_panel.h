// lightbox_panel: draws the lightbox over everything else: scrim, picture, words, buttons.
#pragma once

#include "ui/painter.h"
#include "view/input/input.h"
#include "view/pictures/lightbox_layout.h"

namespace backscroll {

// The painter has a dark palette, whatever the theme: pictures are looked at on black.
void draw_lightbox(const Painter& painter, const LightboxFrame& frame, const Pointer& pointer);

}  // namespace backscroll
