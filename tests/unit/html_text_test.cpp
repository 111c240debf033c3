// The text and the links of a piece of HTML, and HTML that means harm.
#include <doctest/doctest.h>
#include <chrono>
#include <string>

#include "base/utf8.h"
#include "import/html/html_text.h"

namespace backscroll::testing {
namespace {

std::string text_of(std::string_view html) { return text_from_html(html).text; }

std::string repeated(std::string_view text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

// Begin, end, text, address, display, in one line each.
std::string links_of(std::string_view html) {
  std::string lines;
  for (const HtmlLink& link : text_from_html(html).links) {
    lines += std::to_string(link.begin_code_points) + "-" + std::to_string(link.end_code_points) + " " +
             link.text + " " + link.address + (link.display.empty() ? "" : " as " + link.display) +
             (link.is_named ? " named" : "") + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("lines and paragraphs of HTML are those of a text") {
  CHECK_EQ(text_of("<p>one</p><p>two<br>three<br/>four</p>"), "one\n\ntwo\nthree\nfour");
  CHECK_EQ(text_of("  <p> a \n b</p>\n\n<div>c</div><div>d</div> "), "a b\n\nc\nd");
  CHECK_EQ(text_of("<ul><li>first</li><li>second<ul><li>inner</ul></ul>after"),
           "first\nsecond\ninner\n\nafter");
  CHECK_EQ(text_of("<blockquote><p>said</p></blockquote>by whom"), "said\n\nby whom");
  CHECK_EQ(text_of("a<br><br>b<br>"), "a\n\nb");
  CHECK_EQ(text_of("<table><tr><td>1<td>2<tr><td>3</table>"), "1 2\n3");
  CHECK_EQ(text_of("un<b>broken</b> <i>words</i>"), "unbroken words");
  CHECK_EQ(text_of(""), "");
  CHECK_EQ(text_of(" <p> </p> "), "");
}

TEST_CASE("white space is kept where HTML keeps it") {
  CHECK_EQ(text_of("<pre><code>x  =  1\ny</code></pre>"), "x  =  1\ny");
  CHECK_EQ(text_of("<pre>\n  first\r\n\r\n\tlast\n</pre>z"), "first\n\n\tlast\n\nz");
  CHECK_EQ(text_of("c&nbsp;&nbsp;d"),
           "c\xC2\xA0\xC2\xA0"
           "d");
}

TEST_CASE("characters that are written by name or number are read once") {
  CHECK_EQ(text_of("a &lt;b&gt; &amp;amp; c"), "a <b> &amp; c");
  CHECK_EQ(text_of("&#39;&#x1F33B;&quot;&copy"), "'\xF0\x9F\x8C\xBB\"\xC2\xA9");
  CHECK_EQ(text_of("R&D & &unknownthing; &;&#;&#x;"), "R&D & &unknownthing; &;&#;&#x;");
  CHECK_EQ(text_of("&NotEqualTilde;|"), "\xE2\x89\x82\xCC\xB8|");
  CHECK_EQ(text_of("&#0;&#55357;&#x110000;"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK_EQ(text_of("a &lt"), "a <");
  CHECK_EQ(text_of("1 < 2 <3 </ x"), "1 < 2 <3");
}

TEST_CASE("a link has the whole address for its text, and shows what the server shows") {
  CHECK_EQ(
      links_of("<p>\xF0\x9F\x8C\xBB see <a href=\"https://example.org/a/very/long/path\">"
               "<span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/a/very</span>"
               "<span class=\"invisible\">/long/path</span></a>.</p>"),
      "6-42 https://example.org/a/very/long/path https://example.org/a/very/long/path as "
      "example.org/a/very\xE2\x80\xA6\n");
  CHECK_EQ(links_of("<a href='https://a.ex'> here </a> and <a href=https://b.ex>there"),
           "0-4 here https://a.ex\n9-14 there https://b.ex\n");
  CHECK_EQ(links_of("<a href=https://a.ex/?a=1&amp;b=2 rel=tag>#<b>x</b></a>"),
           "0-2 #x https://a.ex/?a=1&b=2 named\n");
  CHECK_EQ(
      links_of("<a class=\"mention hashtag\" href=https://a.ex>#a</a><a class=hashtag href=https://b.ex>#b"),
      "0-2 #a https://a.ex named\n2-4 #b https://b.ex named\n");
}

TEST_CASE("what is no link of the web is no link, and no words are lost with it") {
  CHECK_EQ(
      links_of("<a href=\"javascript:alert(1)\">a</a><a>b</a><a href=\"/c\">c</a><a href=https://x></a>"),
      "");
  CHECK_EQ(text_of("<a href=\"javascript:alert(1)\">a</a>"), "a");
}

TEST_CASE("scripts, styles, comments and the like are nowhere") {
  for (const char* const html :
       {"<script>alert('CANARY')</script>", "<STYLE>CANARY</sTyle >", "<!-- CANARY -->", "<!CANARY>",
        "<?CANARY?>", "<script>a</scriptx>CANARY</script/>", "<title>CANARY</title>",
        "<textarea><b>CANARY</textarea>", "<img alt=CANARY src=x>", "<b title='CANARY>' CANARY>",
        "<iframe><p>CANARY</iframe>", "<![CDATA[CANARY]]>", "<script><!--<script></script>CANARY</script>-->",
        "<script>CANARY", "<!--CANARY", "<b CANARY",
        "<p class=\"a quote-inline\">RE: <p>CANARY</p>CANARY</p>"}) {
    CAPTURE(html);
    const std::string text = text_from_html(std::string("before ") + html, "quote-inline").text;
    CHECK_EQ(text, "before");
  }
  std::string crowded = "before <script";
  for (int i = 0; i < 300; ++i) crowded += " a" + std::to_string(i);
  CHECK_EQ(text_of(crowded + ">CANARY</script>"), "before");
  CHECK_EQ(text_of("a<!-- --!>b</>c<script></script>d<br>"), "abcd");
  CHECK_EQ(text_of("<img class=\"emoji\" alt=\":blob:\"> a"), ":blob: a");
}

// A tree builder needs the square of the time, or all memory, for some of these.
TEST_CASE("no HTML takes long, whatever is in it") {
  constexpr size_t kMany = 100'000;
  std::string attributes = "<a ";
  for (size_t i = 0; i < kMany; ++i) attributes += "a" + std::to_string(i) + " ";
  std::string formats = "<p>";
  for (size_t i = 0; i < 400; ++i) formats += "<b a=" + std::to_string(i) + ">";
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& html :
       {repeated("<div>", kMany) + "x",
        repeated("<b>", kMany) + repeated("<p>", kMany) + "x",
        attributes + ">x",
        attributes,
        repeated("<a", kMany),
        repeated("</a", kMany),
        repeated("<", kMany),
        repeated("&", kMany) + repeated("&a", kMany),
        "&" + std::string(kMany, 'a'),
        "&#" + std::string(kMany, '0') + ";",
        formats + "</p>" + repeated("<p>x</p>", kMany),
        repeated("<a href=https://x>x", kMany),
        repeated("<span>", kMany) + repeated("</span>", kMany),
        repeated("<script>", kMany),
        repeated("<!--", kMany),
        repeated("<a x='", kMany),
        repeated("</", kMany),
        repeated("<br>", kMany) + "x",
        repeated("<script></script ", kMany),
        repeated("<![CDATA[", kMany),
        "<a href=https://x>" + repeated("<span class=ellipsis>", kMany) + "x" + repeated("</span>", kMany)}) {
    const HtmlText read = text_from_html(html);
    const size_t size = count_code_points(read.text);
    if (!read.links.empty()) CHECK_LE(read.links.back().end_code_points, size);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  CHECK_LT(seconds.count(), 20.0);  // it is one, without a sanitizer
}

}  // namespace backscroll::testing
