// query_language: cuts the text into terms. The values are read by query_values.
#include "index/query_language.h"

#include <algorithm>
#include <limits>

#include "base/sort_indexes.h"
#include "base/utf8.h"
#include "index/fold.h"
#include "index/query_values.h"

namespace backscroll {
namespace {

// All that folds to a space.
bool is_space(char32_t c) {
  if (c < 0x1680) return c <= ' ' || c == 0x85 || c == 0xA0;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_quote(char32_t c) { return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xFF02; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class QueryParser {
 public:
  explicit QueryParser(std::string_view text) : text_(text) { query_.text = text; }

  Query run() {
    for (skip_spaces(); at_ < text_.size(); skip_spaces()) {
      if (query_.terms.size() == kMostQueryTerms) {
        note(QueryNoteKind::kTooManyTerms, at_, text_.size());
        break;
      }
      read_term();
    }
    note_empty_time();
    return std::move(query_);
  }

 private:
  DecodedCodePoint next() const { return decode_utf8(text_, at_); }

  void skip_spaces() {
    while (at_ < text_.size() && is_space(next().value)) at_ += next().size_bytes;
  }

  void note(QueryNoteKind kind, size_t begin, size_t end) {
    query_.notes.push_back({kind, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }

  void read_term() {
    term_ = {};
    begin_ = at_;
    const DecodedCodePoint first = next();
    if (first.value == '-' || first.value == 0xFF0D) {
      at_ += first.size_bytes;
      term_.is_negated = at_ < text_.size() && !is_space(next().value);
      if (!term_.is_negated) return;  // a dash on its own
    }
    if (is_quote(next().value)) return read_phrase();
    const size_t begin = at_;
    size_t colon = 0;  // where it begins, after it
    size_t value = 0;
    for (; at_ < text_.size(); at_ += next().size_bytes) {
      const DecodedCodePoint c = next();
      if (is_space(c.value) || is_quote(c.value)) break;
      if (value > 0 || (c.value != ':' && c.value != 0xFF1A)) continue;
      colon = at_;
      value = at_ + c.size_bytes;
    }
    if (value == 0 || !read_operator(begin, colon, value)) add_word(text_.substr(begin, at_ - begin));
  }

  void read_phrase() {
    const size_t quote = at_;
    at_ += next().size_bytes;
    const size_t begin = at_;
    while (at_ < text_.size() && !is_quote(next().value)) at_ += next().size_bytes;
    append_folded(term_.letters, text_.substr(begin, at_ - begin));
    const size_t last = term_.letters.find_last_not_of(' ');
    term_.letters.resize(last == std::string::npos ? 0 : last + 1);
    term_.letters.erase(0, std::min(term_.letters.find_first_not_of(' '), term_.letters.size()));
    if (at_ < text_.size())
      at_ += next().size_bytes;
    else
      note(QueryNoteKind::kOpenQuote, quote, begin);
    term_.is_phrase = true;
    term_.spelling = '"' + term_.letters + '"';
    if (!term_.letters.empty()) add_term();
  }

  // Whether it was one; what is wrong with its value is noted then.
  bool read_operator(size_t begin, size_t colon, size_t value_begin) {
    const std::string name = folded(text_.substr(begin, colon - begin));
    const std::string value = folded(text_.substr(value_begin, at_ - value_begin));
    if (name.size() < 2 || !std::all_of(name.begin(), name.end(), is_letter)) return false;
    const ValueReader read = value_reader(name);
    if (read == nullptr) {
      if (!value.empty() && !value.starts_with("//"))
        note(QueryNoteKind::kUnknownOperator, begin, value_begin);
      return false;
    }
    std::optional<QueryNoteKind> trouble = QueryNoteKind::kNoValue;
    if (!value.empty()) trouble = read(value, term_);
    if (!trouble)
      add_term();
    else if (*trouble == QueryNoteKind::kNoValue)
      note(*trouble, begin, at_);
    else
      note(*trouble, value_begin, at_);
    return true;
  }

  void add_word(std::string_view word) {
    append_folded(term_.letters, word);
    if (term_.letters.empty()) return;  // nothing but marks
    const char first = term_.letters[0];
    term_.is_whole = term_.letters.size() > 1 && (first == '#' || first == '@' || first == '$');
    term_.spelling = first == '-' ? '"' + term_.letters + '"' : term_.letters;
    add_term();
  }

  void add_term() {
    term_.begin_bytes = static_cast<uint32_t>(begin_);
    term_.end_bytes = static_cast<uint32_t>(at_);
    if (term_.is_negated) term_.spelling.insert(0, 1, '-');
    query_.terms.push_back(std::move(term_));
  }

  // "from:2021 to:2019": said at the last one.
  void note_empty_time() {
    int64_t low = std::numeric_limits<int64_t>::min();
    int64_t high = std::numeric_limits<int64_t>::max();
    for (const QueryTerm& term : query_.terms) {
      if (term.kind != TermKind::kTime || term.is_negated) continue;
      low = std::max(low, term.low);
      high = std::min(high, term.high);
      if (low < high) continue;
      note(QueryNoteKind::kEmptyRange, term.begin_bytes, term.end_bytes);
      sort_items(query_.notes,
                 [](const QueryNote& a, const QueryNote& b) { return a.begin_bytes < b.begin_bytes; });
      return;
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t begin_ = 0;  // of the term
  QueryTerm term_;
  Query query_;
};

std::string turned_around(const std::string& spelling) {
  return spelling[0] == '-' ? spelling.substr(1) : "-" + spelling;
}

// Takes those out that are written so, or the other way around. False: there are none.
bool remove_terms(std::string& text, std::string_view spelling, std::string_view opposite, bool& was_there) {
  const Query query = parse_query(text);
  bool is_removed = false;
  for (auto known = query.terms.rbegin(); known != query.terms.rend(); ++known) {
    if (known->spelling != spelling && known->spelling != opposite) continue;
    is_removed = true;
    was_there = was_there || known->spelling == spelling;
    const size_t begin = known->begin_bytes;
    size_t end = known->end_bytes;
    while (end < text.size() && text[end] == ' ') ++end;
    const bool is_between = begin > 0 && end < text.size() && text[begin - 1] != ' ';
    text.replace(begin, end - begin, is_between ? " " : "");
  }
  return is_removed;
}

}  // namespace

Query parse_query(std::string_view text) { return QueryParser(text).run(); }

std::string canonical_text(const Query& query) {
  std::string text;
  for (const QueryTerm& term : query.terms) {
    if (!text.empty()) text += ' ';
    text += term.spelling;
  }
  return text;
}

bool has_term(std::string_view text, std::string_view term) {
  const std::string spelling = canonical_text(parse_query(term));
  const Query query = parse_query(text);
  return std::any_of(query.terms.begin(), query.terms.end(),
                     [&spelling](const QueryTerm& known) { return known.spelling == spelling; });
}

std::string toggled_term(std::string_view text, std::string_view term) {
  const std::string spelling = canonical_text(parse_query(term));
  if (spelling.empty()) return std::string(text);
  std::string result(text);
  bool was_there = false;
  // What is too much to be looked for at once comes forward when something goes.
  while (remove_terms(result, spelling, turned_around(spelling), was_there)) {
  }
  while (result.ends_with(' ')) result.pop_back();
  if (was_there) return result;
  const Query query = parse_query(result);
  const bool is_open = std::any_of(query.notes.begin(), query.notes.end(), [](const QueryNote& note) {
    return note.kind == QueryNoteKind::kOpenQuote;
  });
  if (is_open && !result.empty()) result += '"';
  if (!result.empty()) result += ' ';
  return result + spelling;
}

std::string turned_term(std::string_view text, std::string_view term) {
  const std::string opposite = "-" + std::string(term);
  return toggled_term(text, has_term(text, term) || has_term(text, opposite) ? opposite : term);
}

}  // namespace backscroll
