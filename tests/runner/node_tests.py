"""Tests that Node runs: *.test.mjs files, under tests/node for the boundary and under tests/browser for the page."""
import json
import re
import tempfile
from pathlib import Path

from tests.runner.common import ROOT, Filter, Result, run

REPORTER = ROOT / "tests/runner/json-reporter.mjs"


def run_file(path, toolchain, env, name_filter, timeout):
    """One test file in a process of its own."""
    if name_filter.matches(str(path)):
        name_filter = Filter()
    with tempfile.TemporaryDirectory(prefix="backscroll-node-") as folder:
        report = Path(folder) / "report"
        options = [f"--test-reporter={REPORTER.as_uri()}", f"--test-reporter-destination={report}"]
        if name_filter.text:
            options.append(f"--test-name-pattern=/{re.escape(name_filter.text).replace('/', chr(92) + '/')}/i")
        code, output = run([toolchain.node, *options, path], env, timeout)
        text = report.read_text(encoding="utf-8") if report.exists() else ""
    return result_of(str(path), lines_of(text), code, output)


def lines_of(text):
    """The reporter's objects; a last line that was cut off is left out."""
    *complete, _ = text.split("\n")  # and at no other letter that ends a line: a test may have them in its message
    return [json.loads(line) for line in complete]


def result_of(name, tests, code, output):
    def named(outcome):
        return [test["name"] for test in tests if test["outcome"] == outcome]
    failures = [f"{test['name']}\n{test.get('message', '')}" for test in tests if test["outcome"] == "failed"]
    if code and not failures:
        failures = [f"The process ended with code {code}{unfinished(tests)}."]
    if failures and output.strip():
        failures.append(f"It printed:\n{output}")
    failed = len(named("failed")) or int(code != 0)
    return Result(name, len(named("passed")), failed, len(named("skipped")), output="\n\n".join(failures))


def unfinished(tests):
    """The tests that had begun and never ended: where it hung or crashed."""
    begun = [test["name"] for test in tests if test["outcome"] == "begun"]
    for test in tests:
        if test["outcome"] != "begun" and test["name"] in begun:
            begun.remove(test["name"])
    return f" in: {'; '.join(begun)}" if begun else ""
