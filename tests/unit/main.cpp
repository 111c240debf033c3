// The unit tests of the core: this file has doctest's main(), the cases are in <unit>_test.cpp beside it.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
