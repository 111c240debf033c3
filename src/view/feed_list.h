// feed_list: which items the feed shows, in which order.
#pragma once

#include <vector>

#include "index/search.h"
#include "index/threads.h"
#include "index/time_index.h"
#include "view/feed_item.h"
#include "view/view_state.h"

namespace backscroll {

using FeedItems = std::vector<FeedItem>;

constexpr uint32_t kTopOfYear = 5;  // posts shown of each year

// Posts of the target range, sorted, with all that the chosen view puts around them. A range that holds the whole
// archive also shows posts without a date, after the others; the views of a day and of a thread look at the whole
// archive in any case. Ties keep the order of the archive. `hits`: of the search that is going on; the posts and the
// years then hold nothing else.
FeedItems feed_list(const Archive& archive, const TimeIndex& index, const Threads& threads,
                    const ViewState& state, const Hits* hits = nullptr);

}  // namespace backscroll
