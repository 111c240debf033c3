// page_text: the words of a page as an archive has them.
#pragma once

#include <string_view>
#include <vector>

#include "archive/builder.h"

namespace backscroll {

// Every "@" with a name that an account may have; one behind a letter, as in an address, is none.
std::vector<EntityInput> mentions_in(std::string_view text);
// Whether its author put a thread sign in it.
bool has_thread_sign(std::string_view text);

}  // namespace backscroll
