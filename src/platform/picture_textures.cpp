// picture_textures: see the header.
#include "platform/picture_textures.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <bit>

extern "C" {
void picture_upload(uint32_t ticket, uint32_t texture, int levels);
void picture_drop(uint32_t ticket);
}

namespace backscroll {
namespace {

constexpr int kUploadsPerFrame = 2;
constexpr uint64_t kLargeTexels = 1u << 20;

uint64_t texels(Texels size) { return uint64_t{size.width} * size.height; }

uint32_t texture_of(uint32_t ticket, Texels size) {
  // Smaller levels, because a picture may be drawn smaller than it was asked for: an avatar in the header, a large
  // picture that fits the canvas.
  const int levels = std::bit_width(std::max(size.width, size.height));
  GLuint texture = 0;
  glGenTextures(1, &texture);
  picture_upload(ticket, texture, levels);  // leaves it bound
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindTexture(GL_TEXTURE_2D, 0);
  return texture;
}

}  // namespace

void PictureTextures::deliver(uint32_t ticket, Texels size, Texels natural) {
  waiting_.push_back({ticket, size, natural});
}

bool PictureTextures::upload(PictureStore& store, double now_millis) {
  for (int uploads = 0; uploads < kUploadsPerFrame && !waiting_.empty();) {
    const Delivery delivery = waiting_.front();
    if (!store.is_awaited(delivery.ticket)) {
      picture_drop(delivery.ticket);
      waiting_.erase(waiting_.begin());
      continue;
    }
    const bool is_large = texels(delivery.size) > kLargeTexels;
    if (is_large && uploads > 0) break;
    waiting_.erase(waiting_.begin());
    uploads += is_large ? kUploadsPerFrame : 1;
    store.arrived(delivery.ticket, {texture_of(delivery.ticket, delivery.size), delivery.size,
                                    delivery.natural, PictureTrouble::kNone, now_millis});
  }
  return !waiting_.empty();
}

void PictureTextures::destroy(std::span<const uint32_t> textures) const {
  if (!textures.empty()) glDeleteTextures(static_cast<GLsizei>(textures.size()), textures.data());
}

uint32_t longest_texture_side() {
  GLint side = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &side);
  return static_cast<uint32_t>(std::max(side, 2048));
}

}  // namespace backscroll
