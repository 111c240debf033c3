# Toolchain file: finds the Emscripten that is on the PATH (or named by EMSDK) and hands over to its own file.
find_program(BACKSCROLL_EMCC emcc PATHS $ENV{EMSDK}/upstream/emscripten)
if(NOT BACKSCROLL_EMCC)
  message(FATAL_ERROR "emcc is not on the PATH: run tools/setup.py, or install Emscripten 3.1.60 or newer.")
endif()
file(REAL_PATH ${BACKSCROLL_EMCC} BACKSCROLL_EMCC_FILE)
cmake_path(GET BACKSCROLL_EMCC_FILE PARENT_PATH EMSCRIPTEN_ROOT_PATH)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
