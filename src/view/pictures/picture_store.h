// picture_store: which pictures are wanted, on their way, here or broken, and which must go when the graphics memory
// for them is full. Plain bookkeeping: the page fetches and decodes, the platform uploads; a texture is a number here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace backscroll {

// kCover: scaled and cropped to fill the wanted size; kSquare: the same, for a disc; kWhole: the whole picture, not
// larger than the wanted size, for the lightbox.
enum class PictureUse : uint8_t { kCover, kSquare, kWhole };

// Why a picture is not there. kRemote: of another place, and the page does not allow those; kOutside: of the same
// place, but not beside the archive or below. kNowhere: relative to an archive that came without an address.
// kTooLarge: more pixels than are decoded here. kUnreachable: the network failed. The numbers cross the boundary.
enum class PictureTrouble : uint8_t { kNone, kBroken, kRemote, kNowhere, kOutside, kTooLarge, kUnreachable };

// As a sentence; empty for no trouble.
std::string_view words_of_trouble(PictureTrouble trouble);

struct Texels {
  uint32_t width = 0;
  uint32_t height = 0;
  friend bool operator==(Texels, Texels) = default;
};

struct Picture {
  uint32_t texture = 0;  // 0: not here
  Texels size;
  Texels natural;  // of the file
  PictureTrouble trouble = PictureTrouble::kNone;
  double arrived_millis = 0;
};

struct PictureRequest {
  uint32_t ticket;  // names this one request in the page's answer
  std::string_view address;
  Texels size;
  PictureUse use;
};

// What follows from a frame's wants.
struct PictureOrders {
  std::vector<PictureRequest> requests;
  std::vector<uint32_t> dropped_tickets;  // not wanted any more: the page gives them up
  std::vector<uint32_t> dead_textures;    // to be deleted
};

class PictureStore {
 public:
  static constexpr size_t kBudgetBytes = 48u
                                         << 20;  // of kCover and kSquare; kWhole lives while it is looked at

  explicit PictureStore(size_t budget_bytes = kBudgetBytes) : budget_bytes_(budget_bytes) {}

  // Another archive: everything under way is dropped and every texture dies with the next orders.
  void clear();
  // Names the addresses that the archive's pictures have: `address` must stay where it is until clear().
  // `is_seen`: on screen now; else it is only near.
  void want(std::string_view address, PictureUse use, Texels size, bool is_seen);
  // Ends the wants of one frame.
  PictureOrders take_orders();

  // Null when nothing is known of it.
  const Picture* find(std::string_view address, PictureUse use) const;

  // The page's answers. An answer to a request that was dropped meanwhile is not awaited.
  bool is_awaited(uint32_t ticket) const { return awaiting(ticket) != nullptr; }
  void arrived(uint32_t ticket, const Picture& picture);
  void failed(uint32_t ticket, PictureTrouble trouble);

  // The context was lost: textures are gone and asked for again when seen. What is under way still comes.
  void forget_textures();
  // The page allows other places now, or the network is back: what a new request can change is asked for again.
  void forget_refusals();

  size_t texture_bytes() const { return bytes_ + whole_bytes_; }
  // Of a picture that arrived this long ago, 0..1; 1 when motion is reduced.
  static float fade(const Picture& picture, double now_millis, bool is_motion_reduced);
  // Whether a picture seen in the last frame is still fading in.
  bool is_fading(double now_millis) const;

 private:
  struct Key {
    const char* data;
    size_t size;
    PictureUse use;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const;
  };
  struct Entry {
    Key key;
    Picture picture;
    Texels asked;  // of the texture that is here
    Texels wanted;
    Texels under_way;
    uint32_t ticket = 0;  // 0: nothing under way
    uint32_t wanted_frame = 0;
    uint32_t seen_frame = 0;
  };

  Entry* awaiting(uint32_t ticket) const;
  Entry* taken(uint32_t ticket);  // off the list of those under way
  Entry* longest_unseen();
  bool is_worth_asking(const Entry& entry, size_t& planned_bytes) const;
  void ask(Entry& entry, PictureOrders& orders);
  void drop_unwanted(PictureOrders& orders);
  void evict(PictureOrders& orders);
  void bury(Entry& entry);
  size_t& bytes_for(const Entry& entry) {
    return entry.key.use == PictureUse::kWhole ? whole_bytes_ : bytes_;
  }

  size_t budget_bytes_;
  size_t bytes_ = 0;
  size_t whole_bytes_ = 0;
  uint32_t frame_ = 1;
  uint32_t last_ticket_ = 0;
  std::unordered_map<Key, Entry, KeyHash> entries_;
  std::vector<Entry*> under_way_;  // a screen's worth; entries do not move
  std::vector<Entry*> wanted_;     // in this frame
  std::vector<Entry*> seen_;       // in the last one
  std::vector<uint32_t> dropped_;
  std::vector<uint32_t> dead_;
};

}  // namespace backscroll
