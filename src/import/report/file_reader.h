// file_reader: what every reader of a format is: it takes a file in pieces of any size and writes the block of an
// archive. What it reads does not depend on how the file was cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "archive/block_sink.h"
#include "base/status.h"
#include "import/report/collector.h"

namespace backscroll {

class FileReader {
 public:
  virtual ~FileReader() = default;

  virtual std::string_view format() const = 0;
  // Where the next bytes of the file are to be put: so many fit.
  virtual char* space(size_t size_bytes) = 0;
  // So many bytes were put there. Not ok: the file cannot be read, and nothing more may be asked for.
  virtual Status take(size_t size_bytes) = 0;
  // That was all. Ok: the sink has the whole block.
  virtual Status finish() = 0;
  virtual const Collector& collector() const = 0;
};

}  // namespace backscroll
