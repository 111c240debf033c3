"""How one step of the setup runs: a line of output, errors as a sentence, stamps that outlive an interruption.

Knows nothing about what the steps bring: see parts.py and debian.py.
"""
import contextlib
import dataclasses
import hashlib
import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Callable

try:
    import fcntl
except ImportError:  # Windows: two setups at once are then the user's own business
    fcntl = None


class SetupError(Exception):
    """One sentence for the user: what is missing and what to do about it."""


@dataclasses.dataclass(frozen=True)
class Step:
    """Something that the cache has to contain.

    `make` gets an empty folder, which becomes `target` when it is complete, and returns the size to report in
    bytes; a step in place changes its target itself. `key` changes when the step has to be done again. `prepare`
    runs before the line of the step is begun, for what prints a line of its own.
    """
    title: str
    key: str
    stamp: Path
    target: Path
    make: Callable[[Path], int]
    is_in_place: bool = False
    prepare: Callable[[], None] = lambda: None

    def is_done(self):
        try:
            return self.stamp.read_text(encoding="utf-8") == self.key and self.target.exists()
        except OSError:
            return False


def version_numbers(text):
    """The leading numbers of a version and the letter behind them: "1:1.92.2b+ds-1" gives (1, 92, 2), "b"."""
    found = re.match(r"(?:\d+:)?v?(\d+(?:\.\d+)*)([a-z]?)", text.strip())
    if not found:
        return (), ""
    return tuple(int(number) for number in found[1].split(".")), found[2]


def is_version_at_least(version, oldest):
    return version_numbers(version) >= version_numbers(oldest)


def size_text(size):
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"


def folder_size(folder):
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def require_sha256(path, expected):
    """Refuses a file that is not the pinned one, and removes it so that the next run fetches it anew."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != expected:
        path.unlink()
        raise SetupError(f"{path.name} is not the file that this project pins (its SHA-256 is "
                         f"{digest.hexdigest()}): run the command again, and if it happens again report it.")


class Workshop:
    """The cache folder while a setup changes it: runs steps, keeps the log of the tools that they call."""

    def __init__(self, cache):
        self.cache = cache
        self.log = cache / "setup.log"
        self.temporary = cache / "tmp"

    @contextlib.contextmanager
    def locked(self):
        """One setup at a time. Tools inherit the lock: what a killed setup left running ends before the next."""
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            lock = open(self.cache / "lock", "w", encoding="ascii")
        except OSError as error:
            raise SetupError(f"The cache folder {self.cache} cannot be written ({error.strerror}): make it "
                             "writable, or set BACKSCROLL_CACHE to another folder.") from error
        with lock:
            if fcntl:
                os.set_inheritable(lock.fileno(), True)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    print("Waiting for another setup to finish ...", flush=True)
                    fcntl.flock(lock, fcntl.LOCK_EX)
            shutil.rmtree(self.temporary, ignore_errors=True)
            self.log.write_text("", encoding="utf-8")
            yield

    @contextlib.contextmanager
    def reported(self, title):
        """Prints the line of a step: title at once, size and time at the end. Yields a list for the size."""
        print(f"{title} ... ", end="", flush=True)
        started = time.monotonic()
        sizes = []
        try:
            yield sizes
        except BaseException:
            print("stopped", flush=True)
            raise
        print(f"{size_text(sum(sizes))}, {time.monotonic() - started:.0f} s", flush=True)

    def do(self, step):
        """Makes the target of a step beside the old one and swaps it in, so no half of it is ever seen."""
        if step.is_done():
            return
        step.prepare()
        with self.reported(step.title) as sizes:
            folder = self.temporary / step.stamp.name
            folder.mkdir(parents=True)
            sizes.append(step.make(folder))
            step.stamp.parent.mkdir(parents=True, exist_ok=True)
            step.stamp.unlink(missing_ok=True)
            if not step.is_in_place:
                self._swap(folder, step.target)
            stamp = self.temporary / "stamp"
            stamp.write_text(step.key, encoding="utf-8")
            os.replace(stamp, step.stamp)

    def tidy(self):
        """Removes what is of no use once every step is done."""
        for name in ("apt", "downloads", "npm", "tmp"):
            shutil.rmtree(self.cache / name, ignore_errors=True)

    def _swap(self, folder, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            os.rename(target, self.temporary / f"old-{target.name}")
        os.rename(folder, target)

    def run(self, command, failure, env=None, cwd=None, accepts_failure=False):
        """Runs a tool and returns what it printed. When it fails, `failure` is the sentence for the user."""
        text = [str(part) for part in command]
        try:
            done = subprocess.run(text, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, close_fds=False, check=False)
            output, code = done.stdout.decode("utf-8", "replace"), done.returncode
        except OSError as error:
            output, code = str(error), -1
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(text)}\n{output}\n")
        if code and not accepts_failure:
            raise SetupError(f"{failure} (What the tools said: {self.log})")
        return output
