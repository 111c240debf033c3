// lightbox_input: pointer, keys and names of commands while the lightbox is open. It takes them all.
#pragma once

#include "view/input/input.h"
#include "view/pictures/lightbox_layout.h"

namespace backscroll {

PointerResult lightbox_pointer_input(const LightboxFrame& frame, const Lightbox& lightbox,
                                     const Pointer& pointer, Gesture& gesture);

Actions lightbox_key_input(const Input& input, const LightboxFrame& frame, const Lightbox& lightbox);

// "close", "next-picture", "zoom-in" ...: the same as the keys, by name. Empty: not known, or nothing to do.
Actions lightbox_command(std::string_view name, const LightboxFrame& frame, const Lightbox& lightbox);

// A wheel or trackpad over the lightbox, in CSS pixels.
Actions lightbox_wheel(const LightboxFrame& frame, const Lightbox& lightbox, Point at, Point delta,
                       bool is_zoom);

}  // namespace backscroll
