// rhythm_words: silences and bursts as a reader sees them.
#pragma once

#include <string>

#include "index/rhythm.h"

namespace backscroll {

std::string words_of_silence(const Silence& silence);  // "quiet · 7 months"
std::string words_of_burst(const Burst& burst);        // "loud · 41 posts in 3 days"
std::string hint_of_silence(const Silence& silence);   // "No posts, 3 Mar – 5 Oct 2019"
std::string hint_of_burst(const Burst& burst);         // "41 posts, 3 – 5 Mar 2019"

}  // namespace backscroll
