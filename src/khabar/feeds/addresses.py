"""Gives whether an address may be fetched, and the one form of all ways of writing it."""

import asyncio
import re
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, unquote, urljoin, urlsplit

IP = IPv4Address | IPv6Address
TRANSLATED = ip_network("64:ff9b::/96")
PREFIX = re.compile(r"^(?:www|m|amp|mobile)\.")
AMP = re.compile(r"/amp$")
PORTS = {"http": 80, "https": 443}
CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
SAFE = "/~!$&'()*+,;=:@"


class Refused(Exception):
    """An address that is not fetched, and why."""


def check_address(url: str) -> str:
    """Give the host of an address. Raises Refused unless it is http or https, with a host and without a password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"not an address: {error}") from error
    if parts.scheme not in PORTS:
        raise Refused(f"only http and https are fetched, not {parts.scheme or 'an address without a scheme'}")
    if not host:
        raise Refused("an address without a host")
    if parts.username or parts.password:
        raise Refused("an address with a user or password in it")
    return host


async def resolve(url: str, allowed: Sequence[str] = ()) -> str:
    """Give the IP address to connect to. Raises Refused if the host has any that is neither public nor allowed.

    The caller connects to this very address, so that a name cannot answer otherwise the second time.
    """
    host = check_address(url)
    parts = urlsplit(url)
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OSError(f"host {host} is not found") from error
    addresses = list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    for one in addresses:
        if not is_allowed(ip_address(one), allowed):
            raise Refused(f"{host} is a private address ({one}); `private` in feeds.toml may allow it")
    return addresses[0]


def is_allowed(address: IP, allowed: Sequence[str] = ()) -> bool:
    """Tell whether an IP address is public, or in one of these networks.

    >>> is_allowed(ip_address("127.0.0.1")), is_allowed(ip_address("10.1.2.3"), ["10.0.0.0/8"])
    (False, True)
    """
    inner = _inside(address)
    if any(inner in ip_network(one) or address in ip_network(one) for one in allowed):
        return True
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _inside(address: IP) -> IP:
    """Give the IPv4 address that an IPv6 one stands for."""
    if isinstance(address, IPv4Address):
        return address
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)


def canonical(url: str) -> str:
    """Give one form for all addresses of a page: no scheme, www, tracking, fragment, last slash or AMP.

    >>> canonical("https://www.example.com:443/a/?utm_source=x&b=2&a=1#top")
    'example.com/a?a=1&b=2'
    """
    from courlan.clean import normalize_url

    parts = urlsplit(normalize_url(url, trailing_slash=False))
    path = AMP.sub("", quote(unquote(parts.path).rstrip("/"), safe=SAFE))
    query = f"?{parts.query}" if parts.query else ""
    return f"{PREFIX.sub('', parts.netloc.lower())}{path}{query}"


def site_of(url: str) -> str:
    """Give the host with its port, without www."""
    return PREFIX.sub("", urlsplit(url).netloc.lower())


def try_join(base: str, link: str) -> str | None:
    """Give the whole address of a link on a page without its fragment, None for what is not fetched.

    Control characters are left away, as browsers do: what is stored is what is fetched.
    """
    try:
        url = urljoin(base, CONTROLS.sub("", link).strip()).partition("#")[0]
        check_address(url)
    except (Refused, ValueError):
        return None
    return url
