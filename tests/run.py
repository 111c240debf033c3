#!/usr/bin/env python3
"""Sets up what is missing, builds, runs the tests. The last line is "N passed, N failed".

    python3 tests/run.py [--quick] [--only native|node|browser|bench] [-k NAME] [--fuzz-seconds N]

-k runs the tests with NAME in their name, and whole files with NAME in theirs, in any case.

native: lint, Python tests, the core's unit tests with sanitizers, the fuzzers, 30 seconds each. node: the same unit
tests as WebAssembly, the boundary, the payload's size. browser: the page in Chromium, the main things in
Firefox and WebKit too. Without --only all three; bench only when asked for.

--quick, before each commit: lint of what has changed, the unit tests without sanitizers, the boundary, one file of page
tests.
"""
import argparse
import dataclasses
import functools
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.runner import doctest_runs, fuzzers, lint, node_tests, python_tests  # noqa: E402
from tests.runner.common import BUILD, Filter, Result, Tally, side_by_side, timed  # noqa: E402
from tools import build, setup  # noqa: E402

PYTHON_TESTS = "tests/*_test.py"
UNIT_TESTS = "tests/unit/*.cpp"
FUZZERS = "tests/fuzz/*_fuzz.cpp"
NODE_TESTS = "tests/node/*.test.mjs"
BROWSER_TESTS = "tests/browser/*.test.mjs"
GROUPS = {"native": (PYTHON_TESTS, UNIT_TESTS, FUZZERS), "node": (UNIT_TESTS, NODE_TESTS), "browser": (BROWSER_TESTS,)}
QUICK_PYTHON_TESTS = "tests/house_rules_test.py"
QUICK_BROWSER_TESTS = "tests/browser/feed.test.mjs"
NODE_SECONDS = 300
BROWSER_SECONDS = 600
BUDGETS = {  # brotli bytes: of all that a page loads before it asks for an archive, and of each module
    "first view": (build.PAYLOAD, 325_000),
    "opening files": (("backscroll-import.js", "backscroll-import.wasm", "backscroll-files.js", "backscroll-film.js",
                       "open.js", "open.css"), 260_000),
    "searching": (("backscroll-find.js",), 12_000),
    "numbers": (("backscroll-numbers.js",), 21_000),
    "reading": (("backscroll-layer.js",), 5_000),
    "keys": (("backscroll-keys.js",), 3_000),
    **{module: ((f"{module}.js", f"{module}.wasm"), limit) for module, limit in
       (("backscroll-core", 41_000), ("backscroll-core-fast", 52_000), ("backscroll-widget", 253_000),
        ("backscroll-import", 200_000))},
}
SANITIZED = "native-asan"
SANITIZER_OPTIONS = {
    "ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


def built(tally, what, function, *arguments):
    """Builds something for the suites that follow. False, and one failure counted, when that does not work."""
    started = time.monotonic()
    try:
        with build.build_lock():
            function(*arguments)
        return True
    except build.BuildError as error:
        tally.add(Result(f"build {what}", failed=1, seconds=time.monotonic() - started, output=str(error)))
        return False


def expect_files(tally, patterns):
    """Tests that got lost would pass unnoticed."""
    for pattern in patterns:
        if not Filter().files(pattern):
            tally.add(Result(pattern, failed=1, output="There are no such files."))


def run_native(tally, toolchain, fuzz_seconds=fuzzers.SECONDS):
    run_lint(tally, toolchain)
    run_python_files(tally, toolchain, PYTHON_TESTS)
    run_sanitized_units(tally, toolchain)
    run_fuzzers(tally, toolchain, fuzz_seconds)


def run_quick(tally, toolchain):
    run_lint(tally, toolchain)
    run_python_files(tally, toolchain, QUICK_PYTHON_TESTS)
    run_units(tally, toolchain, "native", toolchain.env)
    if built(tally, "web", build.build_web, toolchain):
        run_node_files(tally, toolchain, NODE_TESTS, NODE_SECONDS)
        check_payloads(tally)
        run_node_files(tally, toolchain, QUICK_BROWSER_TESTS, BROWSER_SECONDS)


def run_lint(tally, toolchain):
    for check in lint.CHECKS:
        if not tally.filter.matches(f"lint {check.__name__.replace('_', '-')}"):
            continue
        needs_commands = check is lint.clang_tidy  # CMake writes down how each file is compiled
        if not needs_commands or built(tally, lint.PRESET, build.list_sources, lint.PRESET, toolchain.env):
            tally.add(timed(check, toolchain))


def run_python_files(tally, toolchain, pattern):
    for path in tally.filter.files(pattern):
        tally.add(timed(python_tests.run_file, path, toolchain, tally.filter))


def run_units(tally, toolchain, preset, env):
    if tally.filter.files(UNIT_TESTS) and built(tally, preset, build.build_preset, preset, toolchain):
        command = [BUILD / preset / "backscroll_tests"]
        tally.add(timed(doctest_runs.run_binary, f"unit tests, {preset}", command, env, tally.filter))


def run_sanitized_units(tally, toolchain):
    """With Clang where there is one, which takes half of GCC's time, and in the build that the fuzzers need anyway."""
    env = fuzzers.environment(toolchain)
    preset = SANITIZED if env is None else fuzzers.PRESET
    env = env or toolchain.env
    run_units(tally, dataclasses.replace(toolchain, env=env), preset, {**env, **SANITIZER_OPTIONS})


def run_fuzzers(tally, toolchain, seconds):
    names = [name for name in fuzzers.names() if tally.filter.matches(f"fuzz {name}")]
    if not names:
        return
    env = fuzzers.environment(toolchain)
    if env is None:
        tally.add(Result("fuzz", failed=1, output="Install Clang 16 or newer, then run the command again."))
    elif built(tally, fuzzers.PRESET, build.build_preset, fuzzers.PRESET, dataclasses.replace(toolchain, env=env)):
        for result in side_by_side(
                lambda name: timed(fuzzers.run_target, name, {**env, **SANITIZER_OPTIONS}, seconds), names):
            tally.add(result)


def run_node(tally, toolchain):
    has_units = bool(tally.filter.files(UNIT_TESTS))
    is_wanted = has_units or tally.filter.files(NODE_TESTS) or any(
        tally.filter.matches(f"payload, {name}") for name in BUDGETS)
    if not is_wanted or not built(tally, "web", build.build_web, toolchain, has_units):
        return
    if has_units:
        command = [toolchain.node, BUILD / "web/backscroll_tests.cjs"]
        tally.add(timed(doctest_runs.run_binary, "unit tests, WebAssembly", command, toolchain.env, tally.filter))
    run_node_files(tally, toolchain, NODE_TESTS, NODE_SECONDS)
    check_payloads(tally)


def run_browser(tally, toolchain):
    if tally.filter.files(BROWSER_TESTS) and built(tally, "web", build.build_web, toolchain):
        run_node_files(tally, toolchain, BROWSER_TESTS, BROWSER_SECONDS)


def test_env(toolchain):
    """What a script needs to start the server and the browser."""
    return {**toolchain.env, "BACKSCROLL_CHROMIUM": str(toolchain.chromium), "BACKSCROLL_PYTHON": sys.executable}


def run_node_files(tally, toolchain, pattern, seconds):
    for path in tally.filter.files(pattern):
        tally.add(timed(node_tests.run_file, path, toolchain, test_env(toolchain), tally.filter, seconds))


def check_payload(name):
    """The whole widget stays lighter than one embedded post."""
    files, limit = BUDGETS[name]
    total = build.payload_bytes(files)
    is_light = total <= limit
    return Result(f"payload, {name}: {total / 1000:.1f} of {limit / 1000:.0f} KB brotli", int(is_light),
                  int(not is_light), output="See dist/sizes.json for the files.")


def check_payloads(tally):
    for name in BUDGETS:
        if tally.filter.matches(f"payload, {name}"):
            tally.add(timed(check_payload, name))


def run_bench(tally, toolchain):
    from tests.bench import bench  # pylint: disable=import-outside-toplevel
    if built(tally, "web", build.build_web, toolchain):
        tally.add(timed(bench.measure, toolchain, test_env(toolchain)))


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="Sets up what is missing, builds, runs the tests.")
    parser.add_argument("--quick", action="store_true", help="what is worth a look before each commit")
    parser.add_argument("--only", choices=(*GROUPS, "bench"), help="one kind of tests")
    parser.add_argument("-k", default="", metavar="NAME", dest="name", help="tests and files with NAME in their name")
    parser.add_argument("--fuzz-seconds", type=int, default=fuzzers.SECONDS, metavar="N",
                        help="for each target of the fuzzers")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse_arguments(arguments)
    tally = Tally(Filter(options.name))
    started = time.monotonic()
    run_all_native = functools.partial(run_native, fuzz_seconds=options.fuzz_seconds)
    runs = {"native": run_all_native, "node": run_node, "browser": run_browser, "bench": run_bench, "quick": run_quick}
    groups = ["quick"] if options.quick else [options.only] if options.only else GROUPS
    try:
        toolchain = setup.ensure(tests=True)
        for group in groups:
            expect_files(tally, GROUPS.get(group, ()))
            runs[group](tally, toolchain)
    except setup.SetupError as error:
        tally.add(Result("setup", failed=1, output=str(error)))
    if tally.passed + tally.failed == 0:
        tally.add(Result(f"-k {options.name}", failed=1, output="No test has that in its name."))
    print(f"\nAll in {time.monotonic() - started:.0f} s")
    print(f"{tally.passed} passed, {tally.failed} failed", flush=True)
    return 1 if tally.failed else 0


def stop(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)  # as Ctrl-C, so that what was started is ended
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
