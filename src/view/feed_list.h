// feed_list: which posts the feed shows, in which order.
#pragma once

#include <vector>

#include "index/time_index.h"
#include "view/view_state.h"

namespace backscroll {

// Posts whose place lies in the range, sorted. A range that holds the whole archive also shows posts without a date,
// after the others. Ties keep the order of the archive.
std::vector<PostIndex> feed_list(const Archive& archive, const TimeIndex& index, TimeRange range,
                                 bool is_whole, FeedSort sort);

}  // namespace backscroll
