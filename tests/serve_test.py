"""What the server promises: types, encodings, tags, ranges, the content policy, and that nothing else gets out."""
import gzip
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import static_server  # noqa: E402  pylint: disable=wrong-import-position

PAGE = b"<!doctype html><title>page</title>"
MODULE = b"\0asm" + bytes(range(256)) * 8  # 2,052 bytes


class ServerCase(unittest.TestCase):
    """A server over a small folder of its own, and one request helper."""

    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory(prefix="backscroll-serve-")
        cls.addClassCleanup(cls.temp.cleanup)
        cls.outside = Path(cls.temp.name)
        cls.dist = cls.outside / "dist"
        (cls.dist / "folder").mkdir(parents=True)
        (cls.outside / "pages").mkdir()
        files = {
            "secret.txt": b"secret", "pages/two.html": b"two", "dist/index.html": PAGE, "dist/embed.html": PAGE,
            "dist/backscroll.js": b"export {};", "dist/page.css": b"a{}", "dist/archive.json": b"{}",
            "dist/backscroll.d.ts": b"export {};", "dist/cli.mjs": b"", "dist/icon.svg": b"<svg/>",
            "dist/.hidden": b"hidden", "dist/m.wasm": MODULE, "dist/m.wasm.br": b"brotli bytes",
            "dist/m.wasm.gz": gzip.compress(MODULE),
        }
        for name, content in files.items():
            (cls.outside / name).write_bytes(content)
        os.symlink(cls.outside / "secret.txt", cls.dist / "link.txt")
        os.symlink(cls.outside, cls.dist / "up")
        cls.server = static_server.Server(cls.dist, also=cls.outside / "pages").start()
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)

    def ask(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        self.addCleanup(connection.close)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        response.body = response.read()
        return response

    def ask_raw(self, target):
        """Sends the request line as it is, where a client library would tidy it up first."""
        with socket.create_connection(("127.0.0.1", self.server.server_port), timeout=10) as link:
            link.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = b""
            while chunk := link.recv(65536):
                answer += chunk
        return answer


class TypesAndHeaders(ServerCase):
    def test_each_kind_of_file_has_its_mime_type(self):
        wanted = {
            "/": "text/html; charset=utf-8", "/backscroll.js": "text/javascript; charset=utf-8",
            "/cli.mjs": "text/javascript; charset=utf-8", "/page.css": "text/css; charset=utf-8",
            "/m.wasm": "application/wasm", "/archive.json": "application/json", "/icon.svg": "image/svg+xml",
            "/backscroll.d.ts": "text/plain; charset=utf-8",
        }
        for path, mime in wanted.items():
            self.assertEqual(self.ask(path).getheader("Content-Type"), mime, path)

    def test_the_policy_allows_our_own_files_and_wasm_and_no_inline_script(self):
        policy = self.ask("/").getheader("Content-Security-Policy")
        for part in ("default-src 'self'", "script-src 'self' 'wasm-unsafe-eval';", "style-src 'self';",
                     "object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"):
            self.assertIn(part, policy)
        self.assertNotIn("unsafe-inline", policy)
        self.assertNotIn("'unsafe-eval'", policy)

    def test_only_the_embed_page_may_be_framed_by_other_sites(self):
        self.assertIn("frame-ancestors *", self.ask("/embed.html").getheader("Content-Security-Policy"))
        self.assertIn("frame-ancestors 'self'", self.ask("/index.html").getheader("Content-Security-Policy"))

    def test_other_sites_may_load_the_modules(self):
        answer = self.ask("/m.wasm")
        self.assertEqual(answer.getheader("Access-Control-Allow-Origin"), "*")
        self.assertEqual(answer.getheader("Cross-Origin-Resource-Policy"), "cross-origin")
        self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
        self.assertEqual(answer.getheader("Referrer-Policy"), "no-referrer")

    def test_head_sends_the_same_headers_and_no_body(self):
        head, full = self.ask("/m.wasm", "HEAD"), self.ask("/m.wasm")
        self.assertEqual((head.status, head.body), (200, b""))
        self.assertEqual(head.getheader("Content-Length"), str(len(MODULE)))
        self.assertEqual(head.getheader("ETag"), full.getheader("ETag"))

    def test_other_methods_are_refused(self):
        answer = self.ask("/", "POST")
        self.assertEqual((answer.status, answer.getheader("Allow")), (405, "GET, HEAD"))


class Encodings(ServerCase):
    def encoding_for(self, accepted):
        return self.ask("/m.wasm", Accept_Encoding=accepted).getheader("Content-Encoding")

    def test_the_best_accepted_encoding_is_sent(self):
        cases = {
            "gzip, deflate, br": "br", "gzip": "gzip", "br;q=0.5, gzip;q=0.9": "gzip", "*": "br", "br;q=0, *": "gzip",
            "br;q=0, gzip;q=0": None, "identity, br;q=0.2": None, "deflate": None, "": None, "br;q=x": None,
        }
        for accepted, wanted in cases.items():
            self.assertEqual(self.encoding_for(accepted), wanted, accepted)

    def test_a_packed_answer_keeps_the_type_of_the_plain_one(self):
        answer = self.ask("/m.wasm", Accept_Encoding="br")
        self.assertEqual(answer.body, b"brotli bytes")
        self.assertEqual(answer.getheader("Content-Type"), "application/wasm")
        self.assertEqual(answer.getheader("Vary"), "Accept-Encoding")

    def test_a_file_without_packed_neighbours_is_sent_plain(self):
        self.assertEqual(self.ask("/", Accept_Encoding="br, gzip").body, PAGE)


class Tags(ServerCase):
    def test_the_same_content_is_not_sent_twice(self):
        tag = self.ask("/index.html").getheader("ETag")
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            answer = self.ask("/index.html", If_None_Match=known)
            self.assertEqual((answer.status, answer.body, answer.getheader("ETag")), (304, b"", tag), known)
        self.assertEqual(self.ask("/index.html", If_None_Match='"other"').status, 200)
        self.assertEqual(self.ask("/index.html").getheader("Cache-Control"), "no-cache")

    def test_each_encoding_has_a_tag_of_its_own(self):
        tags = {self.ask("/m.wasm", Accept_Encoding=name).getheader("ETag") for name in ("br", "gzip", "identity")}
        self.assertEqual(len(tags), 3)

    def test_new_content_has_a_new_tag(self):
        path = self.dist / "changing.txt"
        path.write_bytes(b"one")
        before = self.ask("/changing.txt").getheader("ETag")
        path.write_bytes(b"two")
        self.assertNotEqual(self.ask("/changing.txt").getheader("ETag"), before)


class Ranges(ServerCase):
    def test_a_single_range_is_cut_out_of_the_plain_file(self):
        size = len(MODULE)
        cases = {"bytes=0-3": (0, 3), "bytes=2000-": (2000, size - 1), "bytes=-5": (size - 5, size - 1),
                 "bytes=2000-99999": (2000, size - 1), "bytes=-99999": (0, size - 1)}
        for wanted, (first, last) in cases.items():
            answer = self.ask("/m.wasm", Range=wanted, Accept_Encoding="br")
            self.assertEqual(answer.status, 206, wanted)
            self.assertEqual(answer.body, MODULE[first:last + 1], wanted)
            self.assertEqual(answer.getheader("Content-Range"), f"bytes {first}-{last}/{size}")
            self.assertIsNone(answer.getheader("Content-Encoding"))

    def test_a_range_past_the_end_is_416(self):
        for wanted in ("bytes=2052-", "bytes=9999-10000", "bytes=-0"):
            answer = self.ask("/m.wasm", Range=wanted)
            self.assertEqual((answer.status, answer.getheader("Content-Range")), (416, "bytes */2052"), wanted)

    def test_what_is_not_a_single_range_gets_the_whole_file(self):
        for wanted in ("bytes=0-1,4-5", "bytes=5-2", "lines=0-3", "bytes=-", "bytes=a-b"):
            answer = self.ask("/m.wasm", Range=wanted)
            self.assertEqual((answer.status, answer.body), (200, MODULE), wanted)

    def test_if_range_cuts_only_from_the_same_content(self):
        tag = self.ask("/m.wasm").getheader("ETag")
        self.assertEqual(self.ask("/m.wasm", Range="bytes=0-3", If_Range=tag).status, 206)
        self.assertEqual(self.ask("/m.wasm", Range="bytes=0-3", If_Range='"other"').status, 200)


class Walls(ServerCase):
    def test_nothing_outside_the_folder_gets_out(self):
        targets = (b"/../secret.txt", b"/folder/../../secret.txt", b"/%2e%2e/secret.txt", b"/..%2fsecret.txt",
                   b"/%2e%2e%2fsecret.txt", b"/folder/..%5c..%5csecret.txt", b"/..\\secret.txt", b"//secret.txt",
                   b"/link.txt", b"/up/secret.txt", str(self.outside / "secret.txt").encode(),
                   b"/%2f" + str(self.outside / "secret.txt").encode(), b"/tests/../secret.txt",
                   b"/tests/%2e%2e/secret.txt", b"http://localhost/../secret.txt", b"/folder//../secret.txt",
                   b"/secret.txt%00.html", b"/index.html%00", b"/%ff%fe", b"secret.txt", b"/.hidden", b"/./index.html",
                   b"/C:/secret.txt", b"/up/", b"/folder", b"/folder/", b"/tests", b"/tests/")
        for target in targets:
            answer = self.ask_raw(target)
            self.assertRegex(answer, rb"^HTTP/1\.1 40[04] ", target)
            self.assertNotIn(b"secret\n", answer + b"\n", target)
            self.assertNotIn(b"two.html", answer, target)

    def test_a_missing_file_is_a_page_that_says_so(self):
        answer = self.ask("/nothing.html?<script>")
        self.assertEqual((answer.status, answer.getheader("Content-Type")), (404, "text/html; charset=utf-8"))
        self.assertIn(b"There is nothing at this address.", answer.body)
        self.assertNotIn(b"<script>", answer.body)
        self.assertIn("default-src 'self'", answer.getheader("Content-Security-Policy"))

    def test_a_query_does_not_change_the_file(self):
        self.assertEqual(self.ask("/index.html?x=/../y").body, PAGE)

    def test_the_pages_of_the_tests_lie_under_tests(self):
        self.assertEqual(self.ask("/tests/two.html").body, b"two")
        self.assertEqual(self.ask("/tests/index.html").status, 404)


class OwnArchive(ServerCase):
    def setUp(self):
        own = self.outside / "own.json"
        own.write_bytes(b'{"own": 1}')
        self.server.overrides["/archive.json"] = own
        self.addCleanup(self.server.overrides.clear)

    def test_it_stands_in_for_the_bundled_one(self):
        self.assertEqual(self.ask("/archive.json").body, b'{"own": 1}')
        self.assertEqual((self.dist / "archive.json").read_bytes(), b"{}")

    def test_other_sites_may_not_read_it(self):
        answer = self.ask("/archive.json")
        self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"))
        self.assertEqual(answer.getheader("Cross-Origin-Resource-Policy"), "same-origin")
        self.assertEqual(self.ask("/archive.json", Host="elsewhere.example").status, 404)


class Starting(ServerCase):
    def test_a_taken_port_is_said_plainly(self):
        with self.assertRaisesRegex(static_server.ServerError, r"^Port \d+ is taken by another program; .*--port N\.$"):
            static_server.Server(self.dist, port=self.server.server_port)

    def test_the_command_says_it_too_before_it_builds(self):
        done = subprocess.run([sys.executable, str(ROOT / "serve.py"), "--port", str(self.server.server_port),
                               "--no-open"], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^Port \d+ is taken by another program; [^\n]*\n$")
        self.assertEqual(done.stdout, "")

    def test_a_port_out_of_range_and_an_unknown_host_are_sentences(self):
        with self.assertRaisesRegex(static_server.ServerError, "is not a port"):
            static_server.Server(self.dist, port=70000)
        with self.assertRaisesRegex(static_server.ServerError, "cannot listen on"):
            static_server.Server(self.dist, host="256.1.1.1")

    def test_the_address_names_this_machine_when_every_interface_is_served(self):
        server = static_server.Server(self.dist, host="0.0.0.0")
        self.addCleanup(server.server_close)
        self.assertEqual(server.url, f"http://127.0.0.1:{server.server_port}/")


if __name__ == "__main__":
    unittest.main()
