"""What tools/setup.py decides and promises, without fetching anything: versions, stamps, a sentence per failure."""
import contextlib
import io
import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import setup  # noqa: E402
from tools.toolchain import debian, parts, pins, work  # noqa: E402


class FolderCase(unittest.TestCase):
    """A temporary folder with a cache in it, and a quiet way to run steps."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="backscroll-setup-")
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.workshop = work.Workshop(self.folder / "cache")
        self.printed = io.StringIO()

    def do(self, step):
        with contextlib.redirect_stdout(self.printed), self.workshop.locked():
            self.workshop.do(step)

    def step(self, key, make):
        cache = self.workshop.cache
        return work.Step("A part", key, cache / "stamps" / "part", cache / "part", make)

    def emcc(self, version, name="own"):
        folder = self.folder / name
        folder.mkdir(parents=True)
        (folder / "emscripten-version.txt").write_text(f'"{version}"\n', encoding="ascii")
        (folder / "emcc").write_text("#!/bin/sh\n", encoding="ascii")
        (folder / "emcc").chmod(0o755)
        return folder


def make_file(content):
    def make(folder):
        (folder / "file").write_text(content, encoding="ascii")
        return 3_400_000
    return make


class Versions(unittest.TestCase):
    def test_numbers_are_compared_as_numbers(self):
        for version, oldest, expected in (("3.1.60", "3.1.60", True), ("3.1.9", "3.1.60", False),
                                          ("4.0", "3.1.60", True), ("3.1.61-git", "3.1.60", True),
                                          ("v18.20.4", "18.18", True), ("v18.9.0", "18.18", False), ("", "1", False)):
            with self.subTest(version=version, oldest=oldest):
                self.assertEqual(work.is_version_at_least(version, oldest), expected)

    def test_debian_additions_are_no_part_of_a_version(self):
        self.assertEqual(work.version_numbers("1:1.92.2b+ds-1"), ((1, 92, 2), "b"))
        self.assertEqual(pins.EMSCRIPTEN.upstream, "3.1.69")

    def test_imgui_is_the_pinned_version_or_else_the_newest_1_92(self):
        for offered, expected in (([pins.IMGUI.version, "1.92.8+ds-1"], pins.IMGUI.version),
                                  (["1.92.4+ds-1", "1.92.10+ds-1", "1.93+ds-1"], "1.92.10+ds-1"),
                                  (["1.90.1+ds-1", "1.92.1+ds-1"], None), ([], None)):
            with self.subTest(offered=offered):
                self.assertEqual(debian.pick_imgui(offered), expected)


class Stamps(FolderCase):
    def test_a_step_runs_once_and_prints_one_line(self):
        step = self.step("1", make_file("first"))
        self.do(step)
        self.do(self.step("1", lambda _: self.fail("made again")))
        self.assertTrue(step.is_done())
        self.assertEqual((step.target / "file").read_text(encoding="ascii"), "first")
        self.assertRegex(self.printed.getvalue(), r"\AA part \.\.\. 3\.4 MB, \d+ s\n\Z")

    def test_another_key_replaces_the_target(self):
        self.do(self.step("1", make_file("first")))
        step = self.step("2", make_file("second"))
        self.assertFalse(step.is_done())
        self.do(step)
        self.assertEqual((step.target / "file").read_text(encoding="ascii"), "second")

    def test_an_interrupted_step_keeps_the_old_target_and_runs_again(self):
        self.do(self.step("1", make_file("first")))

        def stop_halfway(folder):
            make_file("half")(folder)
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self.do(self.step("2", stop_halfway))
        step = self.step("2", make_file("second"))
        self.assertEqual((step.target / "file").read_text(encoding="ascii"), "first")
        self.assertFalse(step.is_done())
        self.do(step)
        self.assertEqual((step.target / "file").read_text(encoding="ascii"), "second")

    def test_a_stamp_without_its_target_does_not_count(self):
        step = self.step("1", make_file("first"))
        self.do(step)
        step.target.rename(self.folder / "gone")
        self.assertFalse(step.is_done())

    def test_emscripten_config_is_done_again_for_another_node(self):
        make = parts.Parts(self.workshop, {}, "3.1.69")
        self.do(make.config("/usr/bin/node"))
        self.assertTrue(make.config("/usr/bin/node").is_done())
        self.assertFalse(make.config("/opt/node").is_done())

    def test_a_file_with_another_checksum_is_refused_and_removed(self):
        path = self.folder / "part.deb"
        path.write_bytes(b"abc")
        work.require_sha256(path, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        with self.assertRaisesRegex(work.SetupError, "part.deb is not the file"):
            work.require_sha256(path, "0" * 64)
        self.assertFalse(path.exists())


class OwnEmscripten(FolderCase):
    def own(self, emsdk="", path=""):
        with mock.patch.dict(os.environ, {"EMSDK": str(emsdk), "PATH": str(path)}):
            return setup.own_emscripten(self.workshop.cache)

    def test_emcc_on_the_path_is_used_if_it_is_new_enough(self):
        folder = self.emcc("3.1.60")
        self.assertEqual(self.own(path=folder), (folder, "3.1.60"))
        self.assertIsNone(self.own(path=self.emcc("3.1.6", "old")))

    def test_emsdk_comes_before_the_path(self):
        folder = self.emcc("4.0.1", "emsdk/upstream/emscripten")
        self.assertEqual(self.own(self.folder / "emsdk", self.emcc("3.1.64")), (folder, "4.0.1"))

    def test_the_one_in_the_cache_is_not_the_users(self):
        self.assertIsNone(self.own(path=self.emcc("3.1.69", "cache/emscripten")))


class Debian(FolderCase):
    def test_the_mirror_is_debians_main_one(self):
        def lines(*rows):
            return "".join(f"{suite}|main|{origin}|{address}\n" for suite, origin, address in rows)

        known = lines(("nodistro", ". nodistro", "node/"), ("bookworm", "Other", "other/debian/"),
                      ("bookworm-security", "Debian", "main/security/"), ("bookworm", "Debian", "main/any/"))
        never_updated = lines(("nodistro", "$(ORIGIN)", "node/"), ("bookworm-updates", "$(ORIGIN)", "updates/debian/"),
                              ("bookworm", "$(ORIGIN)", "main/debian/"))
        self.assertEqual(debian.pick_mirror(known, "bookworm"), "main/any/")
        self.assertEqual(debian.pick_mirror(never_updated, "bookworm"), "main/debian/")
        with self.assertRaisesRegex(work.SetupError, "names no Debian mirror"):
            debian.pick_mirror(lines(("nodistro", "$(ORIGIN)", "node/")), "bookworm")

    def test_sizes_are_read_from_what_apt_prints(self):
        self.assertEqual(debian.apt_size("Need to get 1,234 kB/5,678 kB of archives.", "Need to get"), 1_234_000)
        self.assertEqual(debian.apt_size("Fetched 65.1 MB in 8s (7700 kB/s)", "Fetched"), 65_100_000)
        self.assertEqual(debian.apt_size("nothing", "Fetched"), 0)

    def test_only_debian_releases_with_clang_19_are_supported(self):
        path = self.folder / "os-release"
        for text in ("ID=ubuntu\nVERSION_CODENAME=noble\n", "ID=debian\nVERSION_CODENAME=bullseye\n", ""):
            path.write_text(text, encoding="ascii")
            self.assertIsNone(debian.release(path))
        self.assertIsNone(debian.release(self.folder / "missing"))

    def test_a_package_is_missing_when_no_program_of_it_is_there(self):
        with mock.patch.dict(os.environ, {"PATH": str(self.emcc("3.1.60"))}):
            programs = {"b": ("emcc",), "c": ("cc", "emcc"), "a": ("none",)}
            files = {"d": str(self.folder / "none"), "e": str(self.folder)}
            self.assertEqual(debian.missing_packages(programs, files), ["a", "d"])

    def test_the_browsers_are_brought_only_for_the_tests(self):
        browsers = {"chromium", "firefox-esr", "webkit2gtk-driver", "xvfb"}
        with mock.patch.dict(os.environ, {"PATH": ""}):
            own = (Path("emcc"), "4.0.0")
            self.assertLessEqual(browsers, set(setup.missing_on_machine("bookworm", own, True)))
            self.assertFalse(browsers & set(setup.missing_on_machine("bookworm", own, False)))


    def test_tests_need_the_library_of_the_fuzzers(self):
        with mock.patch.object(os.path, "exists", lambda file: "fuzzer" not in str(file)):
            with_tests = setup.missing_on_machine("bookworm", (Path("emcc"), "4.0.0"), True)
            without = setup.missing_on_machine("bookworm", (Path("emcc"), "4.0.0"), False)
        self.assertIn("libclang-rt-19-dev", with_tests)
        self.assertNotIn("libclang-rt-19-dev", without)


class Sentences(FolderCase):
    """Each failure is one line that says what to install or to do."""

    def fails(self, expected, action):
        with self.assertRaisesRegex(work.SetupError, expected) as caught:
            with contextlib.redirect_stdout(self.printed):
                action()
        self.assertNotIn("\n", str(caught.exception))

    def test_wrong_platform(self):
        with mock.patch.object(debian, "release", return_value=None), \
                mock.patch.object(setup, "own_emscripten", return_value=None):
            self.fails("install it with emsdk", setup.ensure)

    def test_programs_missing_outside_debian(self):
        with mock.patch.dict(os.environ, {"PATH": ""}):
            self.fails("Install these programs.*: cmake, g\\+\\+, ninja-build, nodejs, npm",
                       lambda: setup.missing_on_machine(None, (Path("emcc"), "4.0.0"), False))

    @unittest.skipUnless(hasattr(os, "geteuid"), "users have no numbers here")
    def test_no_root(self):
        with mock.patch.object(os, "geteuid", return_value=1000):
            self.fails("sudo apt-get install --no-install-recommends clang-19 lld-19`",
                       lambda: debian.install(self.workshop, ["clang-19", "lld-19"]))

    def test_no_network(self):
        view = debian.AptView(self.workshop, "trixie", "bookworm")

        def run(command, failure, *_, **__):
            if "indextargets" in command:
                return "bookworm|main|Debian|main/debian/"
            raise work.SetupError(failure)

        with mock.patch.object(self.workshop, "run", run):
            self.fails("connect to the network, or install Emscripten", view.refresh)

    def test_cache_that_cannot_be_written(self):
        (self.folder / "file").write_text("", encoding="ascii")
        workshop = work.Workshop(self.folder / "file" / "cache")
        self.fails("set BACKSCROLL_CACHE to another folder", workshop.locked().__enter__)

    def test_a_tool_that_fails_leaves_its_output_in_the_log(self):
        command = [sys.executable, "-c", "print('details'); raise SystemExit(3)"]
        with contextlib.redirect_stdout(self.printed), self.workshop.locked():
            self.fails("It failed: do this.*setup.log", lambda: self.workshop.run(command, "It failed: do this."))
        self.assertIn("details\n", self.workshop.log.read_text(encoding="utf-8"))

    def test_the_command_prints_the_sentence_and_exits_with_1(self):
        errors = io.StringIO()
        with mock.patch.object(setup, "ensure", side_effect=setup.SetupError("Do this.")), \
                mock.patch.object(sys, "argv", ["setup.py"]), contextlib.redirect_stderr(errors):
            self.assertEqual(setup.main(), 1)
        self.assertEqual(errors.getvalue(), "Do this.\n")


class LockFile(unittest.TestCase):
    def test_package_lock_names_hashes_and_no_registry(self):
        text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
        self.assertNotIn('"resolved"', text)
        self.assertEqual(text.count('"integrity"'), text.count('"node_modules/'))


if __name__ == "__main__":
    unittest.main()
