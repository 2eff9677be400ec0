"""A local endpoint of a language model, over a real connection, that answers or fails as a test asks."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def chat(content, **usage):
    """Give the body of a chat completion."""
    body = {"choices": [{"message": {"role": "assistant", "content": content}}]}
    return json.dumps(body | ({"usage": usage} if usage else {})).encode()


class Script:
    """What the endpoint does, question by question; the last step is repeated. A step is a status, bytes, or a call."""

    def __init__(self, *steps):
        self.steps, self.asked, self.keys = list(steps), [], []

    def next(self):
        return self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]


@contextmanager
def serve(*steps):
    """Serve on a free port of this machine: gives the address and the script, whose `asked` keeps the questions."""
    script = Script(*steps)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append((self.path, body))
            script.keys.append(self.headers.get("Authorization"))
            step = script.next()
            status, headers, content = step if isinstance(step, tuple) else (200, {}, step)
            if status == "stall":
                time.sleep(content)
                return
            if status == "drip":
                self._drip(content)
                return
            if callable(content):
                content = content(body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def _drip(self, seconds):
            self.send_response(200)
            self.end_headers()
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                try:
                    self.wfile.write(b" ")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.05)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", script
    finally:
        server.shutdown()
        server.server_close()
