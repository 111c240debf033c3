// html_tokens: see the header. Runs of text are taken as they stand; only tags, comments and character references go
// through the tokenizer, each from where it begins.
#include "import/html/html_tokens.h"

#include <algorithm>
#include <cstring>
#include <new>

extern "C" {
#include <gumbo.h>
#include <parser.h>
#include <tokenizer.h>
}

#include "base/utf8.h"

namespace backscroll {
namespace {

// The tokenizer compares each attribute of a tag with all before it, so what comes after a tag with more is not read.
constexpr size_t kMostAttributes = 200;

struct NamedTag {
  GumboTag name;
  HtmlTag tag;
};
constexpr NamedTag kTags[] = {
    {GUMBO_TAG_A, HtmlTag::kLink},
    {GUMBO_TAG_SPAN, HtmlTag::kSpan},
    {GUMBO_TAG_BR, HtmlTag::kLineBreak},
    {GUMBO_TAG_P, HtmlTag::kParagraph},
    {GUMBO_TAG_LI, HtmlTag::kBlock},
    {GUMBO_TAG_DIV, HtmlTag::kBlock},
    {GUMBO_TAG_UL, HtmlTag::kList},
    {GUMBO_TAG_OL, HtmlTag::kList},
    {GUMBO_TAG_PRE, HtmlTag::kVerbatim},
    {GUMBO_TAG_IMG, HtmlTag::kPicture},
    {GUMBO_TAG_TD, HtmlTag::kCell},
    {GUMBO_TAG_TH, HtmlTag::kCell},
    {GUMBO_TAG_BLOCKQUOTE, HtmlTag::kParagraph},
    {GUMBO_TAG_H1, HtmlTag::kParagraph},
    {GUMBO_TAG_H2, HtmlTag::kParagraph},
    {GUMBO_TAG_H3, HtmlTag::kParagraph},
    {GUMBO_TAG_H4, HtmlTag::kParagraph},
    {GUMBO_TAG_H5, HtmlTag::kParagraph},
    {GUMBO_TAG_H6, HtmlTag::kParagraph},
    {GUMBO_TAG_HR, HtmlTag::kParagraph},
    {GUMBO_TAG_FIGURE, HtmlTag::kParagraph},
    {GUMBO_TAG_TABLE, HtmlTag::kParagraph},
    {GUMBO_TAG_DL, HtmlTag::kParagraph},
    {GUMBO_TAG_DT, HtmlTag::kBlock},
    {GUMBO_TAG_DD, HtmlTag::kBlock},
    {GUMBO_TAG_TR, HtmlTag::kBlock},
    {GUMBO_TAG_SECTION, HtmlTag::kBlock},
    {GUMBO_TAG_ARTICLE, HtmlTag::kBlock},
    {GUMBO_TAG_ASIDE, HtmlTag::kBlock},
    {GUMBO_TAG_HEADER, HtmlTag::kBlock},
    {GUMBO_TAG_FOOTER, HtmlTag::kBlock},
    {GUMBO_TAG_NAV, HtmlTag::kBlock},
    {GUMBO_TAG_MAIN, HtmlTag::kBlock},
    {GUMBO_TAG_ADDRESS, HtmlTag::kBlock},
    {GUMBO_TAG_DETAILS, HtmlTag::kBlock},
    {GUMBO_TAG_SUMMARY, HtmlTag::kBlock},
    {GUMBO_TAG_FIGCAPTION, HtmlTag::kBlock},
    {GUMBO_TAG_FORM, HtmlTag::kBlock},
    {GUMBO_TAG_CENTER, HtmlTag::kBlock},
};

// What is in them is no HTML, and nothing to read.
constexpr GumboTag kRawTexts[] = {GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_TITLE,
                                  GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME,   GUMBO_TAG_XMP,
                                  GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES, GUMBO_TAG_PLAINTEXT};

HtmlTag tag_of(GumboTag name) {
  const auto* const known =
      std::find_if(std::begin(kTags), std::end(kTags), [name](const NamedTag& t) { return t.name == name; });
  return known == std::end(kTags) ? HtmlTag::kOther : known->tag;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }
bool is_between_attributes(char c) { return is_space(c) || c == '/'; }
bool is_in_tag_name(char c) { return !is_between_attributes(c) && c != '>'; }
bool is_in_attribute(char c) { return is_in_tag_name(c) && c != '='; }
bool is_in_value(char c) { return !is_space(c) && c != '>'; }
bool is_in_reference(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '#'; }

size_t skip_while(std::string_view text, size_t at, bool (*is_skipped)(char)) {
  while (at < text.size() && is_skipped(text[at])) ++at;
  return at;
}

struct TagSize {
  size_t bytes = 0;  // 0: it has no end
  size_t attributes = 0;
};

// Of the tag that the text begins with: what the tokenizer will take for it, and how much work that is.
TagSize tag_size(std::string_view text) {
  TagSize size;
  size_t at = skip_while(text, 2, is_in_tag_name);
  for (;;) {
    at = skip_while(text, at, is_between_attributes);
    if (at == text.size()) return {};
    if (text[at] == '>') break;
    ++size.attributes;
    at = skip_while(text, at + 1, is_in_attribute);  // also one that begins with "="
    const size_t sign = skip_while(text, at, is_space);
    if (sign == text.size() || text[sign] != '=') continue;
    at = skip_while(text, sign + 1, is_space);
    if (at == text.size()) return {};
    const bool is_quoted = text[at] == '"' || text[at] == '\'';
    at = is_quoted ? text.find(text[at], at + 1) : skip_while(text, at, is_in_value);
    if (at == std::string_view::npos) return {};
    if (is_quoted) ++at;
  }
  size.bytes = at + 1;
  return size;
}

// Where there is no memory the program ends, as everywhere.
void* allocate(void*, size_t size_bytes) { return ::operator new(size_bytes); }
void release(void*, void* memory) { ::operator delete(memory); }

// One tokenizer at one place of the text.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : begin_(text.data()) {
    options_.allocator = allocate;
    options_.deallocator = release;
    options_.tab_stop = 8;
    options_.max_errors = 0;  // they are not kept
    parser_._options = &options_;
    parser_._output = &output_;
    gumbo_tokenizer_state_init(&parser_, text.data(), text.size());
  }
  Lexer(const Lexer&) = delete;
  Lexer& operator=(const Lexer&) = delete;
  ~Lexer() {
    drop();
    gumbo_tokenizer_state_destroy(&parser_);
  }

