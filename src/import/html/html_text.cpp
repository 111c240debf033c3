// html_text: see the header. What tags do to the space between words is kept until the next word comes, so that none is
// left at either end.
#include "import/html/html_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "import/html/html_tokens.h"

namespace backscroll {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::string_view kSpaces = " \t\n\r\f";
constexpr size_t kNewLine = 1;
constexpr size_t kEmptyLine = 2;

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t end = std::min(words.find_first_of(kSpaces), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

struct OpenLink {
  size_t begin = 0;  // bytes; where its first letter stands
  bool has_begun = false;
  std::string address;
  std::string display;
  bool is_cut = false;  // its display is not its text
  bool is_named = false;
};

class Writer {
 public:
  explicit Writer(std::string_view left_out_class) : left_out_class_(left_out_class) {}

  void take(const HtmlToken& token);
  HtmlText finish();

 private:
  void start(const HtmlToken& token);
  void end(const HtmlToken& token);
  bool is_left_out(const HtmlToken& token);
  void words(std::string_view text);
  void verbatim(std::string_view text);
  void append(std::string_view text);
  void keep_apart(size_t lines) {
    lines_ = std::max(lines_, lines);
    spaces_.clear();
  }
  void begin_link(const HtmlToken& token);
  void end_link();
  void end_span();

  struct Range {
    size_t begin, end;  // bytes
  };

  std::string_view left_out_class_;
  uint32_t left_out_name_ = 0;  // of the element that is passed over
  size_t left_out_depth_ = 0;   // elements of that name that are open
  HtmlText out_;
  std::vector<Range> ranges_;  // of the links
  size_t lines_ = 0;           // ends of lines before the next word
  std::string spaces_;         // and what else
  size_t lists_ = 0;           // that are open
  size_t verbatims_ = 0;
  bool is_verbatim_new_ = false;
  bool is_in_link_ = false;
  OpenLink link_;
  enum class Span : uint8_t { kSeen, kHidden, kCut };
  std::vector<Span> spans_;  // of the link
  size_t hidden_spans_ = 0;
};

void Writer::append(std::string_view text) {
  const std::string before = out_.text.empty() ? std::string() : std::string(lines_, '\n') + spaces_;
  lines_ = 0;
  spaces_.clear();
  out_.text += before;
  if (is_in_link_) {
    if (!link_.has_begun) link_.begin = out_.text.size();
    if (hidden_spans_ == 0) {
      if (link_.has_begun) link_.display += before;
      link_.display += text;
    } else {
      link_.is_cut = true;
    }
    link_.has_begun = true;
  }
  out_.text += text;
}

void Writer::words(std::string_view text) {
  while (!text.empty()) {
    const size_t word = std::min(text.find_first_not_of(kSpaces), text.size());
    if (word > 0 && lines_ == 0) spaces_ = " ";
    text.remove_prefix(word);
    const size_t end = std::min(text.find_first_of(kSpaces), text.size());
    if (end > 0) append(text.substr(0, end));
    text.remove_prefix(end);
  }
}

void Writer::verbatim(std::string_view text) {
  if (is_verbatim_new_ && text.starts_with('\n')) text.remove_prefix(1);  // it is the tag's own
  is_verbatim_new_ = false;
  while (!text.empty()) {
    const char first = text[0];
    const size_t end = std::min(
        first == ' ' || first == '\t' ? text.find_first_not_of(" \t") : text.find_first_of(" \t\r\n", 1),
        text.size());
    if (first == '\n') {
      ++lines_;
      spaces_.clear();
      text.remove_prefix(1);
      continue;
    }
    if (first == ' ' || first == '\t') {
      spaces_ += text.substr(0, end);
    } else if (first != '\r') {
      append(text.substr(0, end));
    }
    text.remove_prefix(first == '\r' ? 1 : end);
  }
}

// In letters of any case, as browsers read it.
bool begins_as_web_address(std::string_view address) {
  const std::string scheme = lower_ascii(address.substr(0, address.find("://")));
  return scheme.size() < address.size() && (scheme == "http" || scheme == "https");
}

void Writer::begin_link(const HtmlToken& token) {
  end_link();
  std::string_view address = token.href;
  const size_t first = address.find_first_not_of(kSpaces);
  address.remove_prefix(std::min(first, address.size()));
  if (!begins_as_web_address(address)) return;
  is_in_link_ = true;
  link_ = OpenLink();
  link_.address = address;
  link_.is_named =
      has_word(token.classes, "mention") || has_word(token.classes, "hashtag") || has_word(token.rel, "tag");
}

void Writer::end_link() {
  if (is_in_link_ && link_.has_begun) {
    HtmlLink& link = out_.links.emplace_back();
    link.text = out_.text.substr(link_.begin);
    link.address = std::move(link_.address);
    if (link_.is_cut) link.display = std::move(link_.display);
    link.is_named = link_.is_named;
    ranges_.push_back({link_.begin, out_.text.size()});
  }
  is_in_link_ = false;
  spans_.clear();
  hidden_spans_ = 0;
}

void Writer::end_span() {
  if (spans_.empty()) return;
  if (spans_.back() == Span::kHidden) --hidden_spans_;
  if (spans_.back() == Span::kCut && hidden_spans_ == 0) {
    link_.display += kEllipsis;
    link_.is_cut = true;
  }
  spans_.pop_back();
}

// Whether the tag is in, or begins or ends, an element that is passed over.
bool Writer::is_left_out(const HtmlToken& token) {
  const bool is_start = token.kind == HtmlToken::Kind::kStart;
  if (left_out_depth_ == 0) {
    const bool has_end = token.tag == HtmlTag::kSpan || token.tag == HtmlTag::kParagraph;
    if (!is_start || !has_end || left_out_class_.empty() || !has_word(token.classes, left_out_class_))
      return false;
    left_out_name_ = token.name;
    left_out_depth_ = 1;
  } else if (token.name == left_out_name_) {
    left_out_depth_ += is_start ? size_t{1} : size_t{0};
    left_out_depth_ -= is_start ? size_t{0} : size_t{1};
  }
  return true;
}

void Writer::start(const HtmlToken& token) {
  switch (token.tag) {
    case HtmlTag::kLink: return begin_link(token);
    case HtmlTag::kLineBreak: ++lines_; return spaces_.clear();
    case HtmlTag::kParagraph: return keep_apart(kEmptyLine);
    case HtmlTag::kBlock: return keep_apart(kNewLine);
    case HtmlTag::kList: return keep_apart(lists_++ == 0 ? kEmptyLine : kNewLine);
    case HtmlTag::kCell: return words(" ");
    case HtmlTag::kVerbatim:
      ++verbatims_;
      is_verbatim_new_ = true;
      return keep_apart(kEmptyLine);
    case HtmlTag::kPicture:
      if (has_word(token.classes, "emoji")) words(token.alt);
      return;
    case HtmlTag::kSpan: {
      if (!is_in_link_) return;
      const bool is_hidden = has_word(token.classes, "invisible");
      const bool is_cut = has_word(token.classes, "ellipsis");
      hidden_spans_ += is_hidden ? size_t{1} : size_t{0};
      return spans_.push_back(is_hidden ? Span::kHidden : is_cut ? Span::kCut : Span::kSeen);
    }
    case HtmlTag::kOther: return;
  }
}

void Writer::end(const HtmlToken& token) {
  switch (token.tag) {
    case HtmlTag::kLink: return end_link();
    case HtmlTag::kSpan: return end_span();
    case HtmlTag::kLineBreak: ++lines_; return spaces_.clear();  // "</br>" is one as well
    case HtmlTag::kParagraph: return keep_apart(kEmptyLine);
    case HtmlTag::kBlock: return keep_apart(kNewLine);
    case HtmlTag::kList:
      lists_ -= lists_ > 0 ? size_t{1} : size_t{0};
      return keep_apart(lists_ == 0 ? kEmptyLine : kNewLine);
    case HtmlTag::kVerbatim:
      verbatims_ -= verbatims_ > 0 ? size_t{1} : size_t{0};
      return keep_apart(kEmptyLine);
    case HtmlTag::kCell:
    case HtmlTag::kPicture:
    case HtmlTag::kOther: return;
  }
}

void Writer::take(const HtmlToken& token) {
  if (token.kind == HtmlToken::Kind::kText) {
    if (left_out_depth_ > 0) return;
    return verbatims_ > 0 ? verbatim(token.text) : words(token.text);
  }
  if (is_left_out(token)) return;
  if (token.kind == HtmlToken::Kind::kStart) return start(token);
  end(token);
}

HtmlText Writer::finish() {
  end_link();
  size_t bytes = 0;
  uint32_t code_points = 0;
  const auto code_points_to = [&](size_t end) {  // one walk for all of them
    for (; bytes < end; ++code_points) bytes += decode_utf8(out_.text, bytes).size_bytes;
    return code_points;
  };
  for (size_t i = 0; i < ranges_.size(); ++i) {
    out_.links[i].begin_code_points = code_points_to(ranges_[i].begin);
    out_.links[i].end_code_points = code_points_to(ranges_[i].end);
  }
  return std::move(out_);
}

}  // namespace

HtmlText text_from_html(std::string_view html, std::string_view left_out_class) {
  Writer writer(left_out_class);
  HtmlTokens tokens(html);
  for (HtmlToken token; tokens.next(token);) writer.take(token);
  return writer.finish();
}

}  // namespace backscroll
