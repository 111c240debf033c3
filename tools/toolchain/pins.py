"""Which versions the project is built with, and the SHA-256 of every file that is pinned to one version.

Data only. A pinned file with another checksum is refused; the libraries that binaryen needs beside it are taken
as the suite offers them and are covered by apt's own signatures.
"""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Package:
    """A Debian package at one version, and the checksum of the file that is wanted from it."""
    name: str
    version: str
    sha256: str

    @property
    def upstream(self):
        """The version without Debian's additions: 2.32.4 for 2.32.4+dfsg-1."""
        return self.version.split("+")[0].split("-")[0]


# The stable suite that has the toolchain: versions stay put there, and its Emscripten wants clang 19.
SUITE = "trixie"
# Suites that may have ImGui 1.92, steadiest first.
IMGUI_SUITES = ("forky", "sid")
# Debian releases (VERSION_CODENAME) whose own packages include clang 19.
RELEASES = ("bookworm", "trixie")

EMSCRIPTEN_OLDEST = "3.1.60"
EMSCRIPTEN = Package("emscripten", "3.1.69+dfsg-3",
                     "d2ac788b952c56ab6736b4db2ac0825aa63cfb4c08b8abaefe19e324779d1b2d")
BINARYEN = Package("binaryen", "120-4", "47be56009e56170f4338a0154fbff2028bd607bc3c8b6a5414658a985bef6470")
BINARYEN_LIBRARIES = ("libc6", "libgcc-s1", "libstdc++6")

NLOHMANN_JSON = Package("nlohmann-json3-dev", "3.11.3-2.1",
                        "741a6a32f61a14eaf9560ba1814b27da8e78fa3b9bed9e8867ab46316ddf3793")
DOCTEST = Package("doctest-dev", "2.4.11-1",
                  "a41b0d152b707310f40c60658d44f1baf51451f094c3b3e6aaa7e077b3ee005e")

# Of the source packages only the upstream tarball is wanted, so the checksum is that file's.
SDL2 = Package("libsdl2", "2.32.4+dfsg-1", "d364cded8bf41f3f503014d3fb6473f1a7077ff468da1638dae4a6bec6ef2277")
LIBUNIBREAK = Package("libunibreak", "6.1-3", "890674996168ef5ba143d80d49ab8b61594a4eb70198dcac76caf6e1bd264a41")
GUMBO = Package("gumbo-parser", "0.13.0+dfsg-2", "1d01316617df9cefcd3f43235b519f606a5465a526a768734714fcc51ccb79e4")
IMGUI = Package("imgui", "1.92.2b+ds-1", "e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48")
IMGUI_OLDEST = "1.92.2"
IMGUI_BEFORE = "1.93"

NODE_OLDEST = "18.18"

# Debian packages by the program or file that shows that they are there.
BUILD_PROGRAMS = {"cmake": ("cmake",), "g++": ("g++", "clang++"), "ninja-build": ("ninja",),
                  "nodejs": ("node",), "npm": ("npm",)}
UNPACK_PROGRAMS = {"xz-utils": ("xz",)}
COMPILER_FILES = {"clang-19": "/usr/lib/llvm-19/bin/clang", "lld-19": "/usr/lib/llvm-19/bin/wasm-ld",
                  "llvm-19": "/usr/lib/llvm-19/bin/llvm-ar"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TEST_PROGRAMS = {"chromium": BROWSERS, "clang-format": ("clang-format",), "clang-tidy": ("clang-tidy",),
                 "firefox-esr": ("firefox-esr",), "webkit2gtk-driver": ("WebKitWebDriver",), "xvfb": ("Xvfb",)}
# What lets a browser without a graphics card draw WebGL.
TEST_LIBRARIES = {"libegl1": "/usr/lib/x86_64-linux-gnu/libEGL.so.1",
                  "libgl1": "/usr/lib/x86_64-linux-gnu/libGL.so.1",
                  "libgl1-mesa-dri": "/var/lib/dpkg/info/libgl1-mesa-dri:amd64.list"}  # its files differ by release
# libFuzzer and its compiler.
FUZZ_FILES = {"clang-19": "/usr/lib/llvm-19/bin/clang",
              "libclang-rt-19-dev": "/usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.fuzzer-x86_64.a"}
TEST_FONTS = {"fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
              "fonts-noto-color-emoji": "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf",
              "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"}
