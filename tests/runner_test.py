"""The counts that tests/run.py prints are real: what each kind of report turns into, crashes and hangs included."""
import contextlib
import io
import os
import shutil
import sys
import tempfile
import types
import unittest
import unittest.mock
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.runner import doctest_runs, fuzzers, lint, node_tests, python_tests  # noqa: E402
from tests.runner.common import Filter, Result, Tally, run  # noqa: E402

REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<doctest binary="backscroll_tests">
  <TestSuite>
    <TestCase name="one is one" filename="a_test.cpp" line="6">
      <OverallResultsAsserts successes="1" failures="0" test_case_success="true"/>
    </TestCase>
    <TestCase name="two is three" filename="a_test.cpp" line="7">
      <SubCase name="inside" filename="a_test.cpp" line="8">
        <Expression success="false" type="CHECK" filename="a_test.cpp" line="9">
          <Original>two == 3</Original><Expanded>2 == 3</Expanded>
        </Expression>
      </SubCase>
      <OverallResultsAsserts successes="0" failures="1" test_case_success="false"/>
    </TestCase>
    <TestCase name="left out" filename="a_test.cpp" line="12" skipped="true"/>
"""
ENDING = '  </TestSuite>\n  <OverallResultsTestCases successes="1" failures="1" skipped="1"/>\n</doctest>\n'
NODE_FILE = """
import test, { describe } from 'node:test';
test('passes', () => {});
test('fails', () => { throw new Error('on purpose'); });
describe('group', () => { test('inside', () => {}); test.skip('left out', () => {}); });
"""


def counts(result):
    return result.passed, result.failed, result.skipped


class Fuzzers(unittest.TestCase):
    def test_a_target_passes_only_when_it_ran_and_found_nothing(self):
        ran = "INFO: seeds\nDone 4711 runs in 31 second(s)\n"
        for code, output, expected in ((0, ran, (1, 0, 0)), (77, ran, (0, 1, 0)), (0, "", (0, 1, 0)),
                                       (0, "Done 0 runs in 31 second(s)\n", (0, 1, 0))):
            with self.subTest(code=code, output=output):
                self.assertEqual(counts(fuzzers.result_of("fuzz", code, output)), expected)

    def test_a_failure_shows_what_is_wrong_and_not_the_progress_before(self):
        result = fuzzers.result_of("fuzz", 77, "#2 INITED\n#9 NEW\nWrong: a row is lost\n    #0 0x1\n")
        self.assertEqual(result.output, "Wrong: a row is lost\n    #0 0x1\n")

    def test_every_target_has_a_source_and_seeds(self):
        self.assertEqual(fuzzers.names(), ["block", "exports", "import", "query"])
        for name in ("import", "query"):
            for folder in fuzzers.seeds(name, None, None):
                self.assertTrue(any(folder.iterdir()), folder)


class ClangTidy(unittest.TestCase):
    def test_a_result_is_known_again_in_another_checkout_and_not_with_other_settings(self):
        source = ROOT / "src/base/sort_indexes.cpp"
        key = lint.tidy_key(source, f"c++ -I{ROOT}/src -c {source}", "14")
        with tempfile.TemporaryDirectory(prefix="backscroll-runner-") as folder:
            other = Path(folder).resolve()
            for name in ("src/base", ".clang-tidy"):
                (other / name).parent.mkdir(parents=True, exist_ok=True)
                (other / name).symlink_to(ROOT / name)
            with unittest.mock.patch.object(lint, "ROOT", other), \
                    unittest.mock.patch.object(Path, "resolve", Path.absolute):
                copy = other / source.relative_to(ROOT)
                self.assertEqual(lint.tidy_key(copy, f"c++ -I{other}/src -c {copy}", "14"), key)
        self.assertNotEqual(lint.tidy_key(source, f"c++ -DX -I{ROOT}/src -c {source}", "14"), key)

    def test_a_clean_file_is_not_read_again_and_results_that_nobody_wants_are_forgotten(self):
        with tempfile.TemporaryDirectory(prefix="backscroll-runner-") as folder:
            clean, old = Path(folder) / "clean", Path(folder) / "old"
            self.assertEqual(lint.tidy_file("true", "source", clean, None), "")
            self.assertEqual(lint.tidy_file("false", "source", clean, None), "")
            old.touch()
            os.utime(old, (0, 0))
            lint.forget_old(Path(folder))
            self.assertEqual(list(Path(folder).iterdir()), [clean])

    def test_a_file_with_complaints_is_read_again(self):
        with tempfile.TemporaryDirectory(prefix="backscroll-runner-") as folder:
            clean = Path(folder) / "clean"
            lint.tidy_file("false", "source", clean, None)
            self.assertFalse(clean.exists())


class Doctest(unittest.TestCase):
    def test_cases_are_counted_and_failures_told_with_their_place(self):
        result = doctest_runs.result_of("unit", REPORT + ENDING, 1, "")
        self.assertEqual(counts(result), (1, 1, 1))
        self.assertIn("a_test.cpp:9: CHECK( two == 3 ) was 2 == 3", result.output)

    def test_a_report_that_breaks_off_is_a_failure_of_the_case_that_had_begun(self):
        text = REPORT + '    <TestCase name="crashes" filename="a_test.cpp" line="14">\n'
        result = doctest_runs.result_of("unit", text, -11, "AddressSanitizer: SEGV")
        self.assertEqual(counts(result), (1, 2, 1))
        self.assertIn('Ended with code -11 in "crashes".', result.output)
        self.assertIn("AddressSanitizer: SEGV", result.output)

    def test_a_complaint_after_the_last_case_is_a_failure(self):
        passing = ('<doctest><TestSuite><TestCase name="a"><OverallResultsAsserts test_case_success="true"/></TestCase>'
                   '</TestSuite><OverallResultsTestCases/></doctest>')
        self.assertEqual(counts(doctest_runs.result_of("unit", passing, 0, "")), (1, 0, 0))
        self.assertEqual(counts(doctest_runs.result_of("unit", passing, 23, "LeakSanitizer")), (1, 1, 0))

    def test_no_report_at_all_is_a_failure(self):
        self.assertEqual(counts(doctest_runs.result_of("unit", "", 127, "not found")), (0, 1, 0))


class Unittest(unittest.TestCase):
    def test_every_ending_is_counted(self):
        cases = {
            "Ran 7 tests in 0.1s\n\nOK\n": (7, 0, 0),
            "Ran 7 tests in 0.1s\n\nOK (skipped=2)\n": (5, 0, 2),
            "Ran 7 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=1)\n": (3, 3, 1),
            "Ran 0 tests in 0.1s\n\nFAILED (errors=1)\n": (0, 1, 0),
            "Ran 0 tests in 0.1s\n\nNO TESTS RAN\n": (0, 0, 0),
            "Traceback: no such file\n": (0, 1, 0),
        }
        for output, wanted in cases.items():
            code = 0 if "OK" in output else 5 if "NO TESTS" in output else 1
            self.assertEqual(counts(python_tests.result_of("file", code, output)), wanted, output)


@unittest.skipUnless(shutil.which("node"), "needs node")
class NodeFiles(unittest.TestCase):
    def run_text(self, text, name_filter=Filter(), timeout=60):
        with tempfile.TemporaryDirectory(prefix="backscroll-runner-") as folder:
            path = Path(folder) / "sample.test.mjs"
            path.write_text(text, encoding="utf-8")
            tools = types.SimpleNamespace(node="node")
            return node_tests.run_file(path, tools, dict(os.environ), name_filter, timeout)

    def test_tests_are_counted_and_suites_are_not(self):
        result = self.run_text(NODE_FILE)
        self.assertEqual(counts(result), (2, 1, 1))
        self.assertIn("Error: on purpose", result.output)

    def test_a_name_chooses_tests_in_any_case(self):
        result = self.run_text(NODE_FILE, Filter("INSIDE"))
        self.assertEqual((result.passed, result.failed), (1, 0))

    def test_a_file_that_cannot_start_is_a_failure(self):
        result = self.run_text("import './nothing.mjs';")
        self.assertEqual(counts(result), (0, 1, 0))
        self.assertIn("ERR_MODULE_NOT_FOUND", result.output)

    def test_a_message_may_have_every_letter_that_ends_a_line(self):
        text = "import test from 'node:test'; test('fails', () => { throw new Error('a\\u2028b\\x85'); });"
        result = self.run_text(text)
        self.assertEqual(counts(result), (0, 1, 0))
        self.assertIn("a\u2028b\x85", result.output)

    def test_a_test_that_hangs_is_ended_and_named(self):
        text = "import test from 'node:test'; test('waits', () => new Promise((done) => { setTimeout(done, 60000); }));"
        result = self.run_text(text, timeout=2)
        self.assertEqual(counts(result), (0, 1, 0))
        self.assertIn("in: waits", result.output)


class Totals(unittest.TestCase):
    def tally_of(self, *results, name=""):
        tally = Tally(Filter(name))
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            for result in results:
                tally.add(result)
        return tally, printed.getvalue()

    def test_a_suite_without_tests_is_a_failure(self):
        tally, printed = self.tally_of(Result("empty", skipped=3), Result("full", passed=4))
        self.assertEqual((tally.passed, tally.failed), (4, 1))
        self.assertIn("No test ran.", printed)

    def test_a_suite_without_chosen_tests_is_not_mentioned(self):
        tally, printed = self.tally_of(Result("empty"), Result("full", passed=1), name="full")
        self.assertEqual((tally.passed, tally.failed), (1, 0))
        self.assertNotIn("empty", printed)

    def test_output_is_shown_only_for_failures(self):
        printed = self.tally_of(Result("good", passed=1, output="chatter"), Result("bad", failed=1, output="reason"))[1]
        self.assertNotIn("chatter", printed)
        self.assertIn("reason", printed)

    def test_a_command_that_never_ends_is_ended_with_its_children(self):
        code, output = run(["sh", "-c", "echo begun; sleep 60 & wait"], timeout=1)
        self.assertEqual(code, -1)
        self.assertIn("begun", output)


if __name__ == "__main__":
    unittest.main()
