"""The parts of the toolchain and of the libraries: one step each, from the packages that pins.py names.

Each function returns a Step. The paths inside the cache are a contract: the CMake files and Emscripten's config
read them.
"""
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from tools.toolchain import pins
from tools.toolchain.work import SetupError, Step, folder_size, is_version_at_least, require_sha256

# Half of the package: libraries for dynamic linking, which a page never loads, and Emscripten's own tests.
UNWANTED = ("*/lib/wasm32-emscripten/lto-pic", "*/lib/wasm32-emscripten/pic", "*/share/emscripten/test")
DISK_BYTES_NEEDED = 2_500_000_000
SDL2_CHECKS = Path(__file__).with_name("sdl2_checks.cmake")
SDL2_OFF = ("SHARED", "TEST", "AUDIO", "RENDER", "JOYSTICK", "HAPTIC", "SENSOR", "HIDAPI", "THREADS")

# Runs the unpacked program with the unpacked C library: Debian 12's own is too old for it.
WRAPPER = """#!/bin/sh
folder=$(dirname "$(dirname "$(readlink -f "$0")")")
exec "$folder/usr/lib64/ld-linux-x86-64.so.2" --library-path "$folder/usr/lib/x86_64-linux-gnu" \\
  "$folder/usr/bin/{program}" "$@"
"""


