"""Gives what stands at an address: within time, size and redirects, of public hosts only, as its robots.txt allows."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from khabar.errors import FeedError
from khabar.feeds.addresses import Refused, check_address, resolve, try_join
from khabar.feeds.clock import Clock
from khabar.feeds.config import Config, seconds, size
from khabar.model.version import VERSION

if TYPE_CHECKING:
    import httpx
    from protego import Protego

MOVED = (301, 302, 303, 307, 308)
LATER = (429, 503)
ROBOTS_SIZE = 500_000  # RFC 9309 2.5: at least 500 kibibytes are read
ROBOTS_AGE = 86400.0  # RFC 9309 2.4: kept for a day at most
ROBOTS_AGAIN = 600.0
LONGEST_WAIT = 86400.0
GZIP = 47  # zlib finds out whether it is gzip or zlib


class Fetched(NamedTuple):
    """What came: `url` is where it came from in the end, `body` is unpacked."""

    status: int
    url: str
    body: bytes
    headers: Mapping[str, str]


class Failed(Exception):
    """A fetch that gave nothing. `later` may be tried again, after `wait` seconds if the host says so."""

    def __init__(self, reason: str, *, later: bool = True, wait: float | None = None, status: int = 0) -> None:
        self.reason, self.later, self.wait, self.status = reason, later, wait, status
        super().__init__(reason)


class Fetcher:
    """Fetches for one list of feeds. Raises FeedError where a package is not installed."""

    def __init__(self, config: Config, clock: Clock) -> None:
        try:
            import feedparser  # noqa: F401 - told before the first feed is asked, not after
            import httpx
            import protego  # noqa: F401
            from courlan.clean import normalize_url  # noqa: F401
        except ModuleNotFoundError as error:
            raise FeedError(f"{error.name} is not installed", next="pip install 'khabar[feeds]'") from error
        self.config, self.clock = config, clock
        self.agent = config.agent or f"Khabar/{VERSION}"
        self.timeout, self.size = seconds(config.timeout), size(config.size)
        self.robots: dict[str, tuple[float, Protego | None]] = {}
        self.client = httpx.AsyncClient(
            timeout=self.timeout,
            trust_env=False,
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"user-agent": self.agent, "accept-encoding": "gzip"},
        )

    async def close(self) -> None:
        """Close all connections."""
        await self.client.aclose()

    async def get(self, url: str, headers: Mapping[str, str] | None = None, *, robots: bool = True) -> Fetched:
        """Fetch an address, following redirects. Raises Failed."""
        seen = list[str]()
        while True:
            if url in seen:
                raise Failed(f"redirected in a circle at {url}")
            if len(seen) > self.config.redirects:
                raise Failed(f"redirected more than {self.config.redirects} times")
            seen.append(url)
            if robots:
                await self._obey(url)
            got = await self._limited("GET", url, dict(headers or {}))
            if got.status not in MOVED:
                return _checked(got, self.clock.now())
            target = try_join(url, got.headers.get("location", ""))
            if target is None:
                raise Failed(f"redirected to {got.headers.get('location', 'nowhere')!r}", later=False)
            url = target

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Fetched:
        """Send JSON to a webhook; redirects are not followed. Raises Failed."""
        given = {"content-type": "application/json", **headers}
        got = await self._limited("POST", url, given, body)
        if got.status in MOVED:
            raise Failed(f"the webhook answered {got.status}", later=False)
        return _checked(got, self.clock.now())

    def delay_of(self, url: str) -> float:
        """Give the seconds between two requests that the host's robots.txt asks for, 0 where it asks for none."""
        rules = self.robots.get(_origin(url), (0.0, None))[1]
        return min(float((rules and rules.crawl_delay(self.agent)) or 0.0), LONGEST_WAIT)

    async def _obey(self, url: str) -> None:
        """Raise Failed where robots.txt disallows an address (RFC 9309: 4xx allows all, 5xx or silence nothing yet)."""
        from protego import Protego

        origin = _origin(url)
        until, rules = self.robots.get(origin, (0.0, None))
        if until <= self.clock.now():
            try:
                got = await self._robots(f"{origin}/robots.txt")
            except Failed as error:
                self.robots[origin] = (self.clock.now() + ROBOTS_AGAIN, None)
                raise Failed(f"robots.txt: {error.reason}", later=error.later, wait=error.wait) from error
            rules = Protego.parse(got.decode("utf8", "replace"))
            self.robots[origin] = (self.clock.now() + ROBOTS_AGE, rules)
        if rules is None:
            raise Failed("robots.txt could not be read a moment ago")
        if not rules.can_fetch(url, self.agent):
            raise Failed("robots.txt disallows it", later=False)

    async def _robots(self, url: str) -> bytes:
        for _ in range(self.config.redirects + 1):
            got = await self._limited("GET", url, {}, size=ROBOTS_SIZE)
            if got.status in MOVED:
                url = try_join(url, got.headers.get("location", "")) or url
                continue
            if 400 <= got.status < 500 and got.status not in LATER:
                return b""
            return _checked(got, self.clock.now()).body
        return b""  # RFC 9309 2.3.1.2: after five redirects it may be taken as absent

    async def _limited(
        self, method: str, url: str, headers: dict[str, str], content: bytes | None = None, *, size: int | None = None
    ) -> Fetched:
        import httpx

        try:
            async with asyncio.timeout(self.timeout):
                return await self._ask(method, url, headers, content, size or self.size)
        except Refused as error:
            raise Failed(str(error), later=False) from error
        except TimeoutError as error:
            raise Failed(f"no whole answer within {self.timeout:g} s") from error
        except httpx.TimeoutException as error:
            raise Failed(f"no answer within {self.timeout:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise Failed(f"no connection: {str(error) or type(error).__name__}") from error

    async def _ask(self, method: str, url: str, headers: dict[str, str], content: bytes | None, size: int) -> Fetched:
        """Ask the very IP address that was checked, under the host's name."""
        import httpx

        host = check_address(url)
        asked = httpx.URL(url)
        pinned = asked.copy_with(host=await resolve(url, self.config.private))
        given = {"host": asked.netloc.decode("ascii"), **headers}
        options = {"sni_hostname": asked.raw_host.decode("ascii")} if not _is_number(host) else {}
        async with self.client.stream(method, pinned, headers=given, content=content, extensions=options) as got:
            body = await _read(got, size) if got.status_code not in MOVED else b""
            return Fetched(got.status_code, url, body, {k.lower(): v for k, v in got.headers.items()})


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


async def _read(got: "httpx.Response", limit: int) -> bytes:
    """Give the whole body, unpacked, and stop at the limit, so that no small packet grows without end."""
    packing = got.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise Failed(f"packed as {packing}, which was not asked for", later=False)
    if int(got.headers.get("content-length") or 0) > limit:
        raise Failed(f"more than {limit:,} bytes", later=False)
    whole = [part async for part in _unpacked(got, limit) if part] if packing not in ("identity", "") else None
    if whole is None:
        whole = [part async for part in _counted(got.aiter_raw(), limit)]
    return b"".join(whole)


async def _counted(parts: AsyncIterator[bytes], limit: int) -> AsyncIterator[bytes]:
    length = 0
    async for part in parts:
        length += len(part)
        if length > limit:
            raise Failed(f"more than {limit:,} bytes", later=False)
        yield part


async def _unpacked(got: "httpx.Response", limit: int) -> AsyncIterator[bytes]:
    packed, length = zlib.decompressobj(GZIP), 0
    async for part in _counted(got.aiter_raw(), limit):
        try:
            plain = packed.decompress(part, limit + 1 - length)
        except zlib.error as error:
            raise Failed(f"broken gzip: {error}") from error
        length += len(plain)
        if length > limit:
            raise Failed(f"unpacks to more than {limit:,} bytes", later=False)
        yield plain
    if not packed.eof:
        raise Failed("gzip that is cut off")


def unzip(body: bytes, limit: int) -> bytes:
    """Unpack a file that is gzipped as such (sitemap.xml.gz). Raises Failed."""
    packed = zlib.decompressobj(GZIP)
    try:
        plain = packed.decompress(body, limit + 1)
    except zlib.error as error:
        raise Failed(f"broken gzip: {error}") from error
    if len(plain) > limit:
        raise Failed(f"unpacks to more than {limit:,} bytes", later=False)
    if not packed.eof:
        raise Failed("gzip that is cut off")
    return plain


def _checked(got: Fetched, now: float) -> Fetched:
    if got.status == 304 or 200 <= got.status < 300:
        return got
    wait = _retry_after(got.headers.get("retry-after"), now)
    later = got.status >= 500 or got.status in (408, 425, 429)
    raise Failed(f"answered {got.status}", later=later, wait=wait, status=got.status)


def _retry_after(value: str | None, now: float) -> float | None:
    """Give the seconds that a Retry-After asks for: a number or a date (RFC 9110 10.2.3)."""
    if not value:
        return None
    try:
        wait = float(value) if value.strip().isdigit() else parsedate_to_datetime(value).timestamp() - now
    except (ValueError, TypeError):
        return None
    return min(max(wait, 0.0), LONGEST_WAIT)
