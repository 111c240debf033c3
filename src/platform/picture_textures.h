// picture_textures: turns decoded pictures into textures, a few in each frame, and deletes those that have to go.
#pragma once

#include <span>
#include <vector>

#include "view/pictures/picture_store.h"

namespace backscroll {

class PictureTextures {
 public:
  // A bitmap lies ready in pictures.lib.js under this number.
  void deliver(uint32_t ticket, Texels size, Texels natural);
  // Uploads what was delivered: two small pictures or a large one. True: more are waiting for the next frame.
  bool upload(PictureStore& store, double now_millis);
  void destroy(std::span<const uint32_t> textures) const;

 private:
  struct Delivery {
    uint32_t ticket;
    Texels size;
    Texels natural;
  };
  std::vector<Delivery> waiting_;
};

// The longest side that a texture may have here.
uint32_t longest_texture_side();

}  // namespace backscroll
