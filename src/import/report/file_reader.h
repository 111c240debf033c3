// file_reader: what every reader of a format is: it takes the files of an archive in pieces of any size and writes the
// block. What it reads does not depend on how they were cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "archive/block_sink.h"
#include "base/status.h"
#include "import/report/collector.h"

namespace backscroll {

// What a file is to its format, and its place among those of the same kind. 0: none of its files. They are read in the
// order of the roles, and of the parts.
struct MemberRole {
  uint8_t role = 0;
  uint32_t part = 0;
};

struct Member {
  std::string path;  // in the folder or container
  uint64_t size_bytes = 0;
  MemberRole role;
};

class FileReader {
 public:
  virtual ~FileReader() = default;

  virtual std::string_view format() const = 0;
  // Of formats of several files, before the first one: the name of every file that is there, read or not.
  virtual void add_name(std::string_view) {}
  // Whether a file of the archive is to be read. One that is not is left, and the report will say why.
  virtual bool wants(const Member&) const { return true; }
  virtual void leave(const Member&) {}
  // The next file.
  virtual void begin(const Member&) {}
  // Where the next bytes of the file are to be put: so many fit.
  virtual char* space(size_t size_bytes) = 0;
  // So many bytes were put there. Not ok: the file cannot be read, and nothing more may be asked for.
  virtual Status take(size_t size_bytes) = 0;
  // That was all of this file.
  virtual Status end() { return Status(); }
  // That were all files. Ok: the sink has the whole block.
  virtual Status finish() = 0;
  virtual Collector& collector() = 0;
};

}  // namespace backscroll