  const GumboToken& next() {
    drop();
    has_token_ = true;
    gumbo_lex(&parser_, &token_);  // what is wrong with it is no matter
    return token_;
  }
  size_t read_bytes() const {
    return static_cast<size_t>(token_.original_text.data - begin_) + token_.original_text.length;
  }

 private:
  void drop() {
    if (has_token_) gumbo_token_destroy(&parser_, &token_);
    has_token_ = false;
  }

  const char* begin_;
  GumboOptions options_ = {};
  GumboOutput output_ = {};
  GumboParser parser_ = {};
  GumboToken token_ = {};
  bool has_token_ = false;
};

void take_attributes(const GumboVector& attributes, HtmlToken& token) {
  for (unsigned int i = 0; i < attributes.length; ++i) {
    const auto* const attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view name = attribute->name;
    if (name == "href") token.href = attribute->value;
    if (name == "class") token.classes = attribute->value;
    if (name == "rel") token.rel = attribute->value;
    if (name == "alt") token.alt = attribute->value;
  }
}

}  // namespace

bool HtmlTokens::next(HtmlToken& token) {
  while (at_ < html_.size()) {
    const std::string_view text = rest();
    const char second = text.size() > 1 ? text[1] : '\0';
    const char third = text.size() > 2 ? text[2] : '\0';
    if (text[0] != '<' || !(is_letter(second) || second == '/' || second == '!' || second == '?')) {
      read_text(token);
      return true;
    }
    if (is_letter(second) || (second == '/' && is_letter(third))) {
      if (read_tag(token)) return true;
    } else if (second == '/' && text.size() == 2) {
      token.kind = HtmlToken::Kind::kText;
      token.text = text;
      at_ = html_.size();
      return true;
    } else if (second == '/' && third == '>') {
      at_ += 3;
    } else {  // a comment, and what is taken for one
      Lexer lexer(text);
      lexer.next();
      at_ += std::max<size_t>(lexer.read_bytes(), 1);
    }
  }
  return false;
}

