// formats: see the header.
#include "import/formats.h"

#include "import/backscroll/backscroll_reader.h"
#include "import/mastodon/mastodon_reader.h"
#include "import/profile_page/profile_page_reader.h"
#include "import/x/x_reader.h"

namespace backscroll {

std::span<const Format* const> all_formats() {
  static constexpr const Format* kFormats[] = {&kXFormat, &kMastodonFormat, &kProfilePageFormat,
                                               &kBackscrollFormat};
  return kFormats;
}

}  // namespace backscroll
