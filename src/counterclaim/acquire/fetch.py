"""One http(s) address becomes bytes: the only place that knows HTTP.

An address comes in; a `Page` goes out, or an `InputError` with the reason.
It never connects to an address it has not checked, reads proxies from the environment, or waits past its deadline.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from counterclaim.acquire.addresses import Guard, public_address
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.page import Page
from counterclaim.errors import InputTooLarge, RefusedAddress, UnreadableInput

if TYPE_CHECKING:
    import httpcore
    import httpx

REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = (
    ("User-Agent", "Mozilla/5.0 (compatible; counterclaim; reads one article for a person)"),
    ("Accept", "text/html,application/xhtml+xml,application/pdf,application/json,text/plain;q=0.9,*/*;q=0.5"),
    ("Accept-Encoding", "gzip"),
    ("Accept-Language", "en,*;q=0.5"),
    ("Connection", "close"),
)
LONGEST_ADDRESS = 4_000


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches single addresses. `guard` decides where to connect; tests pass one that allows a loopback server, and their own `tls`."""

    limits: Limits = field(default_factory=Limits)
    guard: Guard = public_address
    clock: Callable[[], datetime] = _now
    tls: ssl.SSLContext | None = None

    def fetch(self, address: str) -> Page:
        """Get `address`, through at most `limits.redirects` redirects, each checked like the first."""
        deadline = time.monotonic() + self.limits.fetch_seconds
        url = _checked(address, address)
        for _ in range(self.limits.redirects + 1):
            answer = self._get(address, url, deadline)
            if isinstance(answer, Page):
                return answer
            url = _checked(address, str(url.join(answer)))
        raise InputTooLarge(address, f"more than {self.limits.redirects} redirects")

    def _get(self, name: str, url: httpx.URL, deadline: float) -> Page | str:
        """One request: the page, or where it redirects to."""
        import httpcore

        from counterclaim.acquire.wire import PinnedBackend

        port = url.port or (443 if url.scheme == "https" else 80)
        backend = PinnedBackend(self.guard(name, url.host, port), deadline)
        try:
            with httpcore.ConnectionPool(self.tls or _tls(), max_connections=1, network_backend=backend) as pool:
                request = [("Host", url.netloc.decode("ascii")), *HEADERS]
                with pool.stream("GET", _wire_url(url), headers=request) as response:
                    return self._answer(name, url, response)
        except httpcore.TimeoutException:
            raise InputTooLarge(name, f"no complete answer within {self.limits.fetch_seconds:g} seconds") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            raise UnreadableInput(name, f"could not be fetched: {str(error) or type(error).__name__}") from None

    def _answer(self, name: str, url: httpx.URL, response: httpcore.Response) -> Page | str:
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in response.headers}
        if response.status in REDIRECTS and headers.get("location"):
            return headers["location"]
        if response.status != 200:
            raise UnreadableInput(name, f"the server answered {response.status}")
        if headers.get("content-encoding", "identity").strip().lower() not in ("identity", "gzip", "x-gzip", ""):
            raise UnreadableInput(name, f"the server packed its answer as {headers['content-encoding']!r}, which was not asked for")
        data = bytearray()
        for chunk in response.iter_stream():
            data += chunk
            if len(data) > self.limits.fetch_bytes:
                raise InputTooLarge(name, f"over {self.limits.fetch_bytes:,} bytes")
        return Page(bytes(data), str(url), headers.get("content-type"), self.clock())


def _checked(name: str, address: str) -> httpx.URL:
    """Parse an address; only http and https, no user names or passwords, no fragment."""
    import httpx

    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedAddress(name, f"not a valid address: {error}") from None
    if url.scheme not in ("http", "https"):
        raise RefusedAddress(name, f"only http and https addresses are fetched, not {url.scheme!r}")
    if not url.host or len(address) > LONGEST_ADDRESS:
        raise RefusedAddress(name, "not a valid address: no host, or too long")
    if url.userinfo:
        raise RefusedAddress(name, "addresses with a user name or password are not fetched")
    return url.copy_with(fragment=None)


def _wire_url(url: httpx.URL) -> Any:
    import httpcore

    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _tls() -> ssl.SSLContext:
    import httpx

    return httpx.create_ssl_context(trust_env=False)
