"""Runs tests/*_test.py, each file in a process of its own, and reads what unittest says at the end."""
import re

from tests.runner.common import Filter, Result, python, run


def run_file(path, toolchain, name_filter, timeout=300):
    if name_filter.matches(str(path)):
        name_filter = Filter()
    options = ["-k", name_filter.text] if name_filter.text else []
    code, output = run([python(), "-m", "unittest", *options, path], toolchain.env, timeout)
    return result_of(str(path), code, output)


def result_of(name, code, output):
    ran = re.search(r"^Ran (\d+) tests?", output, re.MULTILINE)
    counts = {key: int(count) for key, count in re.findall(r"(failures|errors|skipped|unexpected successes)=(\d+)",
                                                         output[ran.end():] if ran else "")}
    skipped = counts.pop("skipped", 0)
    failed = sum(counts.values())
    total = int(ran.group(1)) if ran else 0
    nothing_ran = 5  # unittest's exit code for that, from Python 3.12
    if code not in (0, nothing_ran) and not failed:
        failed = 1
    return Result(name, max(total - failed - skipped, 0), failed, skipped, output=output)
