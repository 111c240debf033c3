// Writes the blocks of archive files, for the fuzzer of blocks to begin with: block_seeds FOLDER FILE...
#include <cstdio>
#include <string>

#include "import/importer.h"

namespace {

std::string read_file(const char* path) {
  std::string content;
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) return content;
  char buffer[4096];
  for (size_t size = 0; (size = std::fread(buffer, 1, sizeof(buffer), file)) > 0;)
    content.append(buffer, size);
  std::fclose(file);
  return content;
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 2; i < count; ++i) {
    const auto imported = backscroll::import_bytes(read_file(arguments[i]));
    if (!imported.ok()) continue;  // some are there to be refused
    const auto block = imported.value().archive.bytes();
    const std::string path = std::string(arguments[1]) + "/" + std::to_string(i);
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return 1;
    std::fwrite(block.data(), 1, block.size(), file);
    std::fclose(file);
  }
  return 0;
}
