"""The bundled archive, data/archive.json, against every fact of the page it was made from.

tests/data/bundled/expected.json holds the facts as the page prints them, one row per post. This test works
out what the archive must say for each row and compares whole objects, so an altered, missing or added field
fails. The wording of the summaries is free; their mentions, emoji and lengths are not.
Run it alone with `python3 tests/bundled_archive_test.py`.
"""

import datetime
import json
import pathlib
import re
import unicodedata
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARCHIVE_PATH = ROOT / "data" / "archive.json"
EXPECTED_PATH = ROOT / "tests" / "data" / "bundled" / "expected.json"

THREAD_SIGN = "\U0001F9F5"
EMOJI_STYLE = "\uFE0F"
TEXT_LENGTHS = range(40, 201)
# The page does not say when it was saved; data/README.md says why it must have been in these months.
CAPTURED_FROM = datetime.date(2025, 1, 1)
CAPTURED_TO = datetime.date(2025, 6, 1)
COUNTS = ("replies", "reposts", "likes")


def day_text(day):
    return f"{day.isoformat()}T00:00:00Z"


def months_before(day, months):
    total = day.year * 12 + day.month - 1 - months
    return day.replace(year=total // 12, month=total % 12 + 1)


def time_of_age(age):
    """An age of n units was printed for anything from n to just under n + 1 units before the capture."""
    number, unit = re.fullmatch(r"(\d+) (year|month)s?", age).groups()
    months = 12 if unit == "year" else 1
    return {
        "from": day_text(months_before(CAPTURED_FROM, (int(number) + 1) * months)),
        "to": day_text(months_before(CAPTURED_TO, int(number) * months)),
        "age": age,
    }


def count_of_printed(printed):
    if printed.endswith("K"):
        return {"about": int(printed[:-1]) * 1000}
    return int(printed.replace(",", ""))


def nominal(count):
    return count["about"] if isinstance(count, dict) else count


def emoji_of(text):
    """The pictures in a text, each with its style sign if it has one."""
    return re.findall(r"[^\x00-\x7f]" + EMOJI_STYLE + "?", "".join(
        char for char in text if char == EMOJI_STYLE or unicodedata.category(char) == "So"))


def facts(post):
    """A post without what is written anew: its text, what was found in the text, and the quote."""
    return {key: value for key, value in post.items() if key not in ("text", "entities", "quote")}


def expected_facts(row, post_id, owner):
    result = {
        "id": post_id,
        "kind": "quote" if row.get("quote") else "original",
        "textKind": "summary",
        "counts": {name: count_of_printed(row[name]) for name in COUNTS},
        "language": "en",
        "source": {"line": row["line"]},
    }
    if row["handle"] is None:
        result["author"] = None
    elif row["handle"] != owner:
        result["author"] = {"name": row["name"], "handle": row["handle"].removeprefix("@")}
        if row["badge"]:
            result["author"]["badge"] = row["badge"]
    if row["age"] is not None:
        result["time"] = time_of_age(row["age"])
    if row["media"]:
        result["media"] = [{"kind": "unknown", "alt": None}] * row["media"]
    if row["thread_emoji"]:
        result["thread"] = {"marked": True}
    return result


class BundledArchiveTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.bytes = ARCHIVE_PATH.read_bytes()
        cls.archive = json.loads(cls.bytes.decode("utf-8"))
        cls.expected = json.loads(EXPECTED_PATH.read_text(encoding="utf-8"))
        cls.mention = re.compile(cls.expected["mentions"]["pattern"], re.ASCII)
        cls.rows = cls.expected["posts"]
        cls.posts = cls.archive["posts"]
        cls.quote_rows = [row["quote"] for row in cls.rows if row["quote"]]
        cls.quotes = [post["quote"] for post in cls.posts if "quote" in post]

    def pairs(self):
        """Every post and quote with its row, posts first."""
        self.assertEqual(len(self.posts), len(self.rows))
        self.assertEqual(len(self.quotes), len(self.quote_rows))
        return list(zip(self.posts + self.quotes, self.rows + self.quote_rows))

    def check_text(self, text, entities, names):
        self.assertIn(len(text), TEXT_LENGTHS, text)
        self.assertEqual(text, text.strip())
        self.assertEqual(unicodedata.normalize("NFC", text), text)
        self.assertEqual(set(self.mention.findall(text)), set(names), text)
        self.assertEqual(entities, [
            {"kind": "mention", "start": match.start(), "end": match.end(), "target": match[1]}
            for match in self.mention.finditer(text)], text)

    def test_file_is_one_post_a_line_in_utf_8(self):
        self.assertFalse(self.bytes.startswith(b"\xef\xbb\xbf"))
        self.assertNotIn(b"\r", self.bytes)
        self.assertNotIn(b"\\u", self.bytes)
        self.assertTrue(self.bytes.endswith(b"}\n"))
        lines = [line.strip().rstrip(",") for line in self.bytes.decode("utf-8").splitlines()]
        as_lines = [json.loads(line) for line in lines if line.startswith('{"id"')]
        self.assertEqual(as_lines, self.posts)

    def test_archive_has_the_members_of_format_1(self):
        self.assertEqual(set(self.archive), {"format", "version", "profile", "posts"})
        self.assertEqual(self.archive["format"], "backscroll")
        self.assertEqual(self.archive["version"], 1)

    def test_profile_is_the_one_printed(self):
        printed = self.expected["profile"]
        profile = dict(self.archive["profile"])
        bio = profile.pop("bio")
        joined = printed["joined"]
        self.assertEqual((joined["month"], joined["day"]), (6, None))
        self.assertEqual(profile, {
            "name": printed["name"],
            "handle": printed["handle"].removeprefix("@"),
            "place": printed["location"],
            "joined": {"from": day_text(datetime.date(joined["year"], 6, 1)),
                       "to": day_text(datetime.date(joined["year"], 7, 1))},
            "counts": {"followers": printed["followers"]["value"], "following": printed["following"]["value"],
                       "media": printed["media"]["value"], "posts": printed["statuses"]["value"]},
            "source": {"name": "a public profile page, saved as plain text", "format": "profile-page-text"},
            "captured": {"from": day_text(CAPTURED_FROM), "to": day_text(CAPTURED_TO)},
        })
        self.assertEqual(set(bio), {"text", "textKind", "entities"})
        self.assertEqual(bio["textKind"], "summary")
        self.check_text(bio["text"], bio["entities"], printed["bio_mentions"])

    def test_posts_have_the_facts_of_their_rows(self):
        owner = self.expected["profile"]["handle"]
        self.assertEqual(len(self.posts), len(self.rows))
        for number, (post, row) in enumerate(zip(self.posts, self.rows), 1):
            with self.subTest(line=row["line"]):
                self.assertEqual(row["index"], number - 1)
                self.assertEqual(facts(post), expected_facts(row, f"p{number:02}", owner))
                self.assertEqual("quote" in post, row["quote"] is not None)

    def test_quotes_have_the_facts_of_their_rows(self):
        owner = self.expected["profile"]["handle"]
        self.assertEqual(len(self.quotes), len(self.quote_rows))
        new = 0
        for quote, row in zip(self.quotes, self.quote_rows):
            with self.subTest(line=row["line"]):
                same = row["same_text_as_post"]
                if same is None:
                    new += 1
                    quote_id = f"q{new:02}"
                else:
                    quote_id = self.posts[same]["id"]
                    self.assertEqual(quote["text"], self.posts[same]["text"])
                    for key in ("time", "media", "counts"):
                        self.assertEqual(quote[key], self.posts[same][key])
                self.assertNotIn("quote", quote)
                self.assertEqual(facts(quote), expected_facts(row, quote_id, owner))
                kinds = {None: "authorless", owner: "self"}
                self.assertEqual(row["kind"], kinds.get(row["handle"], "other"))

    def test_texts_keep_mentions_emoji_and_thread_signs(self):
        for post, row in self.pairs():
            with self.subTest(line=row["line"]):
                text = post["text"]
                self.check_text(text, post.get("entities", []), row["mentions"])
                self.assertNotEqual(post.get("entities"), [])
                self.assertEqual(set(emoji_of(text)), set(row["emoji"]))
                self.assertEqual(THREAD_SIGN in text, row["thread_emoji"])

    def test_ids_and_texts_are_there_once(self):
        ids = [post["id"] for post in self.posts]
        self.assertEqual(len(set(ids)), len(ids))
        others = [quote["id"] for quote in self.quotes if quote["id"] not in ids]
        self.assertEqual(len(set(others)), len(others))
        totals = self.expected["totals"]
        self.assertEqual(len(self.quotes) - len(others), totals["quotes_repeating_a_top_level_post"])
        self.assertEqual(len({post["text"] for post in self.posts + self.quotes}), totals["distinct_texts"])

    def test_totals_add_up(self):
        totals = self.expected["totals"]
        everything = self.posts + self.quotes
        self.assertEqual(len(self.posts), totals["top_level_posts"])
        self.assertEqual(len(self.quotes), totals["quoted_posts"])
        self.assertEqual(len(everything), totals["posts_and_quotes"])
        kinds = [row["kind"] for row in self.quote_rows]
        self.assertEqual({kind: kinds.count(kind) for kind in set(kinds)}, totals["quotes_by_kind"])
        media = totals["media_markers"]
        self.assertEqual(sum(len(post.get("media", [])) for post in self.posts), media["top_level"])
        self.assertEqual(sum(len(quote.get("media", [])) for quote in self.quotes), media["quotes"])
        self.assertEqual(media["top_level"] + media["quotes"], media["total"])
        marks = totals["thread_marks"]
        self.assertEqual(sum("thread" in post for post in self.posts), marks["top_level_posts"])
        self.assertEqual(sum("thread" in quote for quote in self.quotes), marks["quotes"])
        badges = []
        for index, post in enumerate(self.posts):
            author = post.get("quote", {}).get("author") or {}
            if "badge" in author:
                line = post["quote"]["source"]["line"]
                badges.append({"post_index": index, "in": "quote", "line_of_name": line + 1,
                               "name": author["name"], "badge": author["badge"]})
        self.assertEqual(badges, totals["badges"])
        emoji = totals["emoji_general_category_So"]
        with_emoji = sum(bool(emoji_of(post["text"])) for post in self.posts)
        self.assertEqual(with_emoji, emoji["top_level_posts_with"])
        self.assertEqual(len(self.posts) - with_emoji, emoji["top_level_posts_without"])
        pictures = {found[0] for post in everything for found in emoji_of(post["text"])}
        self.assertEqual(len(pictures), emoji["distinct_in_all_texts"])
        absent = ("reposts", "replies_identified", "exact_dates", "ids", "urls", "hashtags", "empty_texts")
        self.assertEqual([totals[key] for key in absent], [0] * len(absent))
        self.assertFalse([post["id"] for post in everything if post["kind"] in ("reply", "repost")])
        self.assertFalse([post["id"] for post in everything if "http" in post["text"] or "#" in post["text"]])

    def test_ages_add_up(self):
        for where, posts in (("top_level", self.posts), ("quotes", self.quotes)):
            ages = [post["time"]["age"] if "time" in post else "(none)" for post in posts]
            self.assertEqual({age: ages.count(age) for age in set(ages)}, self.expected["ages"][where])

    def test_counts_add_up(self):
        sums = self.expected["sums"]
        for where, posts in (("top_level", self.posts), ("quotes", self.quotes)):
            for name in COUNTS:
                counts = [post["counts"][name] for post in posts]
                self.assertEqual(sum(map(nominal, counts)), sums[where][name])
                self.assertLessEqual({type(count) for count in counts}, {int, dict})
                exact = sum(count for count in counts if isinstance(count, int))
                self.assertEqual(exact, sums[f"{where}_exact_only"][name])

    def test_rounded_and_zero_counts_are_where_they_were(self):
        rounded, zeros = [], []
        for index, post in enumerate(self.posts):
            for where, one in (("post", post), ("quote", post.get("quote"))):
                for name in COUNTS if one else ():
                    count = one["counts"][name]
                    place = {"post_index": index, "in": where, "line": one["source"]["line"], "count": name}
                    if isinstance(count, dict):
                        printed = f"{count['about'] // 1000}K"
                        rounded.append({**place, "printed": printed, "value": count["about"]})
                    if count == 0:
                        zeros.append(place)
        self.assertEqual(rounded, self.expected["rounded_counts"])
        self.assertEqual(zeros, self.expected["zero_counts"])

    def test_order_is_that_of_the_page(self):
        lines = [post["source"]["line"] for post in self.posts]
        self.assertEqual(lines, sorted(lines))
        likes = [nominal(post["counts"]["likes"]) for post in self.posts]
        inversions = [{"post_index": index, "likes": likes[index], "next_likes": likes[index + 1]}
                      for index in range(len(likes) - 1) if likes[index + 1] > likes[index]]
        self.assertEqual(inversions, self.expected["likes_order_inversions"])

    def test_mentions_add_up(self):
        expected = self.expected["mentions"]
        found = {"top_level": [], "quotes": []}
        for where, posts in (("top_level", self.posts), ("quotes", self.quotes)):
            for post in posts:
                found[where] += [entity["target"] for entity in post.get("entities", [])]
            self.assertEqual(len(set(found[where])), expected[f"distinct_{where}"])
            self.assertEqual(len(found[where]), expected[f"occurrences_{where}"])
        texts = found["top_level"] + found["quotes"]
        for key, names in (("in_texts", texts), ("in_top_level_texts", found["top_level"]),
                           ("in_quote_texts", found["quotes"])):
            self.assertEqual({name: names.count(name) for name in names},
                             {row["name"]: row["count"] for row in expected[key]})
        self.assertEqual(len(set(texts)), expected["distinct_texts"])
        self.assertEqual(len(texts), expected["occurrences_texts"])
        bio = self.archive["profile"]["bio"]
        with_bio = set(texts) | {entity["target"] for entity in bio["entities"]}
        self.assertEqual(len(with_bio), expected["distinct_texts_and_bio"])
        ignoring_case = {name.lower() for name in with_bio}
        self.assertEqual(len(ignoring_case), expected["distinct_texts_and_bio_ignoring_case"])
        with_mention = sum("entities" in post for post in self.posts)
        self.assertEqual(with_mention, expected["top_level_posts_with_a_mention"])

    def test_authors_add_up(self):
        owner = self.expected["profile"]["handle"]
        handles = []
        for post in self.posts + self.quotes:
            if "author" not in post:
                handles.append(owner)
            elif post["author"] is not None:
                handles.append("@" + post["author"]["handle"])
        profile = self.archive["profile"]
        names = {(row["name"], row["badge"]) for _, row in self.pairs() if row["handle"] == owner}
        self.assertEqual(names, {(profile["name"], profile.get("badge"))})
        blocks = self.expected["author_blocks"]
        self.assertEqual(len(handles), blocks["total"])
        self.assertEqual({handle: handles.count(handle) for handle in handles},
                         {row["handle"]: row["count"] for row in blocks["by_handle"]})


if __name__ == "__main__":
    unittest.main()
