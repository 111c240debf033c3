# Compiler flags as an interface target: our own code links it, third-party code does not.
add_library(backscroll_flags INTERFACE)
target_compile_features(backscroll_flags INTERFACE cxx_std_20)
target_compile_options(backscroll_flags INTERFACE
  -Wall -Wextra -Wconversion -Werror -fno-exceptions -fno-rtti
  # GCC 12 sees overlapping copies in plain string concatenation (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

# What the whole program has to agree on, third-party code included.
add_library(backscroll_build INTERFACE)
if(BACKSCROLL_FUZZ)
  target_compile_options(backscroll_build INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(BACKSCROLL_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # Of what a debugger may ask, the lines are enough: for the sanitizers' reports.
  target_compile_options(backscroll_build INTERFACE ${sanitizers} -g1)
  target_link_options(backscroll_build INTERFACE ${sanitizers})
endif()
if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
  # A target with BACKSCROLL_FOR_SPEED is not in what every page loads.
  target_compile_options(backscroll_build INTERFACE -O$<IF:$<BOOL:$<TARGET_PROPERTY:BACKSCROLL_FOR_SPEED>>,2,z>
    -flto -fno-threadsafe-statics
    -mbulk-memory -mnontrapping-fptoint)
  target_link_options(backscroll_build INTERFACE -flto)
endif()
target_link_libraries(backscroll_flags INTERFACE backscroll_build)
