"""Measures what a reader waits for: payload, first frame, frame CPU time, import speed beside JSON.parse.

Writes build/bench/results.json and results.md, prints the latter, and puts the main figures into the README. Numbers
are for comparing inside one run on one machine; Chromium draws without a GPU here, so only CPU time is measured.
"""
import datetime
import json
import os
import platform

from tests.runner.common import BUILD, Result, run
from tools import build

FOLDER = BUILD / "bench"
README = BUILD.parent / "README.md"
FIGURES_BEGIN, FIGURES_END = "<!-- figures -->", "<!-- end of figures -->"
LARGE_POSTS = 110_000
TIMEOUT = 1200


class BenchError(Exception):
    """A measurement that did not work, with what it printed."""


def node_json(toolchain, env, script, *arguments):
    """The JSON object that a script prints as its last line."""
    code, output = run([toolchain.node, f"tests/bench/{script}", *arguments], env, TIMEOUT)
    if code:
        raise BenchError(f"{script} failed.\n{output}")
    return json.loads(output.rstrip().splitlines()[-1])


def large_archive(toolchain, env):
    """The same archive each time, made anew after each build of the core."""
    path = FOLDER / f"archive-{LARGE_POSTS}.json"
    core = (build.DIST / "backscroll-core.wasm").stat().st_mtime
    if not path.exists() or path.stat().st_mtime < core:
        code, output = run([toolchain.node, build.DIST / "cli.mjs", "sample", "--posts", LARGE_POSTS, "-o", path],
                           env, TIMEOUT)
        if code:
            raise BenchError(output)
    return path


def payload():
    sizes = json.loads((build.DIST / "sizes.json").read_text(encoding="utf-8"))
    files = {name: sizes[name] for name in (*build.PAYLOAD, "archive.json")}
    before_archive = {kind: sum(sizes[name][kind] for name in build.PAYLOAD) for kind in ("raw", "gzip", "brotli")}
    return {"files": files, "beforeArchive": before_archive}


def table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head),
                      *("| " + " | ".join(map(str, row)) + " |" for row in rows)])


def millis(value):
    return f"{value:.2f} ms" if value < 10 else f"{value:.0f} ms"


def longest_task(value):
    """The browser tells of tasks over 50 ms only."""
    return "none over 50 ms" if value == 0 else millis(value)


def payload_rows(found):
    rows = [*found["files"].items(), ("**all before the archive**", found["beforeArchive"])]
    return [[name, *(f"{size[kind]:,}" for kind in ("raw", "gzip", "brotli"))] for name, size in rows]


def time_rows(results):
    page, first = results["page"], results["page"]["firstFrameMillis"]
    rows = [[f"first canvas frame after navigation, nothing cached, median of {first['runs']}",
             f"{millis(first['median'])} (best {millis(first['best'])}, worst {millis(first['worst'])})"],
            [f"the same with {LARGE_POSTS:,} posts, {results['parse']['own']['bytes'] / 1e6:.0f} MB",
             millis(page["largeFirstFrameMillis"])]]
    return rows + parse_rows(results["parse"]) + file_rows(results["files"])


def parse_rows(parse):
    rows = []
    for name, found in (("Backscroll JSON", parse["own"]), ("an X archive", parse["x"])):
        ratio = found["coreMBPerSecond"] / found["jsonMBPerSecond"]
        rows.append([f"import of {name}, {found['bytes'] / 1e6:.0f} MB, best of {found['runs']}",
                     f"{found['coreMBPerSecond']:.0f} MB/s; `JSON.parse` of the same bytes, decoding included, "
                     f"{found['jsonMBPerSecond']:.0f} MB/s: {ratio:.2f} times as fast"])
    return rows


def file_rows(files):
    x, block = files["x"], files["block"]
    return [[f"an X archive in a zip opened in a tab: {x['posts']:,} posts, {x['bytes'] / 1e6:.0f} MB of JSON",
             f"{x['millis'] / 1000:.1f} s, longest task of the page: {longest_task(x['longestTaskMillis'])}, "
             f"{x['tabBytes'] / 2**20:.0f} MB more in the tab's process"],
            [f"a page with a block file of {block['posts']:,} posts, {block['bytes'] / 1e6:.0f} MB, on screen, nothing "
             f"cached, median of {block['runs']}", f"{block['millis'] / 1000:.2f} s"],
            ["the same file chosen on a page that is open", f"{block['againMillis'] / 1000:.2f} s"]]


def search_rows(found):
    ours = found["ours"]
    rows = [["ours, in a tab, to the number on screen", f"{ours['firstMillis'] / 1000:.1f} s", millis(ours["p50"]),
             millis(ours["p99"]), f"{ours['heapBytes'] / 2**20:.0f} MB", longest_task(ours["longestTaskMillis"])]]
    for peer in found["peers"]:
        first, times = f"stopped after a minute, at {peer.get('stoppedAt', 0):,} posts", ["–", "–"]
        if "firstMillis" in peer:
            first, times = f"{peer['firstMillis'] / 1000:.1f} s", [millis(peer["p50"]), millis(peer["p99"])]
        rows.append([peer["name"], first, *times, f"{peer['heapBytes'] / 2**20:.0f} MB", "–"])
    return rows


def spread(costs):
    return ", ".join(f"{name} {millis(costs[name])}" for name in ("median", "p99"))


def frame_rows(sizes):
    return [[f"{found['posts']:,}", spread(found["timeline"]["layout"]), spread(found["timeline"]["whole"]),
             spread(found["feed"]["layout"]), f"{found['openMillis'] / 1000:.1f} s",
             longest_task(found["longestTaskMillis"]), f"{found['heapBytes'] / 2**20:.0f} MB"] for found in sizes]