class Parts:
    """Makes the steps. `env` is what their tools run with, `emscripten_version` what SDL2 is compiled by."""

    def __init__(self, workshop, env, emscripten_version):
        self._workshop = workshop
        self._cache = workshop.cache
        self._env = env
        self._emscripten_version = emscripten_version
        self._emscripten_folder = self._cache / "emscripten" / "usr" / "share" / "emscripten"

    def _step(self, title, name, key, target, make, **options):
        return Step(title, key, self._cache / "stamps" / name, target, make, **options)

    def _downloads(self, name):
        """Where a step keeps what it fetched until all is complete: an interrupted one need not start over."""
        folder = self._cache / "downloads" / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _fetch(self, view, name, packages, unpinned=()):
        """The .deb files of pinned packages, verified, and of the newest unpinned ones, which apt verified."""
        folder = self._downloads(name)
        wanted = [f"{package.name}={package.version}" for package in packages]
        view.packages(wanted + [f"{other}/{view.suite}" for other in unpinned], folder)
        for package in packages:
            require_sha256(one_file(folder, f"{package.name}_*.deb"), package.sha256)
        return [one_file(folder, f"{each}_*.deb") for each in [p.name for p in packages] + list(unpinned)]

    def _pinned_source(self, view, name, package):
        """The upstream tarball of a source package, verified."""
        folder = self._downloads(name)
        view.source(package.name, package.version, folder)
        archive = one_file(folder, f"{package.name}_*.orig.tar.*")
        require_sha256(archive, package.sha256)
        return archive

    def _unpack(self, deb, folder, excluded=()):
        """Unpacks a .deb by way of tar, which can leave parts out."""
        options = [f"--exclude={pattern}" for pattern in excluded]
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as source:
            done = subprocess.run(["tar", "-x", "-C", folder, *options], stdin=source.stdout, check=False,
                                  capture_output=True, close_fds=False)
        if done.returncode or source.returncode:
            raise SetupError(f"{deb.name} could not be unpacked into {self._cache}: check that the disk has "
                             f"{DISK_BYTES_NEEDED / 1e9:.1f} GB left, then run the command again.")

    def _untar(self, archive, folder):
        failure = f"{archive.name} could not be unpacked: install tar and xz, then run the command again."
        self._workshop.run(["tar", "-x", "-f", archive, "-C", folder, "--strip-components=1"], failure)

    def emscripten(self, view):
        def make(folder):
            if shutil.disk_usage(self._cache).free < DISK_BYTES_NEEDED:
                raise SetupError(f"The disk of {self._cache} has less than {DISK_BYTES_NEEDED / 1e9:.1f} GB "
                                 "left: free some, or set BACKSCROLL_CACHE to a folder on another disk.")
            debs = self._fetch(view, "emscripten", [pins.EMSCRIPTEN])
            self._unpack(debs[0], folder, UNWANTED)
            return total_size(debs)

        return self._step(f"Emscripten {pins.EMSCRIPTEN.upstream}", "emscripten", pins.EMSCRIPTEN.version,
                          self._cache / "emscripten", make, prepare=view.refresh)

    def binaryen(self, view):
        def make(folder):
            debs = self._fetch(view, "binaryen", [pins.BINARYEN], pins.BINARYEN_LIBRARIES)
            for deb in debs:
                self._unpack(deb, folder)
            (folder / "bin").mkdir()
            for program in (folder / "usr" / "bin").iterdir():
                wrapper = folder / "bin" / program.name
                wrapper.write_text(WRAPPER.format(program=program.name), encoding="utf-8")
                wrapper.chmod(0o755)
            return total_size(debs)

        return self._step(f"Binaryen {pins.BINARYEN.upstream}", "binaryen", pins.BINARYEN.version,
                          self._cache / "binaryen", make, prepare=view.refresh)

    def headers(self, view):
        """nlohmann_json and doctest, which are headers only."""
        packages = [pins.NLOHMANN_JSON, pins.DOCTEST]

        def make(folder):
            debs = self._fetch(view, "headers", packages)
            unpacked = folder.with_name("headers-unpacked")
            unpacked.mkdir()
            for deb in debs:
                self._unpack(deb, unpacked)
            for name in ("doctest", "nlohmann"):
                (unpacked / "usr" / "include" / name).rename(folder / name)
            return total_size(debs)

        title = f"nlohmann_json {pins.NLOHMANN_JSON.upstream}, doctest {pins.DOCTEST.upstream}"
        return self._step(title, "headers", " ".join(package.version for package in packages),
                          self._cache / "deps" / "include", make, prepare=view.refresh)

    def imgui(self, views, choose):
        """`choose` picks a usable version among those offered; the first suite that has one is taken."""
        picked = {}

        def prepare():
            for view in views:
                view.refresh()
                version = choose(view.source_versions(pins.IMGUI.name))
                if version:
                    picked.update(view=view, version=version)
                    return
            raise SetupError(f"Debian's suites have no Dear ImGui from {pins.IMGUI_OLDEST} to below "
                             f"{pins.IMGUI_BEFORE} any more: get a newer state of this project.")

        def make(folder):
            downloads = self._downloads("imgui")
            picked["view"].source(pins.IMGUI.name, picked["version"], downloads)
            archive = one_file(downloads, f"imgui_{picked['version'].rsplit('-', 1)[0]}.orig.tar.*")
            if picked["version"] == pins.IMGUI.version:
                require_sha256(archive, pins.IMGUI.sha256)
            else:
                print(f"(now {picked['version']}, verified by apt's signatures only) ", end="")
            self._untar(archive, folder)
            return archive.stat().st_size

        return self._step(f"Dear ImGui {pins.IMGUI.upstream}", "imgui", pins.IMGUI.version,
                          self._cache / "deps" / "imgui", make, prepare=prepare)

    def libunibreak(self, view):
        """Sources only: a few files of tables and rules, compiled with ours."""
        return self._sources(view, "libunibreak", "libunibreak", pins.LIBUNIBREAK)

    def gumbo(self, view):
        """Sources only: the tokenizer of HTML, compiled with ours."""
        return self._sources(view, "Gumbo", "gumbo", pins.GUMBO)

    def _sources(self, view, title, name, package):
        def make(folder):
            archive = self._pinned_source(view, name, package)
            self._untar(archive, folder)
            return archive.stat().st_size

        return self._step(f"{title} {package.upstream}", name, package.version, self._cache / "deps" / name, make,
                          prepare=view.refresh)

    def acorn(self, source):
        """The parser that Emscripten's optimiser imports: a copy of the npm package, verified by npm."""
        def make(folder):
            shutil.copytree(source, folder / "acorn")
            return folder_size(folder)

        version = json.loads((source.parent.parent / "package.json").read_text(encoding="utf-8"))
        return self._step("acorn for Emscripten", "acorn", version["devDependencies"]["acorn"],
                          self._emscripten_folder / "node_modules", make)

    def config(self, node):
        """Emscripten's config file. It is its own stamp, so a moved cache or another Node.js is noticed."""
        lines = {"LLVM_ROOT": "/usr/lib/llvm-19/bin", "BINARYEN_ROOT": str(self._cache / "binaryen"),
                 "NODE_JS": str(node), "CACHE": str(self._emscripten_folder / "cache")}
        text = "".join(f"{name} = {value!r}\n" for name, value in lines.items())
        config = self._cache / "emscripten" / "config"
        return Step("Emscripten's config", text, config, config, lambda _: len(text), is_in_place=True)

    def sdl2(self, view):
        """SDL2 as a static library. Its objects are for link-time optimisation and so belong to one compiler."""
        target = self._cache / "deps" / "sdl2-wasm"

        def make(folder):
            archive = self._pinned_source(view, "sdl2", pins.SDL2)
            source = folder.with_name("sdl2-source")
            source.mkdir()
            self._untar(archive, source)
            self._build_sdl2(source, folder)
            return archive.stat().st_size

        return self._step(f"SDL2 {pins.SDL2.upstream}, compiled", "sdl2",
                          f"{pins.SDL2.version} by Emscripten {self._emscripten_version}", target, make,
                          prepare=view.refresh)

    def _build_sdl2(self, source, prefix):
        build = source.with_name("sdl2-build")
        # Flags of the build type, not CMAKE_C_FLAGS: the configure checks then skip link-time optimisation.
        options = ["-G", "Ninja", "-DCMAKE_BUILD_TYPE=MinSizeRel",
                   "-DCMAKE_C_FLAGS_MINSIZEREL=-Oz -flto -DNDEBUG", "-DSDL_ASSERTIONS=disabled",
                   f"-DCMAKE_INSTALL_PREFIX={prefix}", *(f"-DSDL_{part}=OFF" for part in SDL2_OFF)]
        if self._emscripten_version == pins.EMSCRIPTEN.upstream:
            options += ["-C", SDL2_CHECKS]
        failure = "SDL2 could not be compiled: run the command again, and if it happens again report it."
        self._workshop.run(["emcmake", "cmake", "-S", source, "-B", build, *options], failure, self._env)
        self._workshop.run(["cmake", "--build", build, "--target", "install"], failure, self._env)


def one_file(folder, pattern):
    """The newest file of that name: an interrupted run may have left an older version beside it."""
    files = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime)
    if not files:
        raise SetupError(f"Debian's mirror did not deliver {pattern}: run the command again.")
    return files[-1]


def total_size(files):
    return sum(file.stat().st_size for file in files)


def npm_packages(workshop, root, env):
    """What package-lock.json pins, in node_modules of the checkout. npm verifies it by the hashes in there."""
    lock = root / "package-lock.json"
    target = root / "node_modules"

    no_node = f"Node.js {pins.NODE_OLDEST} or newer is needed: install it, then run the command again."
    no_packages = ("npm could not install what package-lock.json names: connect to the network, or point npm at a "
                   "registry that can be reached, then run the command again.")

    def make(_):
        if not is_version_at_least(workshop.run(["node", "--version"], no_node, env), pins.NODE_OLDEST):
            raise SetupError(no_node)
        private = {**env, "npm_config_cache": str(workshop.cache / "npm")}
        workshop.run(["npm", "ci", "--ignore-scripts"], no_packages, private, cwd=root)
        return folder_size(target)

    return Step("npm packages", file_key(lock), target / ".backscroll-setup", target, make, is_in_place=True)


def file_key(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
