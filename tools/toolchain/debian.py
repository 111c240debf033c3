"""What is taken from Debian: packages for the machine, and files of newer suites through a private apt view.

The mirror is the one in the machine's own apt configuration. Needs root for installing only.
"""
import os
import re
import shutil
from pathlib import Path

from tools.toolchain import pins
from tools.toolchain.work import SetupError, is_version_at_least, version_numbers

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
NO_NETWORK = ("The Debian mirror in this machine's apt configuration could not be reached: connect to the network, "
              "or install Emscripten 3.1.60 or newer with emsdk, then run the command again.")


def release(os_release=Path("/etc/os-release")):
    """The code name of the Debian release that this machine runs, or None if we do not support it."""
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    codename = fields.get("VERSION_CODENAME", "").strip('"')
    is_supported = fields.get("ID", "").strip('"') == "debian" and codename in pins.RELEASES
    return codename if is_supported and os.uname().machine == "x86_64" and KEYRING.exists() else None


def missing_packages(programs, files):
    """Sorted names of the packages of which neither a program nor the file is there."""
    missing = [name for name, commands in programs.items() if not any(map(shutil.which, commands))]
    missing += [name for name, file in files.items() if not os.path.exists(file)]
    return sorted(missing)


def install(workshop, packages):
    """Installs Debian packages and says before which ones."""
    names = " ".join(packages)
    by_hand = f"apt-get install --no-install-recommends {names}"
    if os.geteuid() != 0:
        raise SetupError(f"Debian packages are missing and installing them needs root: run `sudo {by_hand}`, "
                         "then run the command again.")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"]
    failure = ("The Debian packages could not be installed: connect to the network, or run "
               f"`{by_hand}` as root, then run the command again.")
    print(f"Installing Debian packages: {names}", flush=True)
    with workshop.reported(f"Debian packages ({len(packages)})") as sizes:
        # Foreign sources of the machine may be unreachable; what matters is whether the packages can be had.
        workshop.run(["apt-get", *options, "update"], failure, env, accepts_failure=True)
        workshop.run(["dpkg", "--configure", "-a"], failure, env)  # an interrupted run may have left some halfway
        command = ["apt-get", *options, "install", "--no-install-recommends", *packages]
        output = workshop.run(command, failure, env)
        sizes.append(apt_size(output, "Need to get"))


def apt_size(output, verb):
    """Bytes, from what apt prints: "Need to get 1,234 kB of archives." or "Fetched 65.1 MB in 8s"."""
    found = re.search(rf"{verb} ([\d.,]+) ([kMG]?)B", output)
    if not found:
        return 0
    return round(float(found[1].replace(",", "")) * {"": 1, "k": 1e3, "M": 1e6, "G": 1e9}[found[2]])


def pick_mirror(index_targets, codename):
    """Debian's main mirror among lines of "release|component|origin|address", as apt lists its sources.

    The origin is known only after the first `apt-get update`, so an address that ends like Debian's comes next.
    """
    lines = [line.split("|") for line in index_targets.splitlines() if line.count("|") == 3]
    mirrors = [(origin, address) for suite, component, origin, address in lines
               if suite in (codename, "stable", "oldstable") and component == "main"]
    by_origin = [address for origin, address in mirrors if origin == "Debian"]
    by_address = [address for origin, address in mirrors
                  if origin.startswith("$") and address.rstrip("/").endswith("/debian")]
    for address in by_origin + by_address:
        return address
    raise SetupError("This machine's apt configuration names no Debian mirror: add one to "
                     "/etc/apt/sources.list, then run the command again.")


def pick_imgui(versions):
    """The pinned version if it is offered, else the newest one that is near enough, else None."""
    if pins.IMGUI.version in versions:
        return pins.IMGUI.version
    usable = [version for version in versions if is_version_at_least(version, pins.IMGUI_OLDEST)
              and not is_version_at_least(version, pins.IMGUI_BEFORE)]
    return max(usable, key=version_numbers, default=None)


class AptView:
    """The packages and sources of one suite, in folders of our own: nothing on the machine changes."""

    def __init__(self, workshop, suite, codename):
        self.suite = suite
        self._workshop = workshop
        self._codename = codename
        self._folder = workshop.cache / "apt" / suite
        self._is_fresh = False
        self._env = {**os.environ, "LC_ALL": "C"}

    def packages(self, names, folder):
        """Downloads binary packages: "name=version", or "name/suite" for what the suite offers."""
        self._fetch(["download", *names], folder)

    def source(self, name, version, folder):
        """Downloads the upstream tarball of a source package."""
        self._fetch(["source", "--download-only", "--tar-only", f"{name}={version}"], folder)

    def source_versions(self, name):
        output = self._run("apt-cache", ["showsrc", "--only-source", name], NO_NETWORK, accepts_failure=True)
        return re.findall(r"^Version: (\S+)", output, re.MULTILINE)

    def _fetch(self, arguments, folder):
        folder.mkdir(parents=True, exist_ok=True)
        failure = (f"Debian's suite {self.suite} did not deliver {' '.join(arguments[1:])}: run the command "
                   "again, or install Emscripten 3.1.60 or newer with emsdk.")
        self._run("apt-get", arguments, failure, cwd=folder)

    def refresh(self):
        """Fetches the suite's signed lists, once per run. Has to come before everything else."""
        if self._is_fresh:
            return
        for name in ("lists/partial", "cache/archives/partial"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        mirror = self._mirror()
        # A frozen mirror serves lists past their date. What matters in them is pinned by SHA-256 anyway.
        options = f"[signed-by={KEYRING} check-valid-until=no]"
        lines = [f"{kind} {options} {mirror} {self.suite} main\n" for kind in ("deb", "deb-src")]
        (self._folder / "sources.list").write_text("".join(lines), encoding="utf-8")
        with self._workshop.reported(f"Debian {self.suite}: package lists") as sizes:
            output = self._run("apt-get", ["-o", "APT::Update::Error-Mode=any", "update"], NO_NETWORK)
            sizes.append(apt_size(output, "Fetched"))
        self._is_fresh = True

    def _mirror(self):
        form = "$(RELEASE)|$(COMPONENT)|$(ORIGIN)|$(REPO_URI)"
        command = ["apt-get", "indextargets", "--format", form, "Created-By: Packages"]
        # Sources that were never updated are listed without release info only.
        listings = [self._workshop.run(command + options, NO_NETWORK, self._env)
                    for options in ([], ["--no-release-info"])]
        return pick_mirror("\n".join(listings), self._codename)

    def _run(self, program, arguments, failure, **options):
        settings = {"Dir::Etc::sourcelist": self._folder / "sources.list", "Dir::Etc::sourceparts": "-",
                    "Dir::State::lists": self._folder / "lists", "Dir::Cache": self._folder / "cache",
                    "Acquire::Languages": "none", "Acquire::Retries": "2", "APT::Sandbox::User": "root"}
        assignments = [f"--option={key}={value}" for key, value in settings.items()]
        return self._workshop.run([program, "-q", *assignments, *arguments], failure, self._env, **options)