def timeline_rows(timelines):
    def told(found):
        if "openMillis" not in found:
            return ["stopped after a minute", "–"]
        pan = found["pan"]
        return [f"{found['openMillis'] / 1000:.2f} s", spread(pan) if pan else "stopped after a minute"]
    return [[f"{found['posts']:,}", name, *told(found[key])]
            for found in timelines for key, name in (("ours", "ours"), ("peer", "vis-timeline, not stacked"))]


def feed_rows(feed):
    widget, dom = feed["widget"], feed["dom"]
    ratio = widget["steps"]["median"] / dom["steps"]["median"]
    return [[f"frame CPU time of the widget, {widget['frames']['count']} frames", spread(widget["frames"])],
            ["main thread for each turn of the wheel, widget", spread(widget["steps"])],
            ["the same feed as plain DOM", spread(dom["steps"])],
            ["widget beside DOM, medians", f"{ratio:.2f} times the time"],
            ["textures of the text", f"{widget['textTextureBytes'] / 2**20:.0f} MB"]]


def report(results):
    return "\n\n".join([
        f"# Backscroll, measured {results['date']}",
        f"{results['machine']}. Compare numbers inside one run only.",
        table(["file", "bytes", "gzip", "brotli"], payload_rows(results["payload"])),
        table(["what", "result"], time_rows(results)),
        "What the pages of others load, compressed in the same way:",
        table(["what", "brotli"], [[f"{peer['name']}, {peer['from']}", f"{peer['brotli']:,}"]
                                   for peer in results["timeline"]["payloads"]]),
        "CPU time a frame, of zooming and panning the timeline and of scrolling the feed; opening an invented archive:",
        table(["posts", "timeline, layout and draw lists", "timeline, whole frame", "feed, layout and draw lists",
               "made and opened", "longest task of it", "memory of the widget"], frame_rows(results["frames"])),
        f"Searching {results['search']['posts']:,} posts, {results['search']['keystrokes']} keystrokes:",
        table(["what", "first answer, all made for it", "a keystroke, median", "p99", "memory", "longest task"],
              search_rows(results["search"])),
        "The same posts on two timelines, and the main thread for each step of a pull:",
        table(["posts", "timeline", "opened", "a step"], timeline_rows(results["timeline"]["timelines"])),
        f"Scrolling a feed of {results['feed']['posts']:,} posts in twelve scripts, {results['feed']['steps']} turns:",
        table(["what", "result"], feed_rows(results["feed"]))]) + "\n"


def summary_rows(results):
    """What a reader of the README may want to know of it."""
    kilobytes = results["payload"]["beforeArchive"]["brotli"] / 1000
    peers = ", ".join(f"{peer['from']} {peer['brotli'] / 1000:,.0f} KB" for peer in results["timeline"]["payloads"])
    rows = [["everything a page loads before the archive", f"{kilobytes:.0f} KB brotli; {peers}"], *time_rows(results)]
    rows += [[f"CPU time of a frame, {found['posts']:,} posts: timeline; feed",
              f"{spread(found['timeline']['whole'])}; {spread(found['feed']['layout'])}"]
             for found in results["frames"]]
    rows += [[f"a timeline of {posts} posts opened, {name}; a step of a pull", f"{opened}; {pan}"]
             for posts, name, opened, pan in timeline_rows(results["timeline"]["timelines"])]
    posts = results["search"]["posts"]
    rows += [[f"searching {posts:,} posts, {name}",
              f"first answer {first}, a keystroke median {median}, p99 {last}, {memory}"]
             for name, first, median, last, memory, _ in search_rows(results["search"])]
    return rows + [[f"a feed of {results['feed']['posts']:,} posts in twelve scripts: {name}", cost]
                   for name, cost in feed_rows(results["feed"])]


def write_summary(results, readme=README):
    """Puts the figures in the place of those that the README has. False: it has no place for them."""
    text = readme.read_text(encoding="utf-8")
    begin, end = text.find(FIGURES_BEGIN), text.find(FIGURES_END)
    if not 0 <= begin < end:
        return False
    figures = "\n\n".join([f"{FIGURES_BEGIN}\nMeasured on {results['date']}: {results['machine']}.",
                           table(["what", "result"], summary_rows(results))])
    readme.write_text(f"{text[:begin]}{figures}\n{text[end:]}", encoding="utf-8")
    return True


def run_all(toolchain, env):
    FOLDER.mkdir(parents=True, exist_ok=True)
    archive = large_archive(toolchain, env)
    return {
        "date": datetime.date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Chromium without a GPU",
        "payload": payload(),
        "parse": node_json(toolchain, env, "parse.mjs", archive),
        "files": node_json(toolchain, env, "files.mjs"),
        "search": node_json(toolchain, env, "search.mjs"),
        "feed": node_json(toolchain, env, "feed.mjs"),
        "timeline": node_json(toolchain, env, "timeline.mjs"),
        "frames": node_json(toolchain, env, "frames.mjs"),
        "page": node_json(toolchain, env, "page.mjs", archive),
    }


def measure(toolchain, env):
    try:
        results = run_all(toolchain, env)
    except (BenchError, ValueError, KeyError) as error:
        return Result("bench", failed=1, output=str(error))
    text = report(results)
    (FOLDER / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (FOLDER / "results.md").write_text(text, encoding="utf-8")
    print(text, flush=True)
    if not write_summary(results):
        return Result("bench", failed=1, output=f"README.md has no lines {FIGURES_BEGIN} and {FIGURES_END}.")
    return Result("bench, see build/bench/ and README.md", passed=1)
