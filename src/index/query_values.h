// query_values: reads what stands after the colon of a search term. Private to the query language.
#pragma once

#include <optional>
#include <string_view>

#include "index/query_language.h"

namespace backscroll {

// `value` is folded and not empty. Fills the term, or says what is wrong with it.
using ValueReader = std::optional<QueryNoteKind> (*)(std::string_view value, QueryTerm& term);

// What reads the values of an operator; nullptr: there is no such operator.
ValueReader value_reader(std::string_view name);

}  // namespace backscroll
