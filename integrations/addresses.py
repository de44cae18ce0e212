"""Which web addresses may be fetched: the guard against an address that leads into our own network.

An address is first brought into the one spelling that is then both judged and connected to, so that no other spelling
of it can pass. Blocks: IANA special-purpose address registries (RFC 6890 and later), and metadata services of clouds.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit, urlunsplit

import idna

from desk.errors import Rejected

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allowed = frozenset[tuple[str, int]]
PORTS = {"http": 80, "https": 443}
LONGEST = 2048
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_HOUSE_NAMES = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "localdomain",
    "home.arpa",
    "onion",
)
_BLOCKED_4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # a public address that is one cloud's metadata service
    )
)
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_BLOCKED_6 = tuple(
    ipaddress.IPv6Network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
"""Of what is global by its first bits: Teredo, documentation, 6to4 and the like. NAT64, mapped and local addresses are
outside of it."""
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


def is_public(address: str) -> bool:
    """Does this numeric address lie outside of every network that could be our own?"""
    try:
        parsed: Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return not any(parsed in block for block in _BLOCKED_4)
    if parsed.scope_id is not None or parsed not in _GLOBAL_6 or any(parsed in block for block in _BLOCKED_6):
        return False
    return (int(parsed) >> 32) & 0xFFFFFFFF not in _ISATAP


def allowed_hosts(setting: str) -> Allowed:
    """`host:port, …` as pairs. Raises ValueError for anything else."""
    pairs = set()
    for part in filter(None, (piece.strip() for piece in setting.split(","))):
        parts = urlsplit(f"http://{part}")
        if not parts.hostname or not parts.port or parts.path or parts.query or parts.username:
            raise ValueError(part)
        pairs.add((parts.hostname, parts.port))
    return frozenset(pairs)


def checked(address: str, allowed: Allowed = frozenset()) -> str:
    """The address in the spelling that will be connected to.

    Raises:
        Rejected: `address_refused`, with `why`: spelling, scheme, login, port or private.
    """
    address = address.strip()
    if not address or len(address) > LONGEST or _FORBIDDEN.search(address):
        _refuse("spelling")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        _refuse("spelling")
    if parts.scheme not in PORTS:
        _refuse("scheme")
    if "@" in parts.netloc:
        _refuse("login")
    host = _host(parts)
    number = port or PORTS[parts.scheme]
    if (host.strip("[]"), number) not in allowed:
        if port == 0 or number not in PORTS.values():
            _refuse("port")
        if not _may_be_public(host):
            _refuse("private")
    shown = host if port is None or number == PORTS[parts.scheme] else f"{host}:{number}"
    return urlunsplit((parts.scheme, shown, parts.path or "/", parts.query, ""))


def _refuse(why: str) -> NoReturn:
    raise Rejected("address_refused", why=why)


def _host(parts: SplitResult) -> str:
    """The host as it is asked for on the wire: ASCII, small letters, numbers in their one spelling."""
    host = parts.hostname or ""
    if "[" in parts.netloc or ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host)}]"
        except ValueError:
            _refuse("spelling")
    try:
        name = idna.encode(host, uts46=True, transitional=False).decode().lower() if not host.isascii() else host
    except (idna.IDNAError, UnicodeError):
        _refuse("spelling")
    name = name.removesuffix(".")
    labels = name.split(".")
    if not name or len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        _refuse("spelling")
    if _NUMBER.fullmatch(labels[-1]) and not _canonical(name):
        _refuse("spelling")  # browsers and resolvers read 0x7f.1, 017700000001 or 2130706433 as numbers too
    return name


def _canonical(name: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(name)) == name
    except ValueError:
        return False


def _may_be_public(host: str) -> bool:
    """For a name: could be; what it resolves to is looked at when it is connected to."""
    if host.startswith("[") or _canonical(host):
        return is_public(host.strip("[]"))
    return "." in host and not _ends_in(host, _HOUSE_NAMES)


def _ends_in(host: str, names: Iterable[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)
