// json_parser: reads JSON from memory and tells a sink what it meets, piece by piece. Nothing is kept. The only
// header between our readers and the JSON library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/status.h"
#include "import/json/text_place.h"

namespace backscroll {

// Each call returns whether to go on. Texts are valid during the call only.
class JsonSink {
 public:
  virtual ~JsonSink() = default;

  virtual bool null() = 0;
  virtual bool boolean(bool value) = 0;
  virtual bool integer(int64_t value) = 0;
  // A number that is no 64-bit integer, as it was written.
  virtual bool other_number(std::string_view token) = 0;
  virtual bool text(std::string_view value) = 0;
  virtual bool begin_object() = 0;
  virtual bool key(std::string_view name) = 0;
  virtual bool end_object() = 0;
  virtual bool begin_array() = 0;
  virtual bool end_array() = 0;
};

// Fails with kNotJson or kTooDeep, naming line and column. Not an error: the sink stopped.
Status parse_json(std::string_view bytes, JsonSink& sink);

struct JsonTrouble {
  Status status;
  size_t offset = 0;  // in the bytes, about
};

// What is wrong with bytes of which those before `origin` only stand for a part of the file that was read before.
JsonTrouble find_json_trouble(std::string_view bytes, JsonOrigin origin);

}  // namespace backscroll
