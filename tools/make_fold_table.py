"""Writes the table by which src/index/fold makes texts comparable, from Python's Unicode Character Database.

    python3 tools/make_fold_table.py

writes src/index/fold_data.cpp, a stream of bytes that fold.cpp unpacks, and tests/data/fold/letters.txt, every code
point that changes with what it becomes, which the unit tests compare with what fold.cpp says. A code point becomes
its compatibility decomposition, without case and without marks, except for LEFT_OUT. Hangul and the letters that a mark
makes to another letter are put together by fold.cpp (see JOINS).
"""
import re
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAST = 0x10FFFF
LONGEST = 6  # code points that one may become
DROPPED_NAMES = re.compile(r"^(COMBINING|HEBREW|ARABIC|SYRIAC|VARIATION SELECTOR|MONGOLIAN FREE VARIATION)\b")
VOICED, HALF_VOICED = "\u3099", "\u309A"
# A letter and a mark that are another letter: kana, and Cyrillic letters that stand in the alphabet.
JOINS = {("\u0438", "\u0306"): "\u0439", ("\u0443", "\u0306"): "\u045E", ("\u0456", "\u0308"): "\u0457"}
for _code in range(0x3041, 0x309E):
    for _mark in (VOICED, HALF_VOICED):
        _joined = unicodedata.normalize("NFC", chr(_code) + _mark)
        if len(_joined) == 1:
            JOINS[chr(_code), _mark] = _joined
OWN = {  # what readers hold to be the same and Unicode does not
    "\u0131": "i", "\u0237": "j", "\u00E6": "ae", "\u0153": "oe", "\u00F0": "d", "\u00FE": "th",
    "\u0629": "\u0647", "\u0649": "\u064A", "\u06CC": "\u064A", "\u06A9": "\u0643",  # Arabic teh, yeh and kaf
    "\u309B": VOICED, "\u309C": HALF_VOICED,
    "\u2018": "'", "\u2019": "'", "\u201B": "'", "\u02BC": "'", "\u201C": '"', "\u201D": '"', "\u201F": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u2028": " ", "\u2029": " ", "\u0085": " ",
}
OWN.update({chr(code): " " for code in range(0x20)})
OWN.update({chr(first + digit): str(digit) for first in (0x0660, 0x06F0) for digit in range(10)})


LEFT_OUT = (  # stays as it is, for the size of the table
    (0x0250, 0x02BB), (0x02BD, 0x02FF),  # phonetics
    (0x0F00, 0x0FFF),    # Tibetan letters for old texts
    (0x1D00, 0x1DBF),    # phonetics
    (0x2100, 0x2115), (0x2117, 0x2121), (0x2123, 0x2129), (0x212C, 0x215F),
    (0x2170, 0x2426),    # signs of mathematics
    (0x2474, 0x24B5),    # letters and numbers in parentheses
    (0x2A00, 0x2AFF),
    (0x2E80, 0x2FDF),    # radicals
    (0x3190, 0x33FF),    # signs made of kana and ideographs
    (0xAC00, 0xDFFF),    # Hangul: see JOINS; surrogates
    (0xF900, 0xFAFF),    # ideographs for compatibility
    (0xFB50, 0xFDFF),    # ligatures of Arabic
    (0xFE10, 0xFE1F), (0xFE30, 0xFE6F),  # upright punctuation
    (0x10780, 0x107FF),  # letters of phonetics
    (0x1D100, 0x1D1FF),  # notes
    (0x1DF00, 0x1DFFF), (0x1EE00, 0x1EEFF), (0x1F100, 0x1F2FF), (0x2F800, 0x2FA1F))


def is_left_out(code):
    """Whether the code point stays as it is."""
    return chr(code) not in OWN and any(first <= code <= last for first, last in LEFT_OUT)


def is_dropped(letter):
    """Marks that readers do not look for, and what nobody sees. U+200D joins emoji: fold.cpp drops it elsewhere."""
    category = unicodedata.category(letter)
    if is_left_out(ord(letter)):
        return False
    if letter in (VOICED, HALF_VOICED):
        return False
    if category in ("Mn", "Me"):
        return bool(DROPPED_NAMES.match(unicodedata.name(letter, "")))
    return letter == "\u0640" or category == "Cf" and letter != "\u200D" and not 0x0600 <= ord(letter) <= 0x06DD


def letters_of(code):
    """The code point decomposed, without case."""
    letters = chr(code)
    if letters in OWN:
        return OWN[letters]
    while True:
        after = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letters).casefold())
        if after == letters:
            return after
        letters = after


