"""Runs a doctest binary, native or under Node, and reads its XML report."""
import re
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tests.runner.common import ROOT, Result, files, run, side_by_side

PARTS = 12


def run_binary(name, command, env, name_filter, timeout=600):
    """In parts, two at once. The cases are shuffled, always in the same way, so that each has its slow ones."""
    options = ["--no-colors", "--order-by=rand", "--rand-seed=1", *filter_options(name_filter)]
    code, output = run([*command, *options, "--count"], env, timeout)
    found = re.search(r"filters: (\d+)", output)
    if code or not found:
        return Result(name, failed=1, output=output)
    count = int(found[1])
    borders = [count * part // PARTS for part in range(PARTS + 1)]
    parts = [[*options, f"--first={first + 1}", f"--last={last}"] for first, last in zip(borders, borders[1:])
             if last > first]
    result = Result(name)
    for part in side_by_side(lambda part: run_part(name, [*command, *part], env, timeout), parts):
        result.passed += part.passed
        result.failed += part.failed
        result.output = "\n\n".join(filter(None, (result.output, part.output)))
    if not result.failed and result.passed != count:
        result.failed, result.output = 1, f"{result.passed} of {count} cases were run."
    return result


def run_part(name, command, env, timeout):
    with tempfile.TemporaryDirectory(prefix="backscroll-doctest-") as folder:
        report = Path(folder) / "report.xml"
        code, output = run([*command, "--reporters=xml", f"--out={report}"], env, timeout)
        text = report.read_bytes().decode("utf-8", "replace") if report.exists() else ""
    return result_of(name, text, code, output)


def filter_options(name_filter):
    """A name that is part of a test file's name runs that file, any other runs the cases that contain it."""
    if not name_filter.text:
        return []
    is_file = any(name_filter.matches(path.name) for path in files("tests/unit/*.cpp"))
    return [f"--{'source-file' if is_file else 'test-case'}=*{name_filter.text}*"]


def result_of(name, text, code, output):
    """Counts test cases. A report that breaks off is a crash of the case that had begun last."""
    result = Result(name)
    failures, begun, is_complete = [], None, False
    for event, element in events_of(text):
        if element.tag == "OverallResultsTestCases":
            is_complete = True
        if element.tag != "TestCase":
            continue
        if event == "start":
            begun = element.get("name")
            continue
        verdict = element.find("OverallResultsAsserts")
        if verdict is None:
            result.skipped += element.get("skipped") == "true"
        elif verdict.get("test_case_success") == "true":
            result.passed += 1
        else:
            result.failed += 1
            failures.append(description_of(element))
        begun = None
    if not is_complete or (code and not failures):
        result.failed += 1
        failures.append(f"Ended with code {code}" + (f" in \"{begun}\"." if begun else "."))
    if failures and output.strip():
        failures.append(f"It printed:\n{output}")
    result.output = "\n\n".join(failures)
    return result


def events_of(text):
    """Start and end of each element, up to where the report breaks off."""
    parser = ElementTree.XMLPullParser(events=("start", "end"))
    try:
        parser.feed(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "?", text))
    except ElementTree.ParseError:
        pass
    try:
        yield from parser.read_events()
    except ElementTree.ParseError:
        pass


def place_of(element):
    name = element.get("filename", "")
    return f"{name.split(str(ROOT) + '/')[-1]}:{element.get('line')}"


def description_of(case):
    lines = [f"{place_of(case)}: {case.get('name')}"]
    for element in case.iter():
        if element.tag == "Expression" and element.get("success") == "false":
            original, expanded = (" ".join((element.findtext(tag) or "").split()) for tag in ("Original", "Expanded"))
            lines.append(f"  {place_of(element)}: {element.get('type')}( {original} ) was {expanded}")
        elif element.tag in ("Message", "Exception"):
            lines.append(f"  {element.tag}: {' '.join(' '.join(element.itertext()).split())}")
        elif element.tag == "SubCase" and element.get("name"):
            lines.append(f"  in \"{element.get('name')}\"")
    return "\n".join(lines)