// False: it is not to be seen.
bool HtmlTokens::read_tag(HtmlToken& token) {
  const TagSize size = tag_size(rest());
  const std::string_view text = rest().substr(0, size.bytes);
  const bool is_good = size.bytes > 0 && size.attributes <= kMostAttributes;
  at_ = is_good ? at_ + size.bytes : html_.size();  // else nobody knows what all that follows is
  if (!is_good) return false;
  Lexer lexer(text);
  const GumboToken& read = lexer.next();
  const bool is_start = read.type == GUMBO_TOKEN_START_TAG;
  if (!is_start && read.type != GUMBO_TOKEN_END_TAG) return false;
  const GumboTag name = is_start ? read.v.start_tag.tag : read.v.end_tag;
  token.kind = is_start ? HtmlToken::Kind::kStart : HtmlToken::Kind::kEnd;
  token.tag = tag_of(name);
  token.name = static_cast<uint32_t>(name);
  for (std::string* attribute : {&token.href, &token.classes, &token.rel, &token.alt}) attribute->clear();
  if (!is_start) return true;
  take_attributes(read.v.start_tag.attributes, token);
  if (std::find(std::begin(kRawTexts), std::end(kRawTexts), name) == std::end(kRawTexts)) return true;
  pass_over_raw_text(gumbo_normalized_tagname(name));
  return false;
}

// To the end tag, or to the end of everything. A script that holds another one in a comment has rules of its own for
// where it ends; nobody writes one in a post, so all that comes after it goes as well.
void HtmlTokens::pass_over_raw_text(std::string_view name) {
  const auto is_same = [](char a, char b) { return lower_ascii(a) == b; };
  const std::string end = "</" + std::string(name);
  const auto begin = html_.begin() + static_cast<std::ptrdiff_t>(at_);
  for (auto from = begin;;) {
    const auto found = std::search(from, html_.end(), end.begin(), end.end(), is_same);
    if (found == html_.end()) break;
    from = found + static_cast<std::ptrdiff_t>(end.size());
    if (from == html_.end() || !(is_between_attributes(*from) || *from == '>')) continue;
    const std::string_view inside(&*begin, static_cast<size_t>(found - begin));
    if (name == "script" && inside.find("<!--") != std::string_view::npos) break;
    at_ = static_cast<size_t>(found - html_.begin());
    return;
  }
  at_ = html_.size();
}

void HtmlTokens::read_text(HtmlToken& token) {
  token.kind = HtmlToken::Kind::kText;
  const char next = rest().size() > 1 ? rest()[1] : '\0';
  if (rest()[0] != '&' || (next != '#' && !is_letter(next))) {
    const size_t end = html_.find_first_of("<&", at_ + 1);
    token.text = html_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ += token.text.size();
    return;
  }
  // The longest name has 32 letters, but numbers may have as many noughts before them as they like.
  const size_t end = skip_while(html_, at_ + 1, is_in_reference);
  Lexer lexer(html_.substr(at_, end + 1 - at_));
  decoded_.clear();
  const auto take = [this](const GumboToken& read) {
    append_utf8(decoded_, read.v.character == 0 ? U'\uFFFD' : static_cast<char32_t>(read.v.character));
  };
  take(lexer.next());
  size_t read_bytes = lexer.read_bytes();
  if (read_bytes > 1) {  // some names stand for two characters; the second one has no place of its own
    const GumboToken& second = lexer.next();
    if (second.type != GUMBO_TOKEN_EOF && second.original_text.length == 0) take(second);
  }
  at_ += std::max<size_t>(read_bytes, 1);
  token.text = decoded_;
}

}  // namespace backscroll
