"""The house rules that a script can check: opening comments, lengths, the order of the rooms, and the boundary."""
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 400
FUNCTION_LINES = 60
COLUMNS = 120
MARK = re.compile(r"//\s*long:\s*\S+")  # the marked exception of a file: "// long: why this one may be"

# Which rooms a room may include besides itself. Debt has its own list below, so that it is seen.
MAY_INCLUDE = {
    "base": set(),
    "archive": {"base"},
    "import": {"archive", "base"},
    "index": {"archive", "base"},
    "view": {"archive", "base", "index"},
    "ui": {"archive", "base", "index", "view"},
    "gpu": {"archive", "base", "index", "view"},
    "platform": {"archive", "base", "gpu", "index", "ui", "view"},
    "api": {"archive", "base", "gpu", "import", "index", "platform", "ui", "view"},
}
# The inner rooms of a room, from the ground up: none uses a later one, and all may be used by the files beside them.
INNER_ROOMS = {
    "import": ("json", "report", "members", "html", "backscroll", "x", "mastodon", "profile_page"),
    "view": ("base", "text", "words", "state", "card", "timeline", "feed", "pictures", "host",
             "input", "viewer"),
    "platform": ("stubs", "browser"),
}
WEB_ROOMS = ("base", "look", "pictures", "input", "draw", "import", "find", "numbers", "layer", "element", "page")
DEBT = {}  # {"src/room/file.cpp": {"room"}}
PURE_ROOMS = ("base", "archive", "import", "index", "view")
IMPURE_HEADER = re.compile(r"^(SDL|imgui|imconfig|imstb|GLES|GL/|EGL|emscripten)", re.IGNORECASE)
PLATFORM_SWITCH_ROOMS = {"platform", "api"}

CODE = (".cpp", ".h", ".js", ".mjs", ".py")
OPENED = CODE + (".css", ".def", ".frag", ".html", ".vert", ".cmake")
NOT_OURS = {"build", "dist", "node_modules", "__pycache__", ".git"}
OPENINGS = {
    ".cpp": "//", ".h": "//", ".def": "//", ".js": "//", ".mjs": "//", ".css": "/*", ".cmake": "#",
    ".frag": ("//", "#version"), ".vert": ("//", "#version"),
}

# Comments, strings and JavaScript's patterns: braces and words in there mean nothing.
UNREAD = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r"|R\"\(.*?\)\"|\"(?:\\.|[^\"\\\n])*\"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
    r"|(?<=[(,=:[!&|?{};\s])/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[dgimsuvy]*", re.DOTALL)
# "struct A f() {" and "class A extends B(C) {": the latter is none, the former is counted by what is inside it.
NO_FUNCTION = re.compile(
    r"(?:^|[\s}])(if|for|while|switch|catch|else|do|namespace|struct|class|enum|union|with|extern)\b")


