# Third-party code: from the cache that tools/setup.py fills (BACKSCROLL_CACHE), else fetched, pinned by commit.
# FETCHCONTENT_SOURCE_DIR_<NAME> points any of them at sources that are already on the machine.
include(FetchContent)

if(DEFINED ENV{BACKSCROLL_CACHE})
  set(deps $ENV{BACKSCROLL_CACHE}/deps)
else()
  set(deps $ENV{HOME}/.cache/backscroll/deps)
endif()

function(backscroll_fetch name repository commit)
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(${name})
endfunction()

add_library(nlohmann_json INTERFACE)
add_library(doctest INTERFACE)
if(EXISTS ${deps}/include/nlohmann/json.hpp)
  target_include_directories(nlohmann_json SYSTEM INTERFACE ${deps}/include)
else()
  backscroll_fetch(json https://github.com/nlohmann/json 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03)  # 3.11.3
  target_include_directories(nlohmann_json SYSTEM INTERFACE ${json_SOURCE_DIR}/single_include)
endif()
if(EXISTS ${deps}/include/doctest/doctest.h)
  target_include_directories(doctest SYSTEM INTERFACE ${deps}/include)
else()
  backscroll_fetch(doctest_source https://github.com/doctest/doctest ae7a13539fb71f270b87eb2e874fbac80bc8dda2)  # 2.4.11
  target_include_directories(doctest SYSTEM INTERFACE ${doctest_source_SOURCE_DIR})
endif()
# No exceptions anywhere: nlohmann_json reports through its handler, doctest through its own switch.
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION)
target_compile_definitions(doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)

# Line and grapheme breaking (UAX #14, UAX #29); its word breaking is not needed.
set(unibreak_files eastasianwidthdef.c emojidef.c graphemebreak.c linebreak.c linebreakdata.c linebreakdef.c
  unibreakbase.c unibreakdef.c)
if(EXISTS ${deps}/libunibreak/src/linebreak.h)
  set(libunibreak_SOURCE_DIR ${deps}/libunibreak)
else()
  backscroll_fetch(libunibreak https://github.com/adah1972/libunibreak libunibreak_6_1)
endif()
list(TRANSFORM unibreak_files PREPEND ${libunibreak_SOURCE_DIR}/src/)
add_library(unibreak STATIC ${unibreak_files})
target_include_directories(unibreak SYSTEM PUBLIC ${libunibreak_SOURCE_DIR}/src)
target_compile_options(unibreak PRIVATE -w)
if(BACKSCROLL_SANITIZE)
  set(unibreak_options -O2)  # each letter of a long text goes through it
  if(CMAKE_C_COMPILER_ID STREQUAL "Clang")  # it calls its readers of letters by another type
    list(APPEND unibreak_options -fno-sanitize=function)
  endif()
  set_source_files_properties(${unibreak_files} PROPERTIES COMPILE_OPTIONS "${unibreak_options}")
endif()
target_link_libraries(unibreak PRIVATE backscroll_build)

# HTML by the standard's own state machine: only its tokenizer, which takes the same time for each byte, whatever the
# markup is. Its tree builder does not: a few thousand tags that nobody closed are enough.
set(gumbo_files attribute.c char_ref.c error.c string_buffer.c string_piece.c tag.c tokenizer.c utf8.c util.c vector.c)
if(EXISTS ${deps}/gumbo/src/tokenizer.h)
  set(gumbo_SOURCE_DIR ${deps}/gumbo)
else()
  backscroll_fetch(gumbo https://codeberg.org/gumbo-parser/gumbo-parser 0.13.0)
endif()
list(TRANSFORM gumbo_files PREPEND ${gumbo_SOURCE_DIR}/src/)
add_library(gumbo STATIC ${gumbo_files})
target_include_directories(gumbo SYSTEM PUBLIC ${gumbo_SOURCE_DIR}/src)
target_compile_definitions(gumbo PRIVATE NDEBUG)  # no file may end the program
target_compile_options(gumbo PRIVATE -w)
target_link_libraries(gumbo PRIVATE backscroll_build)

if(NOT EMSCRIPTEN)
  return()
endif()

if(EXISTS ${deps}/imgui/imgui.h)
  set(imgui_SOURCE_DIR ${deps}/imgui)
else()
  backscroll_fetch(imgui https://github.com/ocornut/imgui 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)  # 1.92.2b
endif()

add_library(SDL2 INTERFACE)
if(EXISTS ${deps}/sdl2-wasm/lib/libSDL2.a)
  target_include_directories(SDL2 SYSTEM INTERFACE ${deps}/sdl2-wasm/include ${deps}/sdl2-wasm/include/SDL2)
  target_link_libraries(SDL2 INTERFACE ${deps}/sdl2-wasm/lib/libSDL2.a)
else()
  foreach(part TEST AUDIO RENDER JOYSTICK HAPTIC SENSOR HIDAPI THREADS)
    set(SDL_${part} OFF)
  endforeach()
  set(SDL_SHARED OFF)
  FetchContent_Declare(sdl2_source GIT_REPOSITORY https://github.com/libsdl-org/SDL
                       GIT_TAG 2359383fc187386204c3bb22de89655a494cd128)  # 2.32.4
  FetchContent_MakeAvailable(sdl2_source)
  target_link_libraries(SDL2 INTERFACE SDL2-static)
endif()

# ImGui as the whole widget sees it: every source has to be compiled with the same switches. Its widgets and tables are
# not used: src/platform/stubs/imgui_stub.cpp.
add_library(imgui STATIC
  ${imgui_SOURCE_DIR}/imgui.cpp
  ${imgui_SOURCE_DIR}/imgui_draw.cpp
  ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
target_compile_definitions(imgui PUBLIC
  "ImDrawIdx=unsigned int"  # a frame may have more than 65,535 vertices
  IMGUI_USE_WCHAR32 IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_FONT
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
  # Not FreeType: the switch that leaves out the built-in rasterizer. Its loader is ours: src/platform/browser/canvas_font.cpp.
  IMGUI_ENABLE_FREETYPE)
# State queries stall the page: src/platform/stubs/gl_state.cpp answers them.
set_source_files_properties(${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp PROPERTIES COMPILE_DEFINITIONS
  "glGetIntegerv=backscroll_get_integerv;glIsEnabled=backscroll_is_enabled")
target_compile_features(imgui PUBLIC cxx_std_20)
target_compile_options(imgui PRIVATE -fno-exceptions -fno-rtti)
target_link_libraries(imgui PUBLIC SDL2 backscroll_build)
