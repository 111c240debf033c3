// percent: text made safe for an address or a line of events, and back (RFC 3986, section 2.1).
#pragma once

#include <string>
#include <string_view>

namespace backscroll {

// Everything but letters, digits, "-", "_" and "." becomes "%XX".
std::string percent_encoded(std::string_view text);
// What is no code stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace backscroll
