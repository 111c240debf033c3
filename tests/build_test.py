"""How dist/ comes about: it is made anew only when something changed, swapped in whole, and kept when a build fails."""
import contextlib
import io
import json
import os
import sys
import tempfile
import types
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import serve  # noqa: E402
from tools import build  # noqa: E402


class FolderCase(unittest.TestCase):
    """A folder of its own in the place of build/ and dist/."""

    def setUp(self):
        temp = tempfile.TemporaryDirectory(prefix="backscroll-build-")
        self.addCleanup(temp.cleanup)
        self.folder = Path(temp.name)
        self.dist = self.folder / "dist"
        for name, path in (("DIST", self.dist), ("BUILD", self.folder)):
            patch = mock.patch.object(build, name, path)
            patch.start()
            self.addCleanup(patch.stop)

    def make_dist(self, folder, content):
        folder.mkdir()
        (folder / "index.html").write_text(content, encoding="utf-8")
        (folder / "sizes.json").write_text(json.dumps({"index.html": {"brotli": 1}}), encoding="utf-8")
        return folder


class Swapping(FolderCase):
    def test_the_new_folder_takes_the_place_of_the_old_one(self):
        self.make_dist(self.dist, "old")
        build.swap_in(self.make_dist(self.folder / "dist-new", "new"))
        self.assertEqual((self.dist / "index.html").read_text(encoding="utf-8"), "new")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["dist"])

    def test_the_first_one_needs_no_old_one(self):
        build.swap_in(self.make_dist(self.folder / "dist-new", "new"))
        self.assertEqual((self.dist / "index.html").read_text(encoding="utf-8"), "new")


class Changes(FolderCase):
    def test_a_fingerprint_changes_with_every_kind_of_change(self):
        one, two = self.folder / "one", self.folder / "two"
        one.write_text("a", encoding="utf-8")
        seen = [build.fingerprint([one, two])]
        two.write_text("b", encoding="utf-8")
        seen.append(build.fingerprint([one, two]))
        os.utime(one, ns=(1, 1))
        seen.append(build.fingerprint([one, two]))
        one.unlink()
        seen.append(build.fingerprint([one, two]))
        self.assertEqual(len(set(seen)), 4)
        self.assertEqual(build.fingerprint([one, two]), seen[-1])

    def test_dist_is_current_only_when_every_file_is_there(self):
        self.make_dist(self.dist, "page")
        stamp = self.folder / "stamp"
        stamp.write_text("same", encoding="utf-8")
        self.assertTrue(build.is_dist_current(stamp, "same"))
        self.assertFalse(build.is_dist_current(stamp, "other"))
        (self.dist / "index.html").unlink()
        self.assertFalse(build.is_dist_current(stamp, "same"))

    def test_the_sources_are_really_watched(self):
        names = {str(path.relative_to(ROOT)) for path in build.source_files()}
        expected = {"CMakeLists.txt", "web/page/index.html", "data/archive.json", "src/api/core_api.h"}
        self.assertLessEqual(expected, names)


class Failing(FolderCase):
    def test_a_failed_command_is_told_with_its_output_and_without_progress(self):
        command = ["sh", "-c", "echo '[1/2] Building'; echo 'a.cpp:1: error: no'; exit 1"]
        with mock.patch.object(sys, "stdout", io.StringIO()), self.assertRaises(build.BuildError) as caught:
            build.run(command, None, "Building 'web'")
        self.assertEqual(str(caught.exception), "Building 'web' failed.\na.cpp:1: error: no")

    def test_after_a_failed_rebuild_the_old_dist_stays(self):
        self.make_dist(self.dist, "old")
        options = types.SimpleNamespace(archive=[])
        with mock.patch.object(build, "build_dist", side_effect=build.BuildError("Building 'web' failed.")), \
                contextlib.redirect_stdout(io.StringIO()) as printed:
            serve.rebuild(None, options, self.folder, None)
        self.assertEqual(printed.getvalue(), "Building 'web' failed.\nStill serving the last good build.\n")
        self.assertEqual((self.dist / "index.html").read_text(encoding="utf-8"), "old")


if __name__ == "__main__":
    unittest.main()
