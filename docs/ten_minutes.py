"""A newcomer's ten minutes: feeds, a store, a story told by four outlets from one agency, a correction, its export.

Serves four small invented outlets on this machine, and runs the commands that docs/ten_minutes.md explains, one after
another, in a folder of its own. Ends with an error if any of them does not give what the page says.

    python docs/ten_minutes.py [FOLDER]
"""

import csv
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

STORE = "sqlite:///desk.db"
DAY = datetime(2024, 5, 8, 9, 0, tzinfo=UTC)
# Four outlets that do not exist tell what one agency reported; the first tells something else too.
ARTICLES = {
    "marsa": [
        (
            "انفجار في سوق بمدينة الموصل",
            "أفادت وكالة رويترز بأن انفجارا وقع في سوق شعبي بمدينة الموصل شمالي العراق الأربعاء وأسفر عن مقتل 12 شخصا.",
            "ووقع الانفجار صباحا قرب محطة للحافلات عندما كان السوق مزدحما بالمتسوقين، وأغلقت الشرطة الطرق المؤدية إلى المكان.",
        ),
        (
            "وزير الخارجية الألماني في طوكيو",
            "زار وزير الخارجية الألماني طوكيو الثلاثاء وأجرى محادثات مع نظيره الياباني حول التجارة والطاقة بين البلدين.",
            "وقال الوزير بعد اللقاء إن البلدين يريدان توسيع التعاون في مجال الطاقة النظيفة خلال الأعوام المقبلة.",
        ),
    ],
    "sahel": [
        (
            "مقتل 12 شخصا في انفجار بسوق في الموصل",
            "قتل 12 شخصا في انفجار هز سوقا شعبيا في الموصل شمالي العراق صباح الأربعاء، بحسب وكالة رويترز.",
            "وكان السوق القريب من محطة الحافلات مزدحما بالمتسوقين عند وقوع الانفجار، وأغلقت الشرطة الطرق حوله.",
        )
    ],
    "nahr": [
        (
            "انفجار يهز سوقا في الموصل",
            "ذكرت وكالة رويترز أن انفجارا هز سوقا شعبيا في مدينة الموصل شمالي العراق الأربعاء وأدى إلى مقتل 12 شخصا.",
            "وأغلقت الشرطة الطرق المؤدية إلى السوق القريب من محطة للحافلات، وكان مزدحما بالمتسوقين صباحا.",
        )
    ],
    "qalam": [
        (
            "12 قتيلا بانفجار في سوق بالموصل",
            "قالت وكالة رويترز إن انفجارا وقع الأربعاء في سوق شعبي بمدينة الموصل شمالي العراق وأسفر عن مقتل 12 شخصا.",
            "ووقع الانفجار قرب محطة للحافلات في وقت كان السوق فيه مزدحما بالمتسوقين، وأغلقت الشرطة الطرق.",
        )
    ],
}


class Outlets(BaseHTTPRequestHandler):
    """Answers /OUTLET/rss with the outlet's feed and /OUTLET/1.html with an article."""

    def do_GET(self) -> None:
        """Answer a request."""
        outlet, _, name = self.path.strip("/").partition("/")
        articles = ARTICLES.get(outlet, [])
        if articles and name == "rss":
            self._send(feed_of(outlet), "application/rss+xml")
        elif articles and name in {f"{n}.html" for n in range(1, len(articles) + 1)}:
            self._send(page_of(*articles[int(name.removesuffix(".html")) - 1]), "text/html; charset=utf-8")
        else:
            self.send_error(404)

    def _send(self, text: str, kind: str) -> None:
        body = text.encode("utf8")
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def feed_of(outlet: str) -> str:
    """Give an outlet's feed as RSS."""
    items = "".join(
        f"<item><title>{article[0]}</title><link>/{outlet}/{n}.html</link><pubDate>{format_datetime(DAY)}</pubDate></item>"
        for n, article in enumerate(ARTICLES[outlet], 1)
    )
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return f'{head}<rss version="2.0"><channel><title>{outlet}</title>{items}</channel></rss>'


