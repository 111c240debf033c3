#!/usr/bin/env python3
"""Brings what the build and the tests need into a cache folder. Once that is done it only looks at stamps.

    python3 tools/setup.py [--tests]

Uses an Emscripten of at least 3.1.60 that is already there (EMSDK set, or emcc on the PATH). Otherwise it brings
one on Debian, and says elsewhere what to install. Builds nothing of the project itself: see tools/build.py.
"""
from __future__ import annotations

import argparse
import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tools.toolchain import debian, parts, pins  # noqa: E402
from tools.toolchain.work import SetupError, Workshop, is_version_at_least  # noqa: E402

__all__ = ["SetupError", "Toolchain", "ensure"]

MAC_BROWSERS = (Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                Path("/Applications/Chromium.app/Contents/MacOS/Chromium"))
INSTALL_EMSDK = (f"Emscripten {pins.EMSCRIPTEN_OLDEST} or newer is needed, and only on Debian 12 and 13 (amd64) "
                 "can it be brought: install it with emsdk so that EMSDK is set or emcc is on the PATH, then run "
                 "the command again.")


@dataclasses.dataclass(frozen=True)
class Toolchain:
    """Where things are. `env` is the whole environment for build tools; `chromium` is None without tests."""
    env: dict
    cache: Path
    node: str
    chromium: str | None


def ensure(tests=False):
    """Returns the toolchain, after bringing what is missing of it. Prints a line for each thing it brings."""
    cache = cache_folder()
    workshop = Workshop(cache)
    codename = debian.release()
    own = own_emscripten(cache)
    if not own and not codename:
        raise SetupError(INSTALL_EMSDK)
    missing = missing_on_machine(codename, own, tests)
    if missing:
        with workshop.locked():
            debian.install(workshop, missing)
    toolchain = describe(cache, own, tests)
    steps = plan(workshop, toolchain, own, codename)
    if not all(step.is_done() for step in steps):
        with workshop.locked():
            for step in steps:
                workshop.do(step)
            workshop.tidy()
    return toolchain


def cache_folder():
    return Path(os.environ.get("BACKSCROLL_CACHE") or Path.home() / ".cache" / "backscroll").absolute()


def own_emscripten(cache):
    """The folder and version of an Emscripten that the user already has and that is new enough, else None."""
    emsdk = os.environ.get("EMSDK")
    candidates = [Path(emsdk, "upstream", "emscripten", "emcc")] if emsdk else []
    on_path = shutil.which("emcc")
    candidates += [Path(on_path)] if on_path else []
    for emcc in candidates:
        if not emcc.exists() or cache in emcc.parents:  # what we brought is on the PATH of what we started
            continue
        version = emscripten_version(emcc)
        if is_version_at_least(version, pins.EMSCRIPTEN_OLDEST):
            return emcc.parent, version
    return None


def emscripten_version(emcc):
    """Read from the file beside emcc, because asking emcc takes half a second."""
    try:
        version_file = emcc.resolve().with_name("emscripten-version.txt")
        return version_file.read_text(encoding="utf-8").strip().strip('"')
    except OSError:
        done = subprocess.run([str(emcc), "-dumpversion"], capture_output=True, text=True, check=False)
        return done.stdout.strip()


def missing_on_machine(codename, own, tests):
    """Names of missing Debian packages. Elsewhere we install nothing, so a missing program is an error."""
    if codename:
        programs = {**pins.BUILD_PROGRAMS, **pins.UNPACK_PROGRAMS, **(pins.TEST_PROGRAMS if tests else {})}
        test_files = {**pins.TEST_FONTS, **pins.TEST_LIBRARIES, **pins.FUZZ_FILES} if tests else {}
        files = {**({} if own else pins.COMPILER_FILES), **test_files}
        return debian.missing_packages(programs, files)
    missing = debian.missing_packages(pins.BUILD_PROGRAMS, {})
    if missing:
        raise SetupError(f"Install these programs, then run the command again: {', '.join(missing)}.")
    return []


def describe(cache, own, tests):
    """The toolchain as it will be when all steps are done."""
    node = shutil.which("node")
    folder = own[0] if own else cache / "emscripten" / "usr" / "share" / "emscripten"
    env = {**os.environ, "BACKSCROLL_CACHE": str(cache)}
    # An emcc that the PATH finds already is left alone: its folder may hold older versions of other programs.
    if shutil.which("emcc") != str(folder / "emcc"):
        env["PATH"] = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    if not own:
        env["EM_CONFIG"] = str(cache / "emscripten" / "config")
    return Toolchain(env, cache, node, find_chromium() if tests else None)


def find_chromium():
    for found in filter(None, map(shutil.which, pins.BROWSERS)):
        return found
    for path in MAC_BROWSERS:
        if path.exists():
            return str(path)
    raise SetupError("The tests need a browser: install Chromium or Google Chrome, then run the command again.")


def plan(workshop, toolchain, own, codename):
    """The steps in the order in which they need each other. Outside Debian, CMake fetches the libraries."""
    npm = parts.npm_packages(workshop, ROOT, toolchain.env)
    if not codename:
        return [npm]
    suite = debian.AptView(workshop, pins.SUITE, codename)
    newer = [debian.AptView(workshop, name, codename) for name in pins.IMGUI_SUITES]
    make = parts.Parts(workshop, toolchain.env, f"{own[1]} in {own[0]}" if own else pins.EMSCRIPTEN.upstream)
    compiler = [] if own else [make.emscripten(suite), make.binaryen(suite),
                               make.acorn(ROOT / "node_modules" / "acorn"), make.config(toolchain.node)]
    return [npm, *compiler, make.headers(suite), make.libunibreak(suite), make.gumbo(suite),
            make.imgui(newer, debian.pick_imgui), make.sdl2(suite)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tests", action="store_true", help="bring browsers, fonts and linters, too")
    try:
        ensure(tests=parser.parse_args().tests)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted: run the command again, it goes on where it stopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
