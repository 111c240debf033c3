// html_tokens: HTML from a file as tags and text, by the tokenizer of Gumbo, which is the state machine of the HTML
// standard. There is no tree: the time is the same for each byte, whatever was nested or left open, and nothing
// recurses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

// What a tag is to a reader of text.
enum class HtmlTag : uint8_t {
  kOther,
  kLink,       // a
  kSpan,       // span
  kLineBreak,  // br
  kParagraph,  // stands apart from what is around it: p, h1, blockquote
  kBlock,      // on lines of its own: div, li
  kList,       // ul, ol
  kCell,       // of a table
  kVerbatim,   // pre
  kPicture,    // img
};

struct HtmlToken {
  enum class Kind : uint8_t { kText, kStart, kEnd };
  Kind kind = Kind::kText;
  HtmlTag tag = HtmlTag::kOther;
  uint32_t name = 0;      // of the tag: the same number for the same name, but one for all that are unknown
  std::string_view text;  // valid until the next token
  std::string href, classes, rel, alt;  // of a start tag
};

class HtmlTokens {
 public:
  // The text outlives this.
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  // False: there are no more. Comments and what is in scripts, styles and the like is passed over.
  bool next(HtmlToken& token);

 private:
  bool read_tag(HtmlToken& token);
  void read_text(HtmlToken& token);
  void pass_over_raw_text(std::string_view name);
  std::string_view rest() const { return html_.substr(at_); }

  std::string_view html_;
  size_t at_ = 0;
  std::string decoded_;
};

}  // namespace backscroll