def page_of(title: str, *paragraphs: str) -> str:
    """Give an article's page."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    head = f'<meta charset="utf-8"><title>{title}</title>'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{text}</article></body></html>"


@contextmanager
def serve() -> Iterator[str]:
    """Serve the outlets and give their address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlets)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def write_list(folder: Path, address: str) -> None:
    """Write feeds.toml."""
    lines = [f'store = "{STORE}"', 'delay = "0s"', 'private = ["127.0.0.0/8"]  # these outlets are on this machine']
    for outlet in ARTICLES:
        lines += ["", "[[feed]]", f'name = "{outlet}"', f'url = "{address}/{outlet}/rss"', f'outlet = "{outlet}"']
    alert = ["", "[[alert]]", 'name = "iraq"', 'query = { words = "الموصل" }', 'per = "story"']
    lines += [*alert, 'command = ["tee", "rung.json"]']
    (folder / "feeds.toml").write_text("\n".join(lines) + "\n", "utf8")


def khabar(folder: Path, *arguments: str) -> str:
    """Run a command as a newcomer types it, show it, and give what it printed."""
    print("$ khabar", *arguments, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "khabar", *arguments], cwd=folder, capture_output=True, encoding="utf8", check=False
    )
    print(done.stdout if len(done.stdout) < 3000 else done.stdout[:3000] + "…", done.stderr, sep="", flush=True)
    if done.returncode:
        sys.exit(f"khabar {arguments[0]} ended with {done.returncode}")
    return done.stdout


def check(holds: bool, what: str) -> None:
    """Stop with an error unless what the page says is so."""
    if not holds:
        sys.exit(f"not as the page says: {what}")
    print(f"-- {what}\n", flush=True)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Give the rows of an export."""
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def walk(folder: Path) -> None:
    """Go through the ten minutes in a folder."""
    with serve() as address:
        write_list(folder, address)
        khabar(folder, "watch", "feeds.toml", "--once")
        khabar(folder, "watch", "feeds.toml", "--once")
    khabar(folder, "watch", "feeds.toml", "--status")
    status = [json.loads(line) for line in khabar(folder, "watch", "feeds.toml", "--status", "--json").splitlines()]
    articles = sum(one.get("articles", 0) for one in status)
    check(articles == 5, "five articles came in, each once")

    stories = json.loads(khabar(folder, "stories", STORE, "--json"))
    blast = max(stories, key=lambda story: len(story["articles"]))
    page = khabar(folder, "stories", STORE, "--story", blast["id"])
    check(len(blast["articles"]) == 4 and blast["independent"] == 1, "four outlets, one independent chain")
    check("repeated" in page and "counts once" in page, "the grade says why")
    rung = json.loads((folder / "rung.json").read_text("utf8"))
    check(rung["alert"] == "iraq" and next(o for o in status if "sent" in o)["sent"] == 1, "the alert rang once")

    khabar(folder, "export", STORE, "-o", "before.csv", "--words", "طوكيو")
    event = next(row for row in rows_of(folder / "before.csv") if row["type"] == "CONSULT")
    khabar(folder, "review", STORE, event["event_id"])
    correct = ["correct", "--set", "status=future", "--who", "amina", "--comment", "the visit is still to come"]
    khabar(folder, "review", STORE, event["event_id"], *correct)
    khabar(folder, "export", STORE, "-o", "after.csv", "--words", "طوكيو")
    after = next(row for row in rows_of(folder / "after.csv") if row["event_id"] == event["event_id"])
    check((event["status"], after["status"]) == ("actual", "future"), "the correction is in the export")


def main() -> None:
    """Run in the folder named, or in one that is taken away afterwards."""
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        walk(folder)
        return
    with tempfile.TemporaryDirectory() as name:
        walk(Path(name))


if __name__ == "__main__":
    main()
