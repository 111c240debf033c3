"""Gives each target of libFuzzer some seconds, beginning with the sample files. What it finds is left in build/fuzz."""
import os
import re
import shutil
import tempfile
from pathlib import Path

from tests.runner.common import BUILD, ROOT, Result, files, run

SECONDS = 30
PRESET = "native-fuzz"
FOUND = BUILD / "fuzz"
COMPILERS = ("/usr/lib/llvm-19/bin/clang", "clang")  # the second one where no Debian package has brought the first
ARCHIVES = ("tests/data/archives", "tests/data/faults")
EXPORTS = ("tests/data/exports",)
DICTIONARIES = {"import": "archive.dict", "exports": "archive.dict", "query": "query.dict"}
SLOWEST_SECONDS = 10  # for one input
MOST_MEGABYTES = 2048
MOST_BYTES = {"import": 4096, "exports": 4096}  # small files are tried more often


def names():
    return [path.name[:-len("_fuzz.cpp")] for path in files("tests/fuzz/*_fuzz.cpp")]


def environment(toolchain):
    """With Clang for the compiler, or None where there is none."""
    found = next(filter(None, map(shutil.which, COMPILERS)), None)
    if not found:
        return None
    symbolizer = Path(found).resolve().with_name("llvm-symbolizer")  # so that reports have names and lines
    names_of_places = {"ASAN_SYMBOLIZER_PATH": str(symbolizer)} if symbolizer.exists() else {}
    return {**toolchain.env, "CC": found, "CXX": f"{found}++", **names_of_places}


def run_target(name, env, seconds):
    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="backscroll-fuzz-") as folder:
        command = [BUILD / PRESET / f"fuzz_{name}", f"-max_total_time={seconds}", f"-timeout={SLOWEST_SECONDS}",
                   f"-rss_limit_mb={MOST_MEGABYTES}", f"-artifact_prefix={FOUND}{os.sep}{name}-", "-close_fd_mask=1"]
        if name in MOST_BYTES:
            command.append(f"-max_len={MOST_BYTES[name]}")
        if name in DICTIONARIES:
            command.append(f"-dict={ROOT / 'tests/fuzz' / DICTIONARIES[name]}")
        code, output = run([*command, folder, *seeds(name, Path(folder), env)], env, seconds + 300)
    return result_of(f"fuzz {name}, {seconds} s", code, output)


def seeds(name, folder, env):
    """Folders with what the target begins with. Blocks are made of the archives first."""
    if name == "query":
        return [ROOT / "tests/fuzz/queries"]
    if name == "block":
        archives = [path for part in ARCHIVES for path in files(f"{part}/*.json")]
        run([BUILD / PRESET / "block_seeds", folder, *archives], env)
        return []
    return [ROOT / part for part in (EXPORTS if name == "exports" else ARCHIVES)]


def result_of(name, code, output):
    """A target that found nothing but did not run either is a failure too."""
    done = re.search(r"^Done (\d+) runs", output, re.MULTILINE)
    is_good = code == 0 and done is not None and int(done[1]) > 0
    return Result(name, int(is_good), int(not is_good), output="" if is_good else tail_of(output))


def tail_of(output):
    """From the sentence of what is wrong on."""
    found = re.search(r"^(Wrong: |.*(runtime error|ERROR: ))", output, re.MULTILINE)
    return output[found.start():] if found else output[-4000:]
