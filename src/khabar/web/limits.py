"""Limits how many requests a caller of the API may make, so that one program does not slow the desk down for all."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator

import msgspec
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from khabar.web.passwords import digest

LIMITED = ("/api/", "/export/")
HOME = ("127.0.0.1", "::1")  # who works on the server's own machine slows nobody down but himself
SHARED = 10  # times the limit of one caller: what one address may ask for under all its tokens together
CALLERS = 10_000  # remembered at once; the longest silent one is forgotten first


class Allowance(msgspec.Struct):
    """What a caller has left, and when that was so."""

    left: float
    at: float


class Allowances:
    """A bucket for each caller: it holds as many requests as a minute allows, and fills up evenly."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self.known = clock, OrderedDict[str, Allowance]()

    def take(self, caller: str, rate: int) -> float:
        """Take one request out of a caller's bucket; give the seconds to wait for one, 0 where there was one."""
        now = self.clock()
        own = self.known.setdefault(caller, Allowance(float(rate), now))
        self.known.move_to_end(caller)
        if len(self.known) > CALLERS:
            self.known.popitem(last=False)
        own.left, own.at = min(float(rate), own.left + (now - own.at) * rate / 60), now
        if own.left < 1:
            return (1 - own.left) * 60 / rate
        own.left -= 1
        return 0.0


class RateLimit:
    """Answers 429 with Retry-After to who asks the API or for files more than `rate` times a minute.

    A caller is a token, or an address without one; the server's own machine is not limited. Each process of a server
    counts for itself.
    """

    def __init__(self, app: ASGIApp, rate: int) -> None:
        self.app, self.rate, self.allowances = app, rate, Allowances()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith(LIMITED):
            await self.app(scope, receive, send)
            return
        wait = max((self.allowances.take(caller, rate) for caller, rate in self._callers(scope)), default=0.0)
        if not wait:
            await self.app(scope, receive, send)
            return
        seconds = str(math.ceil(wait))
        told = {"error": f"more than {self.rate} requests a minute; ask again in {seconds} s"}
        await JSONResponse(told, 429, {"Retry-After": seconds})(scope, receive, send)

    def _callers(self, scope: Scope) -> Iterator[tuple[str, int]]:
        """Give whom a request counts for, each with its limit; tokens that are none do not get round the address's."""
        address = scope["client"][0] if scope.get("client") else "?"
        if address in HOME:
            return
        scheme, _, token = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1").partition(" ")
        if scheme.lower() == "bearer":
            yield f"token {digest(token.strip())}", self.rate
            yield f"all of {address}", SHARED * self.rate
        else:
            yield f"address {address}", self.rate
