// html_text: the text of a piece of HTML as a reader sees it, and the links in it. Of the markup only lines and
// paragraphs are left; scripts, styles and pictures are gone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backscroll {

struct HtmlLink {
  uint32_t begin_code_points = 0;
  uint32_t end_code_points = 0;
  std::string text;       // all of it
  std::string address;    // http or https
  std::string display;    // of Mastodon's links, of which only a part is seen; empty: all of the text
  bool is_named = false;  // by its class: a mention or a hashtag
};

struct HtmlText {
  std::string text;
  std::vector<HtmlLink> links;  // in order, none on another one
};

// `left_out_class`: what is in an element of that class is passed over.
HtmlText text_from_html(std::string_view html, std::string_view left_out_class = {});

}  // namespace backscroll
