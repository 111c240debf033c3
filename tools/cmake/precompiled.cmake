# Reads the standard library once instead of once for each file, where BACKSCROLL_PRECOMPILE says so. The other presets go
# without: there each file has to include what it uses. A file with options of its own goes without, too.
set(backscroll_standard_headers <algorithm> <array> <charconv> <cmath> <cstddef> <cstdint> <cstring> <functional> <limits>
  <memory> <optional> <span> <string> <string_view> <utility> <vector>)

# Further headers may follow the target's name.
function(backscroll_precompile target)
  if(NOT BACKSCROLL_PRECOMPILE)
    return()
  endif()
  target_precompile_headers(${target} PRIVATE ${backscroll_standard_headers} ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # A cache of compiled files wants a header that was made anew with the same text to be the same. And Clang forgets what
    # libstdc++ says about its own use of its deprecated parts; ours is seen without precompiled headers.
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp" -Wno-deprecated-declarations)
  endif()
endfunction()
