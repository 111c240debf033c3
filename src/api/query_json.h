// query_json: a query as it comes from JavaScript, and the posts that go back.
#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/status.h"
#include "base/steps.h"
#include "index/query.h"

namespace backscroll {

// {"text": "envoy", "kinds": ["original"], "from": "2019-01-01T00:00:00Z", "to": ..., "sort": "likes", "limit": 50}
// Every member may be left out or null. Times are RFC 3339, dates, or milliseconds since 1970. kBadQuery says which
// member is wrong.
Result<PostQuery> query_from_json(std::string_view json);

// The posts that match a query, as a list in which format 1 writes them, one a line. `answer` holds a status until it
// is done.
Steps answer_query(const Archive& archive, std::string json, Result<std::string>& answer);

}  // namespace backscroll
