"""Fetching: which addresses are refused, and a real server on loopback for everything else."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from counterclaim.acquire import Limits, load
from counterclaim.acquire.addresses import is_public, public_address
from counterclaim.acquire.fetch import Fetcher
from counterclaim.errors import InputError, InputTooLarge, RefusedAddress, UnreadableInput
from counterclaim.model.document import Document
from counterclaim.model.reading import Failure

PAGE = b"<html><head><title>Fire at Tolmen</title></head><body><p>The front denied it.</p></body></html>"
NOW = datetime(2031, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("::1", False),
        ("::", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b:1::1", False),
        ("2002:7f00:1::", False),
        ("2002:a9fe:a9fe::1", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ("2001:db8::1", False),
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://127.0.0.1:22/",
        "ftp://velm.example/",
        "file:///etc/hostname",
        "http://user:word@velm.example/",
        "http:///nohost",
        "http://" + "a" * 5_000,
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    (found,) = load(address)
    assert isinstance(found, Failure)
    with pytest.raises(InputError):
        Fetcher().fetch(address)


class _Handler(BaseHTTPRequestHandler):
    """What a path names is what it does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        getattr(self, "at_" + self.path.strip("/").split("/")[0].split("?")[0])()

    def log_message(self, *_: object) -> None:
        pass

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        self.send(PAGE)

    def at_host(self) -> None:
        self.send(f"The host asked for was {self.headers['Host']}, it said.".encode(), Content_Type="text/plain")

    def at_packed(self) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def at_bomb(self) -> None:
        self.send(gzip.compress(b"words " * 2_000_000), Content_Encoding="gzip", Content_Type="text/plain")

    def at_brotli(self) -> None:
        self.send(PAGE, Content_Encoding="br")

    def at_big(self) -> None:
        self.send(b"words " * 50_000)

    def at_missing(self) -> None:
        self.send(b"no", 404)

    def at_hop(self) -> None:
        self.send(b"", 302, Location="/page?from=hop")

    def at_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def at_inside(self) -> None:
        self.send(b"", 302, Location="http://inside.example/secret")

    def at_tofile(self) -> None:
        self.send(b"", 302, Location="file:///etc/hostname")

    def at_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def at_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"short")
        self.close_connection = True


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up on purpose
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def _guard(name: str, host: str, port: int) -> str:
    """Allows velm.example, at loopback; everything else as in real use."""
    return "127.0.0.1" if host == "velm.example" else public_address(name, host, port)


def _fetcher(**limits: float) -> Fetcher:
    return Fetcher(Limits(**limits), guard=_guard, clock=lambda: NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "final"), [("page", "page"), ("packed", "packed"), ("hop", "page?from=hop")])
def test_a_page_is_fetched(port: int, path: str, final: str) -> None:
    (document,) = load(f"http://velm.example:{port}/{path}#part", fetcher=_fetcher())
    assert isinstance(document, Document)
    assert (document.title, document.captured) == ("Fire at Tolmen", NOW)
    assert document.url == f"http://velm.example:{port}/{final}"


def test_the_host_asked_for_is_told_to_the_server(port: int) -> None:
    (document,) = load(f"http://velm.example:{port}/host", fetcher=_fetcher())
    assert isinstance(document, Document)
    assert f"velm.example:{port}" in document.text


def test_proxies_of_the_environment_are_ignored(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert _fetcher().fetch(f"http://velm.example:{port}/page").data == PAGE


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("missing", UnreadableInput, "404"),
        ("brotli", UnreadableInput, "br"),
        ("loop", InputTooLarge, "redirects"),
        ("inside", InputError, "inside.example"),
        ("tofile", RefusedAddress, "file"),
        ("big", InputTooLarge, "bytes"),
        ("drip", InputTooLarge, "seconds"),
        ("cut", UnreadableInput, "could not be fetched"),
    ],
)
def test_bad_answers_say_why(port: int, path: str, kind: type[InputError], words: str) -> None:
    with pytest.raises(kind, match=words):
        _fetcher(fetch_bytes=100_000, fetch_seconds=1.0 if path == "drip" else 20.0).fetch(f"http://velm.example:{port}/{path}")


def test_unpacking_is_capped(port: int) -> None:
    (found,) = load(f"http://velm.example:{port}/bomb", fetcher=_fetcher(), limits=Limits(document_bytes=1_000_000))
    assert isinstance(found, Failure)
    assert "bytes" in found.reason


def test_a_closed_port_says_so() -> None:
    with pytest.raises(UnreadableInput, match="could not be fetched"):
        _fetcher().fetch("http://velm.example:9/")
