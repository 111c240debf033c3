#!/usr/bin/env python3
"""Sets up what is missing, builds Backscroll and serves it: python3 serve.py, then look at http://127.0.0.1:8000/.

Options are in --help. With --archive any supported file is imported and shown; the result lies in a temporary folder,
never in dist/. Standard library only.
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import webbrowser
from pathlib import Path

from tools import build, setup, static_server

ROOT = Path(__file__).resolve().parent
POLL_SECONDS = 0.5


class Failure(Exception):
    """One sentence for the person at the terminal."""


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="Sets up what is missing, builds Backscroll and serves it.")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="default 8000; 0: any free one")
    parser.add_argument("--host", default="127.0.0.1", metavar="H", help="default 127.0.0.1: this machine only")
    parser.add_argument("--archive", nargs="+", default=[], metavar="FILE",
                        help="show the posts of these files or folders")
    parser.add_argument("--build-only", action="store_true", help="build dist/ and stop")
    parser.add_argument("--no-build", action="store_true", help="serve dist/ as it is")
    parser.add_argument("--no-open", action="store_true", help="open no browser")
    parser.add_argument("--watch", action="store_true", help="build again when a source changes")
    parser.add_argument("--also", metavar="DIR", help="serve DIR under /tests/; for the page tests only")
    options = parser.parse_args(arguments)
    if options.no_build and (options.watch or options.build_only):
        parser.error("--no-build goes with neither --watch nor --build-only")
    return options


def check_files(options):
    """Says at once what would fail after minutes of building."""
    for name in options.archive:
        if not Path(name).exists():
            raise Failure(f"There is no file or folder {name}.")
    if options.also and not Path(options.also).is_dir():
        raise Failure(f"There is no folder {options.also}.")
    if options.no_build and not (build.DIST / "index.html").is_file():
        raise Failure("There is no dist/ to serve yet; leave --no-build out once.")


def import_archive(files, folder, node, env):
    """Turns the files into one Backscroll archive inside `folder`, as a block: a page opens it at once."""
    result = folder / f"archive-{time.monotonic_ns()}.backscroll"
    command = [str(node), str(build.DIST / "cli.mjs"), "import", *(str(Path(name).resolve()) for name in files),
               "-o", str(result)]
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise Failure(done.stderr.decode("utf-8", "replace").strip() or "The import failed.")
    return result


def show_archive(server, options, folder, toolchain):
    node = toolchain.node if toolchain else shutil.which("node")
    if not node:
        raise Failure("Importing needs Node.js, and there is no `node` on the PATH; leave --no-build out once.")
    server.overrides["/archive.json"] = import_archive(
        options.archive, folder, node, toolchain.env if toolchain else None)


def rebuild(server, options, folder, toolchain):
    """One build after a change. Until it has succeeded the old dist/ is served on."""
    try:
        build.build_dist(toolchain)
        if options.archive:
            show_archive(server, options, folder, toolchain)
    except (build.BuildError, Failure, OSError) as error:
        build.say(f"{error}\nStill serving the last good build.")


def watch(server, options, folder, toolchain):
    """Looks at the sources twice a second and builds when they have settled after a change."""
    def state():
        return build.fingerprint([*build.source_files(), *map(Path, options.archive)])
    built = seen = state()
    while True:
        time.sleep(POLL_SECONDS)
        last, seen = seen, state()
        if seen == last != built:
            built = seen
            rebuild(server, options, folder, toolchain)


def can_open_browser():
    return (sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
            ) and not os.environ.get("CI")


def serve(server, options, folder, toolchain):
    """Until Ctrl-C."""
    if options.archive:
        show_archive(server, options, folder, toolchain)
    server.start()
    print(f"Serving {server.url}", flush=True)
    if options.watch:
        threading.Thread(target=watch, args=(server, options, folder, toolchain), daemon=True).start()
    if not options.no_open and can_open_browser():
        threading.Thread(target=webbrowser.open, args=(server.url,), daemon=True).start()
    while True:
        time.sleep(3600)


def main(arguments):
    options = parse_arguments(arguments)
    check_files(options)
    # The port comes first: nobody should wait for a build only to read that it is taken.
    server = None if options.build_only else static_server.Server(
        build.DIST, options.host, options.port, options.also)
    toolchain = None
    if not options.no_build:
        toolchain = setup.ensure(tests=False)
        build.build_dist(toolchain)
    if server:
        with tempfile.TemporaryDirectory(prefix="backscroll-") as folder:
            serve(server, options, Path(folder), toolchain)


def stop(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)  # as Ctrl-C, so that nothing temporary is left behind
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        print()
    except (Failure, build.BuildError, setup.SetupError, static_server.ServerError) as problem:
        sys.exit(str(problem))
