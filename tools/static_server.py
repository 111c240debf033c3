"""A small, strict static file server: serves one folder, and knows what a page of WebAssembly needs.

Right MIME types, brotli and gzip files made beforehand, ETag, single ranges, a strict content security policy. Refuses
whatever lies outside its folder and lists no directories. Standard library only; serve.py is the command around it.
"""
import errno
import hashlib
import html
import http.server
import os
import re
import socket
import socketserver
import stat
import threading
import urllib.parse
from pathlib import Path

MIME_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))  # the first wins when the browser likes both as much
CHUNK_BYTES = 256 * 1024
POLICY = ("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; "
          "media-src 'self' blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
          "frame-ancestors ")
NOT_FOUND_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<h1>{title}</h1>
<p>{sentence}</p>
<p><a href="/">Back to the archive</a></p>
</html>
"""


class ServerError(Exception):
    """One sentence for the person who started the server."""


class Server(http.server.ThreadingHTTPServer):
    """Serves `folder`. `overrides` maps paths such as "/archive.json" to files elsewhere; `also` lies under /tests/."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, folder, host="127.0.0.1", port=0, also=None):
        self.folder = Path(folder)
        self.also = Path(also) if also else None
        self.overrides = {}
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), Handler)
        except (OSError, OverflowError) as error:
            raise ServerError(sentence_of_bind_error(error, host, port)) from error

    def server_bind(self):
        # The standard library's version also looks up the host's full name, which can take seconds offline.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    @property
    def url(self):
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.server_name, self.server_name)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"

    def start(self):
        """Serves in a thread of its own, until shutdown()."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def handle_error(self, request, client_address):
        pass  # a browser that goes away in the middle of an answer is nothing to report


def sentence_of_bind_error(error, host, port):
    if getattr(error, "errno", None) == errno.EADDRINUSE:
        return f"Port {port} is taken by another program; stop that one, or choose another port with --port N."
    if getattr(error, "errno", None) == errno.EACCES:
        return f"Port {port} needs more rights than this account has; choose one above 1023 with --port N."
    if isinstance(error, OverflowError):
        return f"{port} is not a port; choose one between 1 and 65535."
    return f"The server cannot listen on {host}, port {port}: {getattr(error, 'strerror', None) or error}."


def segments_of(target):
    """The path of a request as checked segments, or None when any part of it may lead somewhere else."""
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    absolute = re.match(r"https?://[^/]+(/.*)?$", path, re.IGNORECASE)
    if absolute:
        path = absolute.group(1) or "/"
    if not path.startswith("/") or re.search(r"%(2f|5c|00)", path, re.IGNORECASE):
        return None
    try:
        path = urllib.parse.unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    segments = (path + "index.html" if path.endswith("/") else path)[1:].split("/")
    is_odd = any(not part or part.startswith(".") or re.search(r"[\\:\x00-\x1f\x7f]", part) for part in segments)
    return None if is_odd else segments


def file_inside(folder, segments):
    """The regular file at these segments, links followed, if it is really inside the folder."""
    try:
        root = folder.resolve(strict=True)
        path = root.joinpath(*segments).resolve(strict=True)
        path.relative_to(root)
        return path if stat.S_ISREG(path.stat().st_mode) else None
    except (OSError, ValueError, RuntimeError):
        return None


def weights_of(header):
    """'br;q=0.5, gzip' as {'br': 0.5, 'gzip': 1.0}; what cannot be read counts as refused."""
    weights = {}
    for item in header.lower().split(","):
        name, *parameters = [part.strip() for part in item.split(";")]
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                weight = float(parameter[2:]) if re.fullmatch(r"(0(\.\d{0,3})?|1(\.0{0,3})?)", parameter[2:]) else 0.0
        if name:
            weights[name] = weight
    return weights


def choose_encoding(header, path):
    """(name, file) of the best representation that exists: one of ENCODINGS, or (None, path) for the plain one."""
    weights = weights_of(header)
    best, best_weight = (None, path), 0.0
    for name, suffix in ENCODINGS:
        weight = weights.get(name, weights.get("*", 0.0))
        packed = path.with_name(path.name + suffix)
        if weight > best_weight and packed.is_file():
            best, best_weight = (name, packed), weight
    return best if best_weight >= weights.get("identity", 0.0) else (None, path)


def parse_range(header, size):
    """(first, last) of a single byte range, None for the whole file, "none" when no byte of the file is meant."""
    match = re.fullmatch(r"\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*", header, re.ASCII)
    if not match or match.groups() == ("", ""):
        return None  # several ranges, or not a range: the whole file is a right answer too
    first, last = (int(text) if text else None for text in match.groups())
    if first is None:
        return (max(size - last, 0), size - 1) if last and size else "none"
    if last is not None and last < first:
        return None
    return (first, size - 1 if last is None else min(last, size - 1)) if first < size else "none"


class Tags:
    """Content hashes of files, computed once per written state."""

    def __init__(self):
        self._known = {}
        self._lock = threading.Lock()

    def of(self, path, state):
        key = (str(path), state.st_ino, state.st_size, state.st_mtime_ns)
        with self._lock:
            if key not in self._known:
                digest = hashlib.sha256()
                with open(path, "rb") as file:
                    for chunk in iter(lambda: file.read(CHUNK_BYTES), b""):
                        digest.update(chunk)
                self._known[key] = f'"{digest.hexdigest()[:24]}"'
            return self._known[key]


TAGS = Tags()


class Handler(http.server.BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "Backscroll"
    timeout = 60

    def do_GET(self):  # pylint: disable=invalid-name
        path, is_private = self._find()
        if path is None:
            self._send_problem(404, "Not found", "There is nothing at this address.")
        else:
            self._send_file(path, is_private)

    do_HEAD = do_GET

    def _refuse_method(self):
        self.close_connection = True  # there may be a body that nobody reads
        self._send_problem(405, "Not allowed", "This server only hands out files.", {"Allow": "GET, HEAD"})

    do_DELETE = do_OPTIONS = do_PATCH = do_POST = do_PUT = _refuse_method

    def version_string(self):
        return self.server_version

    def log_message(self, *_):  # the terminal belongs to the build
        pass

    def _find(self):
        """(file, is_private) of the request; the file is None when there is none to give."""
        segments = segments_of(self.path)
        if segments is None:
            return None, False
        override = self.server.overrides.get("/" + "/".join(segments))
        if override:
            return (Path(override), True) if self._is_own_page() else (None, True)
        if self.server.also and segments[0] == "tests":
            return file_inside(self.server.also, segments[1:]), False
        return file_inside(self.server.folder, segments), False

    def _is_own_page(self):
        """A reader's own archive is for pages of this machine only, not for a site that points its name here."""
        host = re.sub(r":\d+$", "", self.headers.get("Host", "")).strip("[]")
        return self.server.server_name not in ("127.0.0.1", "::1", "localhost") or bool(
            re.fullmatch(r"localhost|127\.\d+\.\d+\.\d+|::1", host))

    def _send_file(self, path, is_private):
        wants_range = self.command == "GET" and "Range" in self.headers
        encoding, chosen = (None, path) if wants_range or is_private else choose_encoding(
            self.headers.get("Accept-Encoding", ""), path)
        try:
            with open(chosen, "rb") as file:
                state = os.fstat(file.fileno())
                headers = self._headers_of(path, is_private, encoding)
                headers["ETag"] = TAGS.of(chosen, state)
                self._answer(file, state.st_size, headers, wants_range)
        except FileNotFoundError:
            self._send_problem(404, "Not found", "There is nothing at this address any more.")

    def _headers_of(self, path, is_private, encoding):
        headers = {
            "Content-Type": MIME_TYPES.get(path.suffix.lower(), "application/octet-stream"),
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
            "Accept-Ranges": "bytes",
            "Cross-Origin-Resource-Policy": "same-origin" if is_private else "cross-origin",
        }
        if not is_private:
            headers["Access-Control-Allow-Origin"] = "*"
        if encoding:
            headers["Content-Encoding"] = encoding
        return headers

    def _answer(self, file, size, headers, wants_range):
        if self._is_known(headers["ETag"]):
            headers.pop("Content-Type")
            headers.pop("Content-Encoding", None)
            self._send_head(304, headers)
            return
        span = parse_range(self.headers["Range"], size) if wants_range and self._range_is_fresh(headers) else None
        if span == "none":
            headers = {"Content-Range": f"bytes */{size}"}
            self._send_problem(416, "No such range", "The file is shorter than that.", headers)
            return
        first, last = span or (0, size - 1)
        if span:
            headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        headers["Content-Length"] = str(last - first + 1)
        self._send_head(206 if span else 200, headers)
        if self.command == "GET":
            file.seek(first)
            self._copy(file, last - first + 1)

    def _is_known(self, tag):
        """If-None-Match: the browser has this content already."""
        known = self.headers.get("If-None-Match", "")
        return known.strip() == "*" or tag in re.findall(r'"[^"]*"', known)

    def _range_is_fresh(self, headers):
        """If-Range: the part belongs to the file that the browser has begun with."""
        return self.headers.get("If-Range", headers["ETag"]).strip() == headers["ETag"]

    def _copy(self, file, count):
        while count > 0:
            chunk = file.read(min(CHUNK_BYTES, count))
            if not chunk:
                self.close_connection = True
                return
            self.wfile.write(chunk)
            count -= len(chunk)

    def _send_head(self, status, headers):
        self.send_response(status)
        is_embed = segments_of(self.path) == ["embed.html"]
        fixed = {
            "Content-Security-Policy": POLICY + ("*" if is_embed else "'self'"),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        for name, value in {**fixed, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_problem(self, status, title, sentence, headers=None):
        body = NOT_FOUND_PAGE.format(title=html.escape(title), sentence=html.escape(sentence)).encode()
        self._send_head(status, {"Content-Type": MIME_TYPES[".html"], "Content-Length": str(len(body)),
                                 "Cache-Control": "no-store", **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(body)
