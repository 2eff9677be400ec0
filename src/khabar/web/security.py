"""Gives the headers that every answer carries, and addresses that lead nowhere outside."""

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "worker-src 'self' blob:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LONGEST_BODY = 1_000_000  # bytes of a form or a JSON decision


class SafeHeaders:
    """Adds HEADERS to every answer, keeps pages out of shared caches, and refuses bodies that are too long."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        length = dict(scope["headers"]).get(b"content-length", b"0")
        chunked = b"transfer-encoding" in dict(scope["headers"])
        if chunked or not length.isdigit() or int(length) > LONGEST_BODY:
            await with_headers({"type": "http.response.start", "status": 413, "headers": []})
            await with_headers({"type": "http.response.body", "body": b"too long"})
            return
        await self.app(scope, receive, with_headers)


def safe_back(address: str | None) -> str:
    """Give an address of this desk to go back to; anything that leads elsewhere becomes the first page.

    >>> safe_back("/search?type=AID"), safe_back("//evil.example/x"), safe_back("/\\\\evil.example")
    ('/search?type=AID', '/', '/')
    """
    if not address or not address.startswith("/") or address.startswith("//") or not address.isprintable():
        return "/"
    parts = urlsplit(address)
    return "/" if parts.scheme or parts.netloc or "\\" in address else address


def safe_link(address: str | None) -> str | None:
    """Give a link out only where it is a page of the web: no script, no data.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return address if address and address.lower().startswith(("https://", "http://")) else None
