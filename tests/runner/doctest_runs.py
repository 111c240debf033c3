"""Runs a doctest binary, native or under Node, and reads its XML report."""
import re
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tests.runner.common import ROOT, Result, files, run


def run_binary(name, command, env, name_filter, timeout=600):
    with tempfile.TemporaryDirectory(prefix="backscroll-doctest-") as folder:
        report = Path(folder) / "report.xml"
        options = ["--reporters=xml", f"--out={report}", "--no-colors", *filter_options(name_filter)]
        code, output = run([*command, *options], env, timeout)
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
