"""The guard: no spelling of a private address passes, and what people mean passes."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import Rejected
from integrations.addresses import allowed_hosts, checked, is_public

PRIVATE_4 = ("127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.5.4", "169.254.169.254", "100.100.100.200", "0.0.0.8")


def spellings(address: str) -> list[str]:
    """One IPv4 address in everything that a browser, a resolver or a library reads as the same."""
    a, b, c, d = (int(part) for part in address.split("."))
    number = int(ipaddress.IPv4Address(address))
    six = f"{a:02x}{b:02x}:{c:02x}{d:02x}"
    circled = "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(sign)] if sign.isdigit() else sign for sign in address)
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in address)
    return [
        address,
        f"{address}.",
        f"{address}..",
        str(number),
        f"{number}.",
        hex(number),
        hex(number).upper(),
        f"0{number:o}",
        f"{a}.{b << 16 | c << 8 | d}",
        f"{a}.{b}.{c << 8 | d}",
        f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"0000{a:o}.0{b:o}.{c}.{d}",
        f"0x{a:x}.{b}.0{c:o}.{d}",
        f"{a:03d}.{b:03d}.{c:03d}.{d:03d}",
        address.replace(".", "。"),
        address.replace(".", "．"),
        address.replace(".", "｡"),
        wide,
        circled,
        f"{address[:-1]}\u00ad{address[-1]}",
        f"{address}\u200b",
        address.replace(".", "%2e"),
        f"%{ord(address[0]):x}{address[1:]}",
        f"good.example@{address}",
        f"good.example:80@{address}",
        f"good.example%40{address}",
        f"good.example\\@{address}",
        f"good.example #@{address}",
        f"{address}:22",
        f"{address}:8080",
        f"{address}:0",
        f"{address}:99999",
        f"[::{six}]",
        f"[::{address}]",
        f"[::ffff:{address}]",
        f"[::ffff:{six}]",
        f"[::ffff:0:{six}]",
        f"[0:0:0:0:0:FFFF:{six}]",
        f"[64:ff9b::{address}]",
        f"[64:ff9b::{six}]",
        f"[64:ff9b:1::{six}]",
        f"[2002:{six}::]",
        f"[2002:{six}::1]",
        f"[2001:0:{six}::1]",
        f"[2001:4860::5efe:{six}]",
        f"[2001:4860::200:5efe:{six}]",
        f"[fe80::{six}%25eth0]",
    ]


OTHERS = [
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[fe80::1]", "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]"),
    *("[2001:db8::1]", "[3fff::1]", "[100::1]", "[::1", "::1", "[::1]:8080", "[::1%25lo]", "[v1.x]", "[]"),
    *(
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "localhost.localdomain",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "metadata",
        "router",
    ),
    *("metadata.google.internal", "printer.local", "nas.home.arpa", "wiki.corp", "db.intranet", "host.lan"),
    *("224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1", "203.0.113.9"),
    *("192.88.99.1", "168.63.129.16", "100.64.0.1", "", ".", "..", "-", "a..example", "exa mple.com", "exa\tmple.com"),
    *("good.example:22", "good.example:25", "good.example:6379", "user@good.example", "user:pw@good.example", "1.2.3"),
    *("good.example.0x7f", "good.example.127", "0", "0x", "08.1.1.1", "1.1.1.256", "a" * 64 + ".example"),
]
HOSTS = [*(spelling for address in PRIVATE_4 for spelling in spellings(address)), *OTHERS]
SCHEMES = [
    *("file:///etc/passwd", "ftp://good.example/", "gopher://good.example/", "data:text/xml,<rss/>", "javascript:1"),
    *(
        "//good.example/",
        "good.example",
        "http:/good.example",
        "http://",
        "https:",
        "HTTP:good.example",
        "\\\\good.example",
    ),
    *("unix:///run/docker.sock", "dict://good.example/", "jar:http://good.example!/", "http\n://good.example/"),
    "http://good.example/" + "a" * 3000,
]


def test_there_are_many_spellings() -> None:
    assert len(set(HOSTS)) >= 300


@pytest.mark.parametrize("host", HOSTS, ids=ascii)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_spelling_of_a_private_address_passes(scheme: str, host: str) -> None:
    with pytest.raises(Rejected) as refused:
        checked(f"{scheme}://{host}/feed.xml")
    assert refused.value.code == "address_refused"


@pytest.mark.parametrize("address", SCHEMES, ids=ascii)
def test_nothing_but_the_web_passes(address: str) -> None:
    with pytest.raises(Rejected):
        checked(address)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("https://example.com", "https://example.com/"),
        ("  HTTPS://Example.COM./Feed?a=1#part ", "https://example.com/Feed?a=1"),
        ("http://example.com:80/x", "http://example.com/x"),
        ("http://example.com:443/x", "http://example.com:443/x"),
        ("https://пример.рф/лента", "https://xn--e1afmkfd.xn--p1ai/лента"),
        ("https://ⓔⓧⓐⓜⓟⓛⓔ.com/", "https://example.com/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2A00:1450:4001:81b:0:0:0:200e]/", "http://[2a00:1450:4001:81b::200e]/"),
        ("https://sub_domain.example.com/", "https://sub_domain.example.com/"),
        ("https://1.example.com/", "https://1.example.com/"),
    ],
)
def test_what_people_mean_passes_in_one_spelling(written: str, spelled: str) -> None:
    assert checked(written) == spelled
    assert checked(spelled) == spelled


def test_a_setting_names_exceptions_by_host_and_port() -> None:
    allowed = allowed_hosts(" 127.0.0.1:8080 , wiki.corp:80,[::1]:8081")
    assert checked("http://127.0.0.1:8080/feed", allowed) == "http://127.0.0.1:8080/feed"
    assert checked("http://wiki.corp/feed", allowed) == "http://wiki.corp/feed"
    assert checked("http://[::1]:8081/", allowed) == "http://[::1]:8081/"
    for other in ("http://127.0.0.1:8081/", "http://127.0.0.1/", "https://wiki.corp/", "http://127.1:8080/"):
        with pytest.raises(Rejected):
            checked(other, allowed)


@pytest.mark.parametrize("setting", ["127.0.0.1", "http://127.0.0.1:80", "host:port", "host:0", "host:80/x", "*:80,:1"])
def test_a_wrong_exception_is_no_exception(setting: str) -> None:
    with pytest.raises(ValueError):
        allowed_hosts(setting)


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_of_ipv4_only_global_unicast_is_public(address: ipaddress.IPv4Address) -> None:
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast


@settings(deadline=None)
@given(st.ip_addresses(v=6))
def test_of_ipv6_only_global_unicast_is_public(address: ipaddress.IPv6Address) -> None:
    if is_public(str(address)):
        assert address.is_global
        assert not (address.is_multicast or address.ipv4_mapped or address.sixtofour or address.teredo)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_refused_or_brought_into_one_spelling(text: str) -> None:
    try:
        spelled = checked(f"http://{text}")
    except Rejected:
        return
    assert checked(spelled) == spelled
    assert (urlsplit(spelled).hostname or "").isascii()
