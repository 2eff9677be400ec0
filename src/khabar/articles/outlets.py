"""Gives the outlet that a name, a domain or an address stands for."""

from functools import cache
from urllib.parse import urlsplit

from khabar.knowledge import load_table
from khabar.model import Outlet

FOLDED = str.maketrans({"\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0649": "\u064a"})


def find_outlet(name: str | None, url: str | None = None) -> Outlet:
    """Give the outlet of a name, domain or address; what the table does not know keeps its own name and domain.

    >>> find_outlet("france24.com").country, find_outlet(None, "https://arabic.cnn.com/world/1").name
    ('FRA', 'CNN Arabic')
    """
    given = (name or "").strip()
    known = _by_domain(given) if _is_address(given) else _outlets()[1].get(_key(given)) if given else None
    if known is None and url:
        known = _by_domain(url)
        if known and given and not _is_address(given):
            known = Outlet(given, known.domain, known.country)
    if known is not None:
        return known
    domain = _domain(given) if _is_address(given) else _domain(url) if url else None
    return Outlet(domain if _is_address(given) else given or domain, domain)


def _is_address(text: str) -> bool:
    return "://" in text or ("." in text and " " not in text and text.isascii() and "." not in (text[0], text[-1]))


def _domain(address: str) -> str | None:
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _by_domain(address: str) -> Outlet | None:
    """Look an address up with its first folder, then its domain, then what is left without the first labels."""
    domain = _domain(address)
    if not domain:
        return None
    outlets = _outlets()[0]
    folder = address.split("://", 1)[-1].partition("/")[2].partition("/")[0].lower()
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        host = ".".join(labels[start:])
        known = outlets.get(f"{host}/{folder}") or outlets.get(host)
        if known:
            return known
    return None


def _key(name: str) -> str:
    return " ".join(name.translate(FOLDED).casefold().split())


@cache
def _outlets() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    domains: dict[str, Outlet] = {}
    names: dict[str, Outlet] = {}
    for row in load_table("articles/outlets").rows:
        addresses = row["domains"].split("|")
        outlet = Outlet(row["name"], addresses[0], row["country"])
        domains.update(dict.fromkeys(addresses, outlet))
        names.update({_key(form): outlet for form in (row["name"], *row["names"].split("|")) if form})
    return domains, names
