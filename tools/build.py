#!/usr/bin/env python3
"""Builds the CMake presets and assembles dist/.

    python3 tools/build.py [native|native-asan|web|web-debug|dist ...]      (default: web and dist)

Only what changed is done again: ninja decides for the presets, a fingerprint of its inputs for dist/. A new dist/ is
made beside the old one and swapped in when it is complete. Sets nothing up: see tools/setup.py.
"""
import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds at once are then the user's own business
    fcntl = None

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
PRESETS = ("native", "native-asan", "web", "web-debug")
MODULES = ("backscroll-core", "backscroll-core-fast", "backscroll-import", "backscroll-widget")
MODULE_FILES = tuple(f"{module}.{kind}" for module in MODULES for kind in ("js", "wasm"))
# What a reader's browser loads before it asks for an archive.
PAYLOAD = ("index.html", "page.css", "page.js", "backscroll.js", "backscroll-worker.js",
           *(name for name in MODULE_FILES if name.startswith(("backscroll-core.", "backscroll-widget."))))
SOURCE_FOLDERS = ("data", "shaders", "src", "tools/cmake", "web")
SOURCE_FILES = ("CMakeLists.txt", "CMakePresets.json", "tests/CMakeLists.txt", "tools/build.py",
                "tools/bundle.mjs")
NOTHING_DONE_SECONDS = 1.0  # what ninja may take to find out that all is up to date


class BuildError(Exception):
    """What failed, with the tool's own output below the first line."""


def say(text):
    print(text, flush=True)


def source_files():
    """Every file that a build of dist/ depends on."""
    for folder in SOURCE_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path
    yield from (ROOT / name for name in SOURCE_FILES)


def fingerprint(paths):
    """Changes when a file is added, removed or written."""
    digest = hashlib.sha256()
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            stat = path.stat()
            digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@contextlib.contextmanager
def build_lock():
    """One build at a time in this checkout; a second one waits and says so."""
    BUILD.mkdir(exist_ok=True)
    with open(BUILD / ".lock", "w", encoding="ascii") as lock:
        if fcntl:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                say("Waiting for another build in this folder ...")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(command, env, what):
    """Runs a tool. Its output is seen when it fails, and as it comes on a terminal."""
    is_shown = sys.stdout.isatty()
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=False,
                          stdout=None if is_shown else subprocess.PIPE,
                          stderr=None if is_shown else subprocess.STDOUT)
    if done.returncode:
        lines = (done.stdout or b"").decode("utf-8", "replace").splitlines()
        output = "\n".join(line for line in lines if not re.match(r"\[\d+/\d+\] ", line))  # ninja's progress
        raise BuildError(f"{what} failed." + (f"\n{output}" if output else ""))


def configure(preset, env):
    """Runs CMake for a fresh folder or changed presets; later changes ninja sees by itself."""
    folder = BUILD / preset
    stamp = folder / "presets.stamp"
    wanted = hashlib.sha256((ROOT / "CMakePresets.json").read_bytes()).hexdigest()
    if (folder / "build.ninja").exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    try:
        run(["cmake", "--preset", preset], env, f"Configuring '{preset}'")
    except BuildError:
        (folder / "CMakeCache.txt").unlink(missing_ok=True)
        raise
    stamp.write_text(wanted)


def list_sources(preset, env):
    """Writes down anew how each source is compiled: some may have come or gone since."""
    configure(preset, env)
    run(["cmake", "--build", BUILD / preset, "--target", "build.ninja"], env, f"Listing the sources of '{preset}'")


def build_preset(preset, toolchain, targets=()):
    started = time.monotonic()
    configure(preset, toolchain.env)
    run(["cmake", "--build", BUILD / preset, "--parallel", os.cpu_count() or 2,
         *(["--target", *targets] if targets else [])], toolchain.env, f"Building '{preset}'")
    seconds = time.monotonic() - started
    if seconds > NOTHING_DONE_SECONDS:
        say(f"Built {preset} in {seconds:.1f} s")


def is_dist_current(stamp, wanted):
    if not (stamp.exists() and stamp.read_text() == wanted and (DIST / "sizes.json").exists()):
        return False
    return all((DIST / name).exists() for name in json.loads((DIST / "sizes.json").read_text()))


def swap_in(new):
    """Puts the complete folder `new` in the place of dist/."""
    old = new.with_name(new.name + ".old")
    if DIST.exists():
        DIST.rename(old)
    new.rename(DIST)
    shutil.rmtree(old, ignore_errors=True)


def assemble(toolchain):
    """Makes dist/ from build/web, web/ and data/, when any of them changed."""
    modules = [BUILD / "web" / name for name in MODULE_FILES]
    for path in modules:
        if not path.exists():
            raise BuildError(f"The build made no {path.relative_to(ROOT)}.")
    wanted = fingerprint([*source_files(), *modules])
    stamp = BUILD / "dist.stamp"
    if is_dist_current(stamp, wanted):
        return
    started = time.monotonic()
    new = Path(tempfile.mkdtemp(prefix="dist-", dir=BUILD))
    try:
        new.chmod(0o755)
        run([toolchain.node, "tools/bundle.mjs", "--web", BUILD / "web", "--out", new, "--cache", BUILD / "compressed"],
            toolchain.env, "Assembling dist/")
        swap_in(new)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    stamp.write_text(wanted)
    say(f"Assembled dist/ in {time.monotonic() - started:.1f} s: "
        f"{payload_bytes() / 1000:.1f} KB brotli before the archive")


def payload_bytes(names=PAYLOAD):
    """Brotli bytes of these files of dist/."""
    sizes = json.loads((DIST / "sizes.json").read_text())
    return sum(sizes[name]["brotli"] for name in names)


def build_web(toolchain, tests=False):
    """The modules and dist/; with `tests` also the unit tests for Node."""
    build_preset("web", toolchain, () if tests else MODULES)
    assemble(toolchain)


def build_dist(toolchain):
    with build_lock():
        build_web(toolchain)


def main(names):
    unknown = [name for name in names if name not in (*PRESETS, "dist")]
    if unknown:
        sys.exit(f"Unknown: {', '.join(unknown)}. Choose from {', '.join(PRESETS)}, dist.")
    sys.path.insert(0, str(ROOT))
    from tools import setup  # pylint: disable=import-outside-toplevel
    try:
        toolchain = setup.ensure(tests=any(name.startswith("native") for name in names))
        with build_lock():
            for name in names or ("web", "dist"):
                if name == "dist":
                    assemble(toolchain)
                else:
                    build_preset(name, toolchain)
    except (BuildError, setup.SetupError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main(sys.argv[1:])
