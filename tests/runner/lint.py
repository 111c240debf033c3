"""Checks that read the sources and run nothing: layout, likely bugs, and that every Python file is Python 3.9.

clang-tidy is slow, so a file's clean result is kept under a hash of the file, its headers and the settings; beside the
toolchain, so that every checkout has it.
"""
import ast
import hashlib
import json
import re
import shutil
import time
from pathlib import Path

from tests.runner.common import BUILD, ROOT, Result, files, run, side_by_side

CORE_ROOMS = ("base", "archive", "import", "index", "view")
PRESET = "native"  # a plain one: clang-tidy cannot read the precompiled headers of another Clang
COMMANDS = BUILD / PRESET  # where CMake writes down how each file is compiled
OLDEST_PYTHON = (3, 9)
KEPT_SECONDS = 60 * 24 * 3600


def find_tool(name, toolchain):
    return shutil.which(name, path=toolchain.env.get("PATH"))


def missing(name):
    return Result(name, failed=1, output=f"{name} is not on the PATH.")


def clang_format(toolchain):
    tool = find_tool("clang-format", toolchain)
    if not tool:
        return missing("lint clang-format")
    sources = [path for folder in ("src", "tests") for kind in ("cpp", "h") for path in files(f"{folder}/**/*.{kind}")]
    code, output = run([tool, "--dry-run", "--Werror", *sources], toolchain.env)
    files_off = sorted(set(re.findall(r"^(\S+?):\d+:\d+: error", output, re.MULTILINE)))
    hint = f"To lay them out: clang-format -i {' '.join(files_off)}" if files_off else output
    return Result("lint clang-format", int(code == 0), int(code != 0), output=hint)


def headers_of(path, known):
    """Our own headers that a source includes, directly or not."""
    if path in known:
        return known
    known.add(path)
    for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE):
        for base in (ROOT / "src", path.parent):
            if (base / name).is_file():
                headers_of((base / name).resolve(), known)
    return known


def tidy_key(source, command, version):
    """The same for the same text in any checkout."""
    digest = hashlib.sha256(f"{version}\n{command.replace(str(ROOT), '')}\n".encode())
    for path in [ROOT / ".clang-tidy", *sorted(headers_of(source, set()))]:
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def forget_old(cache):
    """Results that no checkout has asked for in a long time."""
    for path in cache.iterdir():
        if path.stat().st_mtime < time.time() - KEPT_SECONDS:
            path.unlink(missing_ok=True)


def tidy_file(tool, source, clean, env):
    """The complaints about one file, empty when there are none; then the file `clean` is made."""
    if clean.exists():
        clean.touch()  # still of use
        return ""
    code, output = run([tool, "--quiet", "-p", COMMANDS, "--extra-arg=-Wno-unknown-warning-option", source], env)
    if code == 0:
        clean.touch()
        return ""
    return re.sub(r"^\d+ warnings? (generated|treated).*\n?", "", output, flags=re.MULTILINE)


def clang_tidy(toolchain):
    tool = find_tool("clang-tidy", toolchain)
    if not tool:
        return missing("lint clang-tidy")
    cache = toolchain.cache / "tidy"
    cache.mkdir(parents=True, exist_ok=True)
    forget_old(cache)
    version = run([tool, "--version"], toolchain.env)[1]
    entries = json.loads((COMMANDS / "compile_commands.json").read_text(encoding="utf-8"))
    rooms = {ROOT / "src" / room for room in CORE_ROOMS}
    jobs = {}
    for entry in entries:
        source = Path(entry["file"])
        if source not in jobs and not rooms.isdisjoint(source.parents):
            jobs[source] = cache / tidy_key(source, entry["command"], version)
    outputs = side_by_side(lambda job: tidy_file(tool, *job, toolchain.env), jobs.items())
    complaints = [output for output in outputs if output]
    return Result("lint clang-tidy", int(bool(jobs) and not complaints), int(bool(complaints)),
                  output="\n".join(complaints) or "No core source is in compile_commands.json.")


def eslint(toolchain):
    program = ROOT / "node_modules/eslint/bin/eslint.js"
    code, output = run([toolchain.node, program, "--max-warnings=0", "--cache", "--cache-strategy=content",
                        f"--cache-location={BUILD / 'eslint.cache'}", "."], toolchain.env)
    return Result("lint eslint", int(code == 0), int(code != 0), output=output)


def python_syntax(_toolchain):
    problems = []
    for path in files("**/*.py"):
        try:
            ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path), feature_version=OLDEST_PYTHON)
        except SyntaxError as error:
            problems.append(f"{path}:{error.lineno}: {error.msg}")
    return Result("lint python", int(not problems), int(bool(problems)), output="\n".join(problems))


CHECKS = (clang_format, clang_tidy, eslint, python_syntax)
