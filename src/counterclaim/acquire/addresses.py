"""Which addresses may be fetched: public http(s) ones, on web ports, by every address their name resolves to.

A host and port come in; the one address to connect to goes out, or RefusedAddress with the reason.
It never lets the name be resolved a second time: what was checked is what is connected to.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from counterclaim.errors import RefusedAddress, UnreadableInput

Guard = Callable[[str, str, int], str]
"""From (name of the input, host, port) to the IP address to connect to; raises RefusedAddress."""

PORTS = frozenset({80, 443, 8080, 8443})
"""Where web servers listen; others are mail, databases and the like, which a forged address must not reach."""

_IPV6_PUBLIC = ipaddress.ip_network("2000::/3")  # all of global unicast; loopback, mapped, compatible, local and multicast lie outside
_IPV6_SPECIAL = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "3fff::/20")))  # Teredo, benchmarks, ORCHID; documentation
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_IPV4_RELAY = ipaddress.ip_network("192.88.99.0/24")  # deprecated 6to4 relays


def public_address(name: str, host: str, port: int) -> str:
    """Resolve `host` once and give its first address; refused unless all of them are public and the port is a web port."""
    if port not in PORTS:
        raise RefusedAddress(name, f"port {port} is not a web port ({', '.join(map(str, sorted(PORTS)))})")
    found = resolve(name, host, port)
    for address in found:
        if not is_public(address):
            raise RefusedAddress(name, f"{host} is at {address}, which is not a public address")
    return found[0]


def resolve(name: str, host: str, port: int) -> list[str]:
    """All addresses of `host`, in the resolver's order."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableInput(name, f"{host} could not be resolved: {getattr(error, 'strerror', None) or error}") from None
    return [str(row[4][0]) for row in rows]


def is_public(address: str) -> bool:
    """Whether an IP address is public; IPv4 wrapped in IPv6 (mapped, NAT64, 6to4) counts as what is inside."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return parsed.is_global and not parsed.is_multicast and parsed not in _IPV4_RELAY
    inside = _wrapped(parsed)
    if inside is not None:
        return is_public(str(inside))
    return parsed in _IPV6_PUBLIC and parsed.is_global and not any(parsed in network for network in _IPV6_SPECIAL)


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
