"""Gives a local web server that answers as tests tell it, over real connections."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(b"")

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["content-length"])))

    def answer(self, body):
        web = self.server.web
        web.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        web.hits[self.path] += 1
        route = web.routes.get(self.path, (404, {}, b""))
        if callable(route):
            route = route(self, web.hits[self.path])
        if route is None:
            self.close_connection = True
            return
        status, headers, content = route
        content = content.encode() if isinstance(content, str) else content
        self.send_response(status)
        for name, value in ({"content-length": str(len(content)), "content-type": "text/html"} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that hangs up is what some tests are about."""


class Web:
    """A running server: `routes` say what a path answers, `asked` what came in."""

    def __init__(self):
        self.routes, self.asked, self.hits = {}, [], Counter()
        self.over = threading.Event()
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.web = self
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.port = self.server.server_address[1]

    def url(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def times(self, path):
        return self.hits[path]

    def close(self):
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