def latin_base(letter):
    """The letter that another one is a variant of, by its name: o of o with stroke."""
    name = unicodedata.name(letter, "")
    if ord(letter) >= 0xA720:
        return letter
    found = re.match(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH ", name)
    return found.group(1).lower() if found else letter


def joined(letters):
    """What fold.cpp does with marks after letters."""
    result = ""
    for letter in letters:
        if result and (result[-1], letter) in JOINS:
            result = result[:-1] + JOINS[result[-1], letter]
        elif not is_dropped(letter):
            result += letter
    return result


def folded(code):
    """What the code point becomes, on its own."""
    if is_left_out(code) or code in (0x0306, 0x0308):
        return chr(code)  # the marks may join: fold.cpp drops them where they do not
    letters = [chr(code)] if code < 0x80 else [latin_base(chr(code))]
    letters = "".join(letters_of(ord(letter)) for letter in letters)
    letters = "".join(OWN.get(latin_base(letter), latin_base(letter)) for letter in letters)
    letters = "".join(chr(ord(c) - 0x60) if 0x30A1 <= ord(c) <= 0x30F6 or c in "\u30FD\u30FE" else c for c in letters)
    letters = joined(letters)
    if letters.strip() == "" and letters and unicodedata.category(chr(code)) not in ("Zs", "Cc", "Zl", "Zp"):
        letters = chr(code)  # a mark that stands alone, on a space
    if len(letters) > 1 and " " in letters:
        letters = chr(code)  # likewise
    return letters if len(letters) <= LONGEST else chr(code)


class Stream:
    """Operations on runs of code points; the numbers of KINDS are those in fold.cpp."""

    KINDS = {"shift": 0, "pairs": 1, "drop": 2, "letters": 3, "pair_letters": 4, "same": 5, "sequence": 6}

    def __init__(self):
        self.bytes = []
        self.after = 0
        self.target = 0  # of the last "same" or "sequence": the next one is often near

    def number(self, value):
        while value >= 0x80:
            self.bytes.append(value & 0x7F | 0x80)
            value >>= 7
        self.bytes.append(value)

    def signed(self, value):
        self.number(value * 2 if value >= 0 else -value * 2 - 1)

    def letter(self, letter):
        self.signed(ord(letter) - self.target)
        self.target = ord(letter)

    def begin(self, code, kind, count, covered):
        self.number(code - self.after)
        self.number((count - 1) * 8 + self.KINDS[kind])
        self.after = code + covered


def run_length(table, code, fits):
    """How many code points from here on fit."""
    count = 0
    while code + count <= LAST and fits(code + count):
        count += 1
    return count


def is_letter(text):
    return len(text) == 1 and " " <= text < "\x7F"


def stream_of(table):
    """The table as bytes; `table` says what each code point becomes."""
    stream = Stream()
    code = 0
    while code <= LAST:
        to = table[code]
        if to == chr(code):
            code += 1
            continue
        code += write_best(stream, table, code, to)
    return stream.bytes


def write_best(stream, table, code, to):
    """Writes the operation that covers most; returns how much."""
    if to == "":
        count = run_length(table, code, lambda at: table[at] == "")
        stream.begin(code, "drop", count, count)
        return count
    delta = ord(to) - code if len(to) == 1 else None
    shift = 0 if delta is None else run_length(table, code, lambda at: table[at] == chr(at + delta))
    same = run_length(table, code, lambda at: table[at] == to) if delta is not None else 0
    pairs = run_length(table, code, lambda at: table[at] == chr(at + 1 - (at - code) % 2)) // 2
    letters = run_length(table, code, lambda at: is_letter(table[at]))
    letter_pairs = 0
    while is_letter(first := table[code + 2 * letter_pairs]) and first == table[code + 2 * letter_pairs + 1]:
        letter_pairs += 1
    if pairs >= 1 and 2 * pairs >= shift:
        stream.begin(code, "pairs", pairs, 2 * pairs)
        return 2 * pairs
    if shift >= 3 and shift > same:
        stream.begin(code, "shift", shift, shift)
        stream.signed(delta)
        return shift
    if same >= 3 or same and not letters:
        stream.begin(code, "same", same, same)
        stream.letter(to)
        return same
    if letter_pairs >= 1 and letter_pairs * 2 >= min(letters, 4):
        stream.begin(code, "pair_letters", letter_pairs, 2 * letter_pairs)
        stream.bytes += [ord(table[code + 2 * i]) for i in range(letter_pairs)]
        return 2 * letter_pairs
    if letters:
        stream.begin(code, "letters", letters, letters)
        stream.bytes += [ord(table[code + i]) for i in range(letters)]
        return letters
    stream.begin(code, "sequence", len(to), 1)
    for letter in to:
        stream.letter(letter)
    return 1


def source_of(data):
    lines = [", ".join(map(str, data[i:i + 20])) for i in range(0, len(data), 20)]
    rows = ",\n    ".join(lines)
    version = unicodedata.unidata_version
    return f"""// fold_data: written by tools/make_fold_table.py from Unicode {version}; see fold.cpp.
#include "index/fold_data.h"

namespace backscroll {{

// clang-format off
const uint8_t kFoldData[] = {{
    {rows}}};
// clang-format on
const size_t kFoldDataSize = sizeof(kFoldData);

}}  // namespace backscroll
"""


def main():
    table = {code: folded(code) for code in range(LAST + 1)}
    for code in range(LAST + 1):  # once more changes nothing
        again = joined("".join(table[ord(letter)] for letter in table[code]))
        assert again == table[code] or code in (0x0306, 0x0308), (hex(code), table[code], again)
    data = stream_of({**table, LAST + 1: chr(0), LAST + 2: chr(0)})
    (ROOT / "src/index/fold_data.cpp").write_text(source_of(data), encoding="utf-8")
    changed = [f"{code:X} {' '.join(f'{ord(letter):X}' for letter in table[code])}".rstrip()
               for code in range(LAST + 1) if table[code] != chr(code)]
    fixture = ROOT / "tests/data/fold/letters.txt"
    fixture.parent.mkdir(parents=True, exist_ok=True)
    fixture.write_text("\n".join(changed) + "\n", encoding="utf-8")
    print(f"Unicode {unicodedata.unidata_version}: {len(changed)} code points change, {len(data)} bytes")


if __name__ == "__main__":
    main()