def ours(*suffixes, under=""):
    """Our text files with these endings, without test data, relative to the checkout."""
    for path in sorted((ROOT / under).rglob("*")):
        name = path.relative_to(ROOT)
        if path.suffix in suffixes and not NOT_OURS & set(name.parts) and name.parts[:2] != ("tests", "data"):
            yield name


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def blanked(text):
    """The same text with comments and the insides of strings made blank, so that braces and words can be trusted."""
    return re.sub(UNREAD, lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def functions_of(text):
    """(first line, last line) of each brace block that follows a parameter list, wherever it stands."""
    opened, found = [], []
    line, head = 1, ""
    for character in blanked(text):
        line += character == "\n"
        if character == "{":
            is_function = is_function_head(head)
            is_in_list = not is_function and head.count("(") > head.count(")")  # an object among parameters
            opened.append((line, is_function, head + "{}" if is_in_list else ""))
            head = ""
        elif character == "}" and opened:
            first, is_function, head = opened.pop()
            found += [(first, line)] if is_function else []
        elif character == ";":
            head = ""
        else:
            head += character
    return found


def is_function_head(head):
    head = " ".join(head.split())
    if NO_FUNCTION.search(head) and not re.search(r"=>$|\bfunction\b", head):
        return False
    return bool(re.search(r"\)\s*(const|noexcept|override|mutable|->[\w:<>*&, ]+|: .*)*\s*$|=>$", head))


def includes_of(name):
    """(as written, room or None) of each include."""
    for quoted, angled in re.findall(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', read(name), re.MULTILINE):
        header = quoted or angled
        room = header.split("/")[0]
        yield header, room if quoted and room in MAY_INCLUDE else None


def storey_of(name):
    """How far up in its room a file of src is. One in no inner room is above them all."""
    inner = INNER_ROOMS.get(name.parts[1], ())
    return inner.index(name.parts[2]) if len(name.parts) > 3 else len(inner)


class RuleCase(unittest.TestCase):
    def assert_none(self, breaches, rule=""):
        if breaches:
            self.fail("\n".join([rule, *breaches]))


class Files(RuleCase):
    def test_each_file_opens_with_what_it_is_for(self):
        silent = []
        for name in ours(*OPENED):
            if name.suffix == ".html":
                continue  # its title and description say so, and they are for readers
            text = re.sub(r"^#!.*\n", "", read(name))
            if name.suffix == ".py":
                is_opened = text.startswith(('"""', "'''", "# "))
            else:
                is_opened = text.startswith(OPENINGS[name.suffix])
            if not is_opened:
                silent.append(str(name))
        self.assert_none(silent, "These files do not open with a comment saying their job.")

    def test_no_file_is_longer_than_the_limit(self):
        long = [f"{name}: {count}" for name in ours(*OPENED) if (count := len(read(name).splitlines())) > FILE_LINES]
        self.assert_none(long, f"More than {FILE_LINES} lines.")

    def test_no_line_is_wider_than_the_limit(self):
        wide = [f"{name}:{number}" for name in ours(*CODE) if name.suffix != ".def"
                for number, line in enumerate(read(name).splitlines(), 1) if len(line) > COLUMNS]
        self.assert_none(wide, f"Wider than {COLUMNS} columns.")

    def test_no_function_is_longer_than_the_limit(self):
        long = []
        for name in ours(".cpp", ".h", ".js", ".mjs"):
            text = read(name)
            lines = text.splitlines()
            too_long = [(first, last) for first, last in functions_of(text) if last - first + 1 > FUNCTION_LINES]
            is_test_block = re.compile(r"\b(describe|suite)\(")
            too_long = [span for span in too_long if not is_test_block.search(lines[span[0] - 1])]
            if len(too_long) == 1 and len(MARK.findall(text)) == 1:
                continue
            long += [f"{name}:{first}: {last - first + 1} lines" for first, last in too_long]
        self.assert_none(long, f"More than {FUNCTION_LINES} lines, and no single '// long: reason' in the file.")

    def test_nothing_is_left_for_later(self):
        word = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
        left = [f"{name}:{number}" for name in ours(*OPENED, ".md", ".json", ".txt")
                for number, line in enumerate(read(name).splitlines(), 1) if word.search(line)]
        self.assert_none(left)

    def test_no_package_registry_is_named(self):
        host = re.compile(r"registry\.(npmjs|yarnpkg)|(deb|ftp|security)\.debian\.org|\b(pypi|pythonhosted)\.org")
        named = [str(name) for name in ours(*OPENED, ".json", ".md", ".txt", ".yml") if host.search(read(name))]
        self.assert_none(named, "The machine's own configuration says where packages come from.")


class Rooms(RuleCase):
    def test_every_room_is_in_the_table(self):
        rooms = {path.name for path in (ROOT / "src").iterdir() if path.is_dir()}
        self.assertEqual(rooms - set(MAY_INCLUDE), set())

    def test_includes_point_one_way(self):
        wrong = []
        for name in ours(".cpp", ".h", ".def", under="src"):
            room = name.parts[1]
            allowed = MAY_INCLUDE.get(room, set()) | {room} | DEBT.get(str(name), set())
            wrong += [f"{name} includes {header}" for header, other in includes_of(name)
                      if other and other not in allowed]
        self.assert_none(wrong)

    def test_every_inner_room_is_in_the_list(self):
        found = {room.name: {path.name for path in room.iterdir() if path.is_dir()}
                 for room in (ROOT / "src").iterdir() if room.is_dir()}
        self.assertEqual({room: inner for room, inner in found.items() if inner},
                         {room: set(inner) for room, inner in INNER_ROOMS.items()})

    def test_inner_rooms_use_only_lower_ones(self):
        wrong = [f"{name} includes {header}" for name in ours(".cpp", ".h", ".def", under="src")
                 for header, room in includes_of(name)
                 if room == name.parts[1] and storey_of(Path("src") / header) > storey_of(name)]
        self.assert_none(wrong)

    def test_debt_that_was_paid_is_off_the_list(self):
        paid = [name for name, rooms in DEBT.items()
                if not (ROOT / name).exists() or not rooms <= {room for _, room in includes_of(Path(name))}]
        self.assert_none(paid)

    def test_the_core_sees_no_window_no_drawing_and_no_browser(self):
        wrong = [f"{name} includes {header}" for room in PURE_ROOMS for name in ours(".cpp", ".h", under=f"src/{room}")
                 for header, _ in includes_of(name) if IMPURE_HEADER.match(header)]
        self.assert_none(wrong)

    def test_the_platform_switch_is_used_at_the_border_only(self):
        wrong = [str(name) for name in ours(".cpp", ".h", under="src")
                 if "__EMSCRIPTEN__" in blanked(read(name)) and name.parts[1] not in PLATFORM_SWITCH_ROOMS]
        self.assert_none(wrong)


class Look(RuleCase):
    """src/view/base/theme.h is the one place for colours."""

    def test_no_colour_is_named_outside_the_theme(self):
        literal = re.compile(r"color_from_rgb\(0x|with_alpha\([^;]*,\s*\d*\.\d+f?\s*\)")
        rooms = ("view", "ui", "gpu", "platform")
        named = [f"{name}:{number}" for room in rooms for name in ours(".cpp", ".h", under=f"src/{room}")
                 if name.name != "theme.h"
                 for number, line in enumerate(blanked(read(name)).splitlines(), 1) if literal.search(line)]
        self.assert_none(named, "Name this colour or its strength in src/view/base/theme.h.")


class Web(RuleCase):
    def test_its_rooms_use_only_lower_ones(self):
        wrong = []
        for name in ours(".js", under="web"):
            allowed = WEB_ROOMS[:WEB_ROOMS.index(name.parts[1]) + 1]
            rooms = re.findall(r"^import .*from '\.\./([a-z]+)/|^import '\.\./([a-z]+)/", read(name), re.MULTILINE)
            wrong += [f"{name} imports from {room}" for pair in rooms for room in pair if room and room not in allowed]
        self.assert_none(wrong)

    def test_nothing_is_logged_by_the_way(self):
        # The command under Node prints its answer, that is its job.
        wrong = [f"{name}:{number}" for name in ours(".js", ".mjs", under="web") if name.name != "cli.mjs"
                 for number, line in enumerate(blanked(read(name)).splitlines(), 1) if "console.log" in line]
        self.assert_none(wrong)

    def test_the_host_page_gets_no_globals(self):
        assignment = re.compile(r"\b(window|globalThis|self)\s*(\.\s*\w+|\[[^\]]*\])\s*([-+*/|&?]{0,2}=)(?![=>])")
        wrong = [f"{name}:{number}" for name in ours(".js", ".mjs", under="web")
                 for number, line in enumerate(blanked(read(name)).splitlines(), 1) if assignment.search(line)]
        self.assert_none(wrong)


def without_comments(text):
    return re.sub(r"(?<![:'\"`])//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


def called_functions(text):
    """Names such as bs_widget_frame, also put together from `_bs_widget_${name}` and #call('frame')."""
    text = without_comments(text)
    prefixes = re.findall(r"`_?(bs_[a-z0-9_]*_)\$\{", text)
    called = set(re.findall(r"(?<![a-z0-9])(?:_)?(bs_[a-z0-9_]+)\b(?!\$\{)", text)) - set(prefixes)
    names = re.findall(r"#call\w*\(\s*'([a-z0-9_]+)'", text)
    return called | {prefix + name for prefix in prefixes for name in names}


class Boundary(RuleCase):
    """The functions that C++ exports and the ones that JavaScript calls are the same list."""

    def test_exported_and_called_functions_are_the_same(self):
        declared = {name for header in ours(".h", under="src/api")
                    for name in re.findall(r"\b(bs_[a-z0-9_]+)\s*\(", blanked(read(header)))}
        offered = {name for library in ours(".js", under="src/api")  # called the other way round
                   for name in re.findall(r"\b(bs_[a-z0-9_]+):", read(library))}
        self.assert_none(sorted(offered - declared), "Offered by JavaScript, but not declared in src/api.")
        exported = declared - offered
        called = {name for script in ours(".js", ".mjs", under="web") for name in called_functions(read(script))}
        self.assertTrue(exported, "src/api declares no function.")
        self.assert_none(sorted(exported - called), "Exported, but never called in web/.")
        self.assert_none(sorted(called - exported), "Called in web/, but not declared in src/api.")


class Words(RuleCase):
    """What a host page may translate is in the types."""

    def test_every_phrase_is_in_the_types(self):
        types = read(Path("web/backscroll.d.ts"))
        names = re.findall(r'BACKSCROLL_(?:PHRASE|PLURAL)\(\w+,\s*"(\w+)"', read(Path("src/view/words/phrases.def")))
        self.assertTrue(names, "src/view/words/phrases.def has no phrase.")
        self.assert_none([name for name in names if f"'{name}'" not in types],
                         "Add these to WordName or PluralName in web/backscroll.d.ts.")


class Ids(RuleCase):
    """What kinds, orders and themes are called is the same everywhere."""

    def assert_lists(self, wanted, name, pattern):
        """Each list is one of those that the pattern finds in the file, in any order."""
        found = [frozenset(re.findall(r"[\w-]+", match)) for match in re.findall(pattern, read(Path(name)))]
        self.assert_none([", ".join(ids) for ids in wanted if frozenset(ids) not in found], f"Not so in {name}.")

    def test_kinds_and_orders_are_those_of_the_core(self):
        lists = {name: re.findall(r'"(\w+)"', ids)
                 for name, ids in re.findall(r"k(\w+)Ids = \{([^}]*)\}", read(Path("src/archive/kind_ids.h")))}
        self.assertEqual(len(lists), 6)
        self.assert_lists(lists.values(), "web/backscroll.d.ts", r"'\w+'(?: \| '\w+')+")
        self.assert_lists([lists["PostSort"]], "web/element/view-state.js", r"const sorts = \[([^]]*)\]")
        kinds = [ids for name, ids in lists.items() if name != "PostSort"]
        self.assert_lists(kinds, "data/archive.schema.json", r'"enum": \[([^]]*)\]')

    def test_themes_are_those_of_the_palettes(self):
        themes = re.findall(r"^  '?([\w-]+)'?: \{$", read(Path("web/look/palettes.js")), re.MULTILINE)
        self.assertGreater(len(themes), 3)
        for name in ("web/backscroll.d.ts", "README.md"):
            self.assert_none([theme for theme in themes if f"`{theme}`" not in read(Path(name))], f"Not in {name}.")


class Map(RuleCase):
    """src/README.md speaks of what is there."""

    def test_every_place_that_the_map_names_is_there(self):
        named = set(re.findall(r"`([a-z]+/[\w./-]+)`", read(Path("src/README.md"))))
        self.assertGreater(len(named), 20)
        gone = [name for name in sorted(named)
                if not any(list((ROOT / base).glob(name + ending)) for base in ("src", "") for ending in ("", ".h"))]
        self.assert_none(gone, "src/README.md names these.")

    def test_every_name_of_the_code_that_the_map_tells_is_in_the_code(self):
        code = "".join(read(name) for room in ("src", "web") for name in ours(".cpp", ".h", ".js", ".txt", under=room))
        named = set(re.findall(r"`(?:\w+::)?(\w+)(?:\(\))?`", read(Path("src/README.md"))))
        names = {name for name in named if re.search(r"[A-Z_]", name)}
        self.assertGreater(len(names), 20)
        self.assert_none([name for name in sorted(names) if not re.search(rf"\b{name}\b", code)],
                         "src/README.md names these.")


class TheRulesThemselves(unittest.TestCase):
    """The scanner is a few regular expressions: these cases keep it honest."""

    def test_inner_rooms_stand_one_over_the_other(self):
        names = ("src/view/base/theme.h", "src/view/card/card.h", "src/view/view.h")
        self.assertEqual(sorted(storey_of(Path(name)) for name in names), [storey_of(Path(name)) for name in names])
        self.assertLess(storey_of(Path(names[0])), storey_of(Path(names[1])))

    def test_functions_are_found_with_their_lines(self):
        source = ("int f(int a) {\n  if (a) {\n    g();\n  }\n}\n\n"
                  "struct S {\n  int h() const {\n    return 1;\n  }\n};\n")
        self.assertEqual(functions_of(source), [(1, 5), (8, 10)])

    def test_braces_in_strings_comments_and_patterns_do_not_count(self):
        source = "const f = (a) => {\n  // }\n  g('}', \"}\", `}`, /[}]/u);\n};\n"
        self.assertEqual(functions_of(source), [(1, 4)])

    def test_methods_and_lambdas_count_and_classes_do_not(self):
        source = "class A extends B {\n  #m(x = 1) {\n    return [].map((y) => {\n      return y;\n    });\n  }\n}\n"
        self.assertEqual(functions_of(source), [(3, 5), (2, 6)])

    def test_objects_among_parameters_do_not_end_them(self):
        source = "class A extends (B ?? class {}) {\n  m({ x, y }, z) {\n    return f({ x });\n  }\n}\n"
        self.assertEqual(functions_of(source), [(2, 4)])

    def test_digit_separators_are_not_strings(self):
        source = "int f() {\n  return 1'000'000;\n}\nint g() {\n  return '}';\n}\n"
        self.assertEqual(functions_of(source), [(1, 3), (4, 6)])


if __name__ == "__main__":
    unittest.main()
