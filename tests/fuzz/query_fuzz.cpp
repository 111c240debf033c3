// The agreed form of whatever is typed means the same: the same terms, and the same agreed form again. A term that is
// toggled is there or not.
#include <string>

#include "fuzz_support.h"
#include "index/query_language.h"

namespace {

using namespace backscroll;
using backscroll::fuzz::fail;

bool is_same(const QueryTerm& a, const QueryTerm& b) {
  return a.kind == b.kind && a.is_negated == b.is_negated && a.is_whole == b.is_whole && a.trait == b.trait &&
         a.letters == b.letters && a.low == b.low && a.high == b.high && a.spelling == b.spelling;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size_bytes) {
  const std::string_view text = fuzz::text_of(bytes, size_bytes);
  const Query query = parse_query(text);
  const std::string agreed = canonical_text(query);
  const Query again = parse_query(agreed);
  if (canonical_text(again) != agreed) fail("its agreed form has another: " + agreed);
  if (again.terms.size() != query.terms.size()) fail("its agreed form has other terms: " + agreed);
  for (size_t i = 0; i < query.terms.size(); ++i) {
    const QueryTerm& term = query.terms[i];
    if (!is_same(term, again.terms[i])) fail("the agreed form means something else: " + term.spelling);
    if (!has_term(text, term.spelling)) fail("a term is not found: " + term.spelling);
    const std::string without = toggled_term(text, term.spelling);
    if (has_term(without, term.spelling)) fail("a term cannot be taken away: " + term.spelling);
    if (parse_query(without).terms.size() >= kMostQueryTerms) continue;  // there is no room
    if (!has_term(toggled_term(without, term.spelling), term.spelling))
      fail("a term cannot be put back: " + term.spelling);
  }
  return 0;
}
