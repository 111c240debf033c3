// The unit tests of the core: main() runs them in English. The cases are in <unit>_test.cpp beside it.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "view/words/language.h"

int main(int argc, char** argv) {
  const backscroll::Language english{&backscroll::english_locale(), {}};
  backscroll::use_language(english);
  return doctest::Context(argc, argv).run();
}
