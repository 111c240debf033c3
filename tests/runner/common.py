"""What all kinds of tests share: results, the name filter, running a command with a time limit, the printed lines."""
import concurrent.futures
import contextlib
import dataclasses
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
POLITE_SECONDS = 2  # for a command to end by itself after its time is up
JOBS = 2  # side by side
OUTPUT_LINES = 200  # of one failing suite; the rest is seldom read
RUNNING = set()  # the commands of run()
IS_OVER = threading.Event()  # somebody wants no more of them


@dataclasses.dataclass
class Result:
    """What one suite did. `output` is for a person and shown when something failed."""
    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    output: str = ""


@dataclasses.dataclass(frozen=True)
class Filter:
    """The -k option: runs what has `text` in its name, in any case. An empty text lets everything through."""
    text: str = ""

    def matches(self, name):
        return self.text.lower() in name.lower()

    def files(self, pattern):
        """Test files that may have something to run: their path or their text has the name in it."""
        return [path for path in files(pattern)
                if self.matches(str(path)) or self.matches((ROOT / path).read_text(encoding="utf-8"))]


class Tally:
    """Prints one line per suite as it ends, and adds up."""

    def __init__(self, name_filter):
        self.filter = name_filter
        self.passed = 0
        self.failed = 0

    def add(self, result):
        has_run = result.passed + result.failed
        if not has_run and self.filter.text:
            return
        if not has_run:
            result = dataclasses.replace(result, failed=1, output=result.output or "No test ran.")
        self.passed += result.passed
        self.failed += result.failed
        counts = f"{result.passed} passed" + (f", {result.failed} failed" if result.failed else "") + (
            f", {result.skipped} skipped" if result.skipped else "")
        verdict = "FAIL" if result.failed else "ok  "
        print(f"{verdict}  {result.name:<44} {counts:<28} {result.seconds:7.1f} s", flush=True)
        if result.failed and result.output:
            print(textwrap.indent(shortened(result.output), "      "), flush=True)


def shortened(output):
    lines = output.rstrip().splitlines()
    left_out = len(lines) - OUTPUT_LINES
    return "\n".join(lines if left_out <= 0 else
                     [*lines[:OUTPUT_LINES // 2], f"... {left_out} lines left out ...", *lines[-OUTPUT_LINES // 2:]])


def timed(function, *arguments):
    """Calls a function that returns a Result and notes the time. A bug in it is a failure, not the end of the run."""
    started = time.monotonic()
    try:
        result = function(*arguments)
    except Exception:  # pylint: disable=broad-except
        result = Result(function.__name__, failed=1, output=traceback.format_exc())
    result.seconds = time.monotonic() - started
    return result


def side_by_side(function, inputs):
    """[function(input), ...], two at a time. An interruption ends the commands that they run."""
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        try:
            return list(pool.map(function, inputs))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            IS_OVER.set()
            for process in set(RUNNING):
                end_group(process)
            raise


def run(command, env=None, timeout=300):
    """(exit code, output) of a command. After `timeout` seconds it and its children are ended: code -1."""
    if IS_OVER.is_set():
        raise KeyboardInterrupt
    with subprocess.Popen([str(part) for part in command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as process:
        RUNNING.add(process)
        try:
            output = process.communicate(timeout=timeout)[0]
            code = process.returncode
        except BaseException as error:
            end_group(process)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            output = process.communicate()[0] + f"\nEnded after {timeout} s without an answer.\n".encode()
            code = -1
        finally:
            RUNNING.discard(process)
    return code, output.decode("utf-8", "replace")


def end_group(process):
    """Ends a command and what it started: first politely, so that nothing temporary is left behind."""
    with contextlib.suppress(AttributeError, OSError):
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(POLITE_SECONDS)
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def files(pattern):
    """Files of the checkout that match, sorted, relative to its root. Nothing built or installed is among them."""
    return [path.relative_to(ROOT) for path in sorted(ROOT.glob(pattern)) if path.is_file()
            and not {"build", "dist", "node_modules", "__pycache__"} & set(path.relative_to(ROOT).parts)]


def python():
    return sys.executable
